import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../src/cluster/index.ts';
import { plain } from '../../src/core/message.ts';
import { nextSteps } from '../../src/core/report/nextSteps.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { judgedLongAfter, plantedWorld } from '../support/plantedWorld.ts';
import { symptomCases } from '../support/symptoms/index.ts';
import type { SymptomCase } from '../support/symptoms/symptomCase.ts';
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

  test.each(symptomCases.map((one, index) => ({ ...one, namespace: `${one.id.toLowerCase()}-${index}` })))(
    '$id is shown by $row as $code ($by)',
    async (symptom) => {
      const { row, code, namespace, release = '1.10', choices } = symptom;
      const target = targetOf(release, { ...choices, namespace });
      const world = plantedWorld(cluster.server.client, target);
      await world.namespace();
      await symptom.make(world);
      const { statuses } = await judgedLongAfter(connection, target);
      await symptom.unmake?.(world);
      const status = statuses.get(row);
      const note = status?.notes.find((one) => one.code === code);
      expect(note?.code ?? status?.code, plain(status?.reason ?? { text: 'none', args: [] })).toBe(code);
      const words = plain(note?.message ?? status?.reason ?? { text: '', args: [] });
      expectProof(symptom, words);
      if (note !== undefined || symptom.by === 'advised') return;
      // What is diagnosed has evidence, but for what only waits, and says what to do next.
      if (status?.state !== 'blocked') expect(status?.evidence.length).toBeGreaterThan(0);
      expect(nextSteps(row, statuses, target).length).toBeGreaterThan(0);
    },
  );

  test('are all of the table', () => {
    const ids = new Set(symptomCases.map(({ id }) => id));
    expect(ids).toEqual(new Set(Array.from({ length: 37 }, (_, index) => `P${index + 1}`)));
  });
});

/** What a log alone tells is named as the place to look at; the table says the same of each. */
function expectProof({ id, by, code }: SymptomCase, words: string): void {
  if (by === 'log') expect(words).toMatch(/\blog\b/);
  const line = documented.split('\n').find((one) => one.startsWith(`| ${id} `)) ?? '';
  const [, , , , proof = '', shown = ''] = line.split('|');
  expect(proof, id).toContain(by);
  expect(shown, id).toContain(`\`${code}\``);
}
