import { expect, test } from 'vitest';
import { message, plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { rowsOf } from '../../../src/features/prerequisites/rowTree.ts';
import { wantingRows } from '../../../src/features/prerequisites/wantingRows.ts';
import { barOf } from '../../../src/features/prerequisites/bar.ts';
import { flat } from '../../../src/features/prerequisites/redraw.ts';
import { attention } from '../../../src/features/prerequisites/rows.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10', { label: 'dev' });
const watching = { kind: 'watching', context: 'crc', server: 'https://c', target, seen: undefined } as const;
const snapshot = snapshotOf();
const statuses = evaluateAll(snapshot, target);

function said(state: Parameters<typeof barOf>[0]): string | undefined {
  const bar = barOf(state);
  return bar && `${bar.icon}: ${plain(bar.said)}`;
}

test('the status bar says where this window looks, and how many want attention', () => {
  const used = [...statuses.values()].filter(({ state }) => state !== 'notApplicable');
  const ready = used.filter(({ state }) => state === 'ready').length;
  expect(said({ ...watching, seen: { snapshot, statuses } })).toBe(
    `warning: dev: ${ready} of ${used.length} ready`,
  );
  const bar = barOf({ ...watching, seen: { snapshot, statuses } });
  expect(bar && plain(bar.tooltip)).toBe(
    `dev in crc (https://c), RHDH ${target.release.version}: ${attention(statuses)} want attention`,
  );
  expect(said(watching)).toBe('sync: dev: connecting');
  const resting = said({ ...watching, seen: { snapshot, statuses }, restingSince: 0 });
  expect(resting).toMatch(/^history: dev: .* ready at .*\d/);
});

test('of a cluster that is away it does not say that all is well', () => {
  const away = { ...snapshot, connection: { state: 'unreachable', reason: message('gone') } } as const;
  const seen = { snapshot: away, statuses: evaluateAll(away, target) };
  expect(said({ ...watching, seen })).toBe('question: dev: no answer');
});

test('where the login has run out it says so, and leads back in', () => {
  const away = { ...snapshot, connection: { state: 'unauthorized', reason: message('401') } } as const;
  const state = { ...watching, seen: { snapshot: away, statuses: evaluateAll(away, target) } };
  expect(said(state)).toBe('sign-in: dev: log in again');
  expect(barOf(state)?.command).toBe('logIn');
});

test('it is not there where no cluster is watched', () => {
  expect(said({ kind: 'asleep' })).toBeUndefined();
  expect(said({ kind: 'noKubeconfig' })).toBeUndefined();
});

test('the filter leaves what wants attention, with what it stands under', () => {
  const degraded = new Map(statuses);
  const blocked = statuses.get('data-index');
  if (blocked !== undefined) degraded.set('data-index', { ...blocked, state: 'degraded' });
  const rows = rowsOf(degraded);
  const shown = flat(wantingRows(rows)).map(({ id }) => id);
  expect(shown).toEqual(
    expect.arrayContaining(['serverless', 'backstage', 'platform', 'data-index', 'rhdh-operator']),
  );
  expect(shown).not.toContain('jobs-service');
  expect(shown).not.toContain('cluster');
  expect(shown).not.toContain('knative-serving');
});
