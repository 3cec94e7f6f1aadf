import { expect, test } from 'vitest';
import type { Connection } from '../../src/cluster/index.ts';
import { clusterFactsOf, noClusterFacts } from '../../src/core/clusterFacts.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
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
const byMetadata = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'x.x.io', undefined);
const snapshot = snapshotOf({
  customResourceDefinitions: [definition, byMetadata],
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

test('namespaces that are watched, and those that are only known, each once', () => {
  const watched = snapshotOf({ namespaces: [object('v1', 'Namespace', 'rhdh', undefined)] });
  expect(clusterFactsOf(watched, ['rhdh', 'a']).names).toEqual({
    Namespace: [{ name: 'a' }, { name: 'rhdh' }],
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
      connection: () => undefined,
      namespaces: () => Promise.resolve(undefined),
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

test('the names of all namespaces are asked for once for each connection, and again after an outage', async () => {
  const told: unknown[] = [];
  const away: Snapshot = {
    ...snapshot,
    connection: { state: 'unreachable', reason: { text: 'away', args: [] } },
  };
  const at = (seen: Snapshot, context = 'c'): SessionState => ({
    kind: 'watching',
    context,
    server: 's',
    target: targetOf(),
    seen: { snapshot: seen, statuses: [] as never },
  });
  const [first, second] = [{}, {}] as [Connection, Connection];
  const now = { state: at(snapshot), connection: first };
  let listener: (state: SessionState) => void = () => undefined;
  let asked = 0;
  const telling = tellClusterFacts(
    {
      get state() {
        return now.state;
      },
      connection: () => now.connection,
      namespaces: () => Promise.resolve([`team-${++asked}`]),
      onDidChange(given) {
        listener = (state) => void given(state);
        return { dispose: () => undefined };
      },
    },
    ({ names: { Namespace = [] } }) => {
      told.push(...Namespace.map(({ name }) => name));
      return Promise.resolve();
    },
  );
  const change = async (state: SessionState, connection = first): Promise<void> => {
    Object.assign(now, { state, connection });
    listener(state);
    await Promise.resolve();
    await Promise.resolve();
  };
  await change(at(snapshot));
  await change(at({ ...snapshot, at: snapshot.at + 1 }));
  expect(told).toEqual(['team-1']);
  await change(at(away));
  await change(at(snapshot));
  expect(told).toEqual(['team-1', 'team-2']);
  await change(at(snapshot, 'd'), second);
  expect(told).toEqual(['team-1', 'team-2', 'team-3']);
  telling.dispose();
});
