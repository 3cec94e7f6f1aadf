import { expect, test } from 'vitest';
import { clusterFactsOf, noClusterFacts } from '../../src/core/clusterFacts.ts';
import { tellClusterFacts } from '../../src/features/editing/clusterFacts.ts';
import type { SessionState, Watching } from '../../src/session/session.ts';
import { object, snapshotOf } from '../support/snapshots.ts';
import { targetOf } from '../support/targets.ts';

const definition = object(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'backstages.rhdh.redhat.com',
  undefined,
  {
    spec: {
      group: 'rhdh.redhat.com',
      versions: [
        { name: 'v1alpha5', served: true },
        { name: 'v1alpha3', served: false },
      ],
    },
  },
);
const other = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'x', undefined, {
  spec: { group: 'x.io', versions: [{ name: 'v1', served: true }] },
});
const snapshot = snapshotOf({
  customResourceDefinitions: [definition, other],
  clusterServiceVersions: [
    object('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', 'rhdh-operator.v1.9.3', 'rhdh-operator'),
  ],
  configMaps: [
    object('v1', 'ConfigMap', 'b', 'rhdh'),
    object('v1', 'ConfigMap', 'a', 'rhdh'),
    object('v1', 'ConfigMap', 'b', 'rhdh'),
  ],
  secrets: 'forbidden',
  services: { only: ['rhdh'], objects: [object('v1', 'Service', 's', 'rhdh')] },
});

const names = {
  ConfigMap: [
    { name: 'a', namespace: 'rhdh' },
    { name: 'b', namespace: 'rhdh' },
  ],
  Service: [{ name: 's', namespace: 'rhdh' }],
};

test('names, served versions and the version of RHDH, as far as they are seen', () => {
  expect(clusterFactsOf(snapshot)).toEqual({
    version: '1.9.3',
    served: ['rhdh.redhat.com/v1alpha5'],
    names,
  });
});

test('nothing without a connection', () => {
  expect(clusterFactsOf({ ...snapshot, connection: { state: 'connecting' } })).toEqual(noClusterFacts);
});

test('the server is told when it is something else, and that there is nothing when the cluster is gone', () => {
  const told: unknown[] = [];
  let listener: (state: SessionState) => void = () => undefined;
  const watching: Watching = {
    kind: 'watching',
    context: 'c',
    server: 's',
    target: targetOf(),
    seen: undefined,
  };
  const seen = { ...watching, seen: { snapshot, statuses: [] as never } };
  tellClusterFacts(
    {
      state: { kind: 'asleep' },
      onDidChange(given) {
        listener = (state) => void given(state);
        return { dispose: () => undefined };
      },
    },
    (facts) => {
      told.push(facts.names);
      return Promise.resolve();
    },
  );
  for (const state of [watching, seen, { ...seen, context: 'd' }, { kind: 'noKubeconfig' as const }])
    listener(state);
  expect(told).toEqual([names, {}]);
});
