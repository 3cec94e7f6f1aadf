import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { compareLines, lineOf } from '../../../src/core/versionLine.ts';
import { conditions, definition, object, serving, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const olm = 'operators.coreos.com/v1alpha1';
const namespace = 'openshift-serverless-logic';

function version(name: string, where = namespace, metadata: object = {}): Manifest {
  return object(olm, 'ClusterServiceVersion', name, where, { metadata, status: { phase: 'Succeeded' } });
}

function subscription(name: string, installedCSV?: string, where = namespace): Manifest {
  return object(olm, 'Subscription', name, where, {
    spec: { name },
    status: installedCSV === undefined ? conditions(['ResolutionFailed', 'True']) : { installedCSV },
  });
}

const group = object('operators.coreos.com/v1', 'OperatorGroup', 'group', namespace, { spec: {} });

function logic(release: string, subscriptions: readonly Manifest[], versions: readonly Manifest[]) {
  const snapshot = snapshotOf({
    subscriptions,
    clusterServiceVersions: versions,
    operatorGroups: [group],
    customResourceDefinitions: [definition('sonataflowplatforms.sonataflow.org')],
  });
  return evaluateAll(snapshot, targetOf(release)).get('serverless-logic');
}

describe('the version of an installed operator', () => {
  test.each<[string, string, readonly object[]]>([
    ['1.10', 'logic-operator.v1.38.1', []],
    ['1.10', 'logic-operator.v1.39.0', []],
    ['1.10', 'logic-operator.v1.37.2', [{ code: 'older-than-published', severity: 'warning' }]],
    ['1.10', 'logic-operator.v1.40.0', [{ code: 'newer-than-known', severity: 'hint' }]],
    ['2.1', 'logic-operator.v1.38.0', [{ code: 'older-than-published', severity: 'warning' }]],
    ['1.10', 'logic-operator.v2.0.0', [{ code: 'newer-than-known', severity: 'hint' }]],
  ])('for RHDH %s, %s', (release, name, notes) => {
    const status = logic(release, [subscription('logic-operator', name)], [version(name)]);
    expect(status).toMatchObject({ state: 'ready', notes });
    expect(status?.notes).toHaveLength(notes.length);
  });
});

describe('the version of OpenShift', () => {
  const clusterVersion = (desired: object): readonly Manifest[] => [
    object('config.openshift.io/v1', 'ClusterVersion', 'version', undefined, { status: { desired } }),
  ];
  test.each<[string, Given, readonly object[]]>([
    ['in range', clusterVersion({ version: '4.20.3' }), []],
    ['too old', clusterVersion({ version: '4.16.30' }), [{ code: 'openshift-too-old', severity: 'warning' }]],
    ['too new', clusterVersion({ version: '4.23.0-rc.1' }), [{ code: 'openshift-newer', severity: 'hint' }]],
    ['not told', clusterVersion({}), []],
    ['not served: no OpenShift', 'notServed', []],
    ['forbidden', 'forbidden', []],
  ])('%s', (_case, clusterVersions, notes) => {
    const deployments = [serving('prometheus-operator', 'openshift-user-workload-monitoring')];
    const snapshot = snapshotOf({ clusterVersions, deployments });
    const status = evaluateAll(snapshot, targetOf('1.10')).get('cluster');
    expect(status).toMatchObject({ state: 'ready', notes });
    expect(status?.notes).toHaveLength(notes.length);
  });
});

describe('two Logic operators at once', () => {
  const installed = subscription('logic-operator', 'logic-operator.v1.38.0');
  const good = version('logic-operator.v1.38.0');
  const left = version('logic-operator-rhel8.v1.36.0');

  test('an old one without its Subscription holds up the new one', () => {
    expect(logic('1.10', [subscription('logic-operator')], [left])).toMatchObject({
      state: 'degraded',
      code: 'second-operator',
      evidence: [{ ref: { name: 'logic-operator-rhel8.v1.36.0' } }],
    });
    expect(logic('1.10', [subscription('logic-operator')], [])?.code).toBe('resolution-failed');
  });

  test('beside one that works it is a warning', () => {
    const elsewhere = version('logic-operator-rhel8.v1.36.0', 'openshift-operators');
    expect(logic('1.10', [installed], [good, elsewhere])).toMatchObject({
      state: 'ready',
      notes: [{ code: 'second-operator', severity: 'warning' }],
    });
  });

  test('one that goes, the one before an upgrade and one that has its Subscription are none', () => {
    const going = version('logic-operator-rhel8.v1.36.0', namespace, { deletionTimestamp: 'now' });
    const before = version('logic-operator.v1.37.2');
    expect(logic('1.10', [installed], [good, going, before])?.notes).toEqual([]);
    const both = [installed, subscription('logic-operator-rhel8', left.metadata.name, 'openshift-operators')];
    expect(logic('1.10', both, [good, left])?.notes.map(({ code }) => code)).toEqual([
      'several-subscriptions',
    ]);
  });
});

test.each([
  ['serverless-operator.v1.38.0', '1.38'],
  ['4.21.0', '4.21'],
  ['v1.34.4', '1.34'],
  ['serverless', undefined],
])('the line of %s', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

test('lines are compared as numbers', () => {
  expect(['1.10', '1.9', '2.0', '1.7'].toSorted(compareLines)).toEqual(['1.7', '1.9', '1.10', '2.0']);
});
