import { describe, expect, test } from 'vitest';
import {
  clusterRefused,
  isFirstImpression,
  statusFormats,
  statusReport,
} from '../../../src/cli/statusReport.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { report } from '../../../src/core/report/report.ts';
import { watchedResources, type ResourceKey } from '../../../src/core/snapshot.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf();
const snapshot = snapshotOf();
const statuses = evaluateAll(snapshot, target);

describe('status', () => {
  test.each(statusFormats)('as %s ends with one line break', (format) => {
    expect(statusReport({ target, snapshot, statuses }, format)).toMatch(/[^\n]\n$/);
  });

  test('as Markdown is the report that the editor writes', () => {
    expect(statusReport({ target, snapshot, statuses }, 'markdown')).toBe(report(statuses, snapshot, target));
  });

  test('as JSON names every prerequisite with its state and reason', () => {
    const { prerequisites } = JSON.parse(statusReport({ target, snapshot, statuses }, 'json')) as {
      prerequisites: readonly { id: string; state: string; reason: string }[];
    };
    expect(prerequisites.map(({ id, state }) => [id, state])).toEqual(
      [...statuses].map(([id, { state }]) => [id, state]),
    );
    expect(prerequisites.filter(({ reason }) => reason === '')).toEqual([]);
  });

  test('tells how much a note weighs in every form', () => {
    const unsafe = { ...snapshot, unverified: true } as const;
    const report = { target, snapshot: unsafe, statuses: evaluateAll(unsafe, target) };
    expect(statusReport(report, 'text')).toMatch(/^ +warning: Nobody checks that /m);
    expect(statusReport(report, 'markdown')).toContain('Warning: Nobody checks that ');
    const { prerequisites } = JSON.parse(statusReport(report, 'json')) as {
      prerequisites: readonly { notes: readonly { code: string; severity: string }[] }[];
    };
    expect(prerequisites[0]?.notes[0]).toMatchObject({ code: 'server-not-verified', severity: 'warning' });
    expect(statusReport({ target, snapshot, statuses }, 'text')).not.toContain('Nobody checks');
  });
});

test('what is ready is a first impression until all that it asks is answered', () => {
  const cluster = statuses.get('cluster');
  if (cluster === undefined) throw new Error('Every snapshot has a cluster.');
  const [question] = cluster.asks ?? [];
  const good = {
    target,
    snapshot: { ...snapshot, answers: {} },
    statuses: new Map([['cluster', cluster] as const]),
  };
  expect(cluster.state).toBe('ready');
  expect(isFirstImpression(good)).toBe(true);
  const answers = { [question?.key ?? '']: { state: 'notServed' } as const };
  expect(isFirstImpression({ ...good, snapshot: { ...snapshot, answers } })).toBe(false);
  expect(isFirstImpression({ ...good, statuses })).toBe(false);
});

test('a cluster that refuses everything the target uses refuses; one that shows a little does not', () => {
  const keys = Object.keys(watchedResources) as readonly ResourceKey[];
  const forbidden = Object.fromEntries(keys.map((key) => [key, 'forbidden' as const]));
  expect(clusterRefused(evaluateAll(snapshotOf(forbidden), target))).toBe(true);
  expect(clusterRefused(evaluateAll(snapshotOf({ ...forbidden, configMaps: [] }), target))).toBe(true);
  expect(clusterRefused(evaluateAll(snapshotOf({ ...forbidden, networkPolicies: [] }), target))).toBe(false);
});
