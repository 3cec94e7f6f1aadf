import { expect, test } from 'vitest';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const { apiVersion, name } = target.release.platform;
const platform = object(apiVersion, 'SonataFlowPlatform', name, target.namespace);

test.each<[string, Given, string, string]>([
  ['there', [platform], 'ready', 'crd-served'],
  ['not there', [], 'ready', 'crd-served'],
  ['to be seen in the namespace alone', { only: ['rhdh'], objects: [] }, 'ready', 'crd-served'],
  ['not served', 'notServed', 'blocked', 'waits-for-needs'],
  ['not to be seen either', 'forbidden', 'unknown', 'forbidden'],
  ['still being read', 'pending', 'unknown', 'forbidden'],
])('to whom CRDs are forbidden, and platforms are %s', (_, sonataFlowPlatforms, state, code) => {
  const snapshot = snapshotOf({ customResourceDefinitions: 'forbidden', sonataFlowPlatforms });
  const status = evaluateAll(snapshot, target).get('sonataflow-crds');
  expect(status).toMatchObject({ state, code });
  if (state === 'ready') expect(status?.evidence).toHaveLength(1);
});

test.each(['pending', 'unreachable'] as const)(
  'CRDs that are %s are waited for',
  (customResourceDefinitions) => {
    const snapshot = snapshotOf({ customResourceDefinitions, sonataFlowPlatforms: [platform] });
    expect(evaluateAll(snapshot, target).get('sonataflow-crds')?.code).toBe(customResourceDefinitions);
  },
);
