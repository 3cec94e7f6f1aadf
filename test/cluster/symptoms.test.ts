import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../src/cluster/index.ts';
import { plain } from '../../src/core/message.ts';
import type { Statuses } from '../../src/core/prerequisites/index.ts';
import { asTheReasonSays, nextSteps } from '../../src/core/report/nextSteps.ts';
import type { Status } from '../../src/core/status.ts';
import type { Target } from '../../src/core/target/target.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { judgedLongAfter, plantedWorld } from '../support/plantedWorld.ts';
import { symptomCases } from '../support/symptoms/index.ts';
import type { Shown, SymptomCase } from '../support/symptoms/symptomCase.ts';
import { targetOf } from '../support/targets.ts';

const documented = readFileSync(join(import.meta.dirname, '../../docs/symptoms.md'), 'utf8');

/** On a server without controllers: what operators and the kubelet would write is written by hand. */
describeCluster('the symptoms of docs/symptoms.md on a server', () => {
  const cluster = useCluster({ crds: true });
  let connection: Connection;
  beforeAll(async () => {
    connection = await connectAs(cluster.server.admin);
  });
  afterAll(() => connection.close());

  test.each(symptomCases.map((one, index) => ({ ...one, namespace: `symptoms-${index}`, what: said(one) })))(
    '$what',
    async ({ shows, namespace, release = '1.10', choices, make, unmake }) => {
      const target = targetOf(release, { ...choices, namespace });
      const world = plantedWorld(cluster.server.client, target);
      await world.namespace();
      await make(world);
      const { statuses } = await judgedLongAfter(connection, target);
      await unmake?.(world);
      for (const one of shows) {
        const words = wordsOf(one, statuses.get(one.row));
        // What a log alone tells is named as the place to look at.
        if (one.by === 'log') expect(words).toMatch(/\blog\b/);
        if (one.by !== 'advised') expect(nextStepsOf(one, statuses, target, words), words).not.toEqual([]);
      }
    },
  );

  test('are all of the table, which says the same of each', () => {
    const shown = symptomCases.flatMap(({ shows }) => shows);
    expect(new Set(shown.map(({ id }) => id))).toEqual(
      new Set(Array.from({ length: 37 }, (_, index) => `P${index + 1}`)),
    );
    for (const { id, by, code } of shown) {
      const line = documented.split('\n').find((one) => one.startsWith(`| ${id} `)) ?? '';
      const [, , , , proof = '', rows = ''] = line.split('|');
      expect(proof, id).toContain(by);
      expect(rows, id).toContain(`\`${code}\``);
    }
  });
});

function said({ shows }: SymptomCase): string {
  return shows.map(({ id, by, row, code }) => `${id}: ${row} says ${code} (${by})`).join(', ');
}

/** The words for a symptom, which has evidence, but for what only waits. */
function wordsOf({ id, code }: Shown, status: Status | undefined): string {
  const note = status?.notes.find((one) => one.code === code);
  const reason = plain(note?.message ?? status?.reason ?? { text: '', args: [] });
  expect(note?.code ?? status?.code, `${id}: ${reason}`).toBe(code);
  if (note === undefined && status?.state !== 'blocked' && status?.state !== 'absent') {
    expect(status?.evidence.length, id).toBeGreaterThan(0);
  }
  return reason;
}

/** What somebody is told to do, where it is told in the words of a note or a status. */
const told =
  /(?:^|[.:;,] (?:or )?)(?:Add|Build|Change|Clear|Copy|Create|Delete|Edit|Give|Have|Install|Keep|Look|Move|Name|Raise|Rename|Rewrite|Set|Write)\b/i;

/** A row has steps; a note, and a row that nothing here puts right, says itself what to do. */
function nextStepsOf(
  { row, code }: Shown,
  statuses: Statuses,
  target: Target,
  words: string,
): readonly unknown[] {
  const note = statuses.get(row)?.notes.find((one) => one.code === code);
  // What harms nobody leaves nothing to do.
  if (note?.severity === 'hint') return [words];
  const steps =
    note !== undefined ? [] : nextSteps(row, statuses, target).filter((step) => step !== asTheReasonSays);
  return told.test(words) || /\blog\b/.test(words) ? [words] : steps;
}
