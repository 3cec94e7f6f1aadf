import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import {
  conditions,
  definition,
  now,
  object,
  serving,
  snapshotOf,
  type Given,
} from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const namespace = 'openshift-serverless';
const csvName = 'serverless-operator.v1.38.0';

function subscription(status: object = {}, metadata: object = {}): Manifest {
  return object('operators.coreos.com/v1alpha1', 'Subscription', 'serverless-operator', namespace, {
    metadata,
    spec: { name: 'serverless-operator' },
    status,
  });
}

function group(name = 'serverless-operator-group', spec: object = {}): Manifest {
  return object('operators.coreos.com/v1', 'OperatorGroup', name, namespace, { spec });
}

function csv(phase: string, reason = '', metadata: object = {}): Manifest {
  return object('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', csvName, namespace, {
    metadata,
    spec: { install: { spec: { deployments: [{ name: 'knative-openshift' }] } } },
    status: { phase, reason, message: `${phase} ${reason}` },
  });
}

function plan(approved: boolean): Manifest {
  return object('operators.coreos.com/v1alpha1', 'InstallPlan', 'install-abcde', namespace, {
    spec: { approved },
  });
}

const installed = { state: 'AtLatestKnown', installedCSV: csvName, currentCSV: csvName };
const withPlan = { state: 'UpgradePending', currentCSV: csvName, installPlanRef: { name: 'install-abcde' } };
const definitions = ['knativeservings.operator.knative.dev', 'knativeeventings.operator.knative.dev'].map(
  definition,
);
const healthy = {
  subscriptions: [subscription(installed)],
  operatorGroups: [group()],
  clusterServiceVersions: [csv('Succeeded')],
  deployments: [serving('knative-openshift', namespace)],
  customResourceDefinitions: definitions,
} satisfies Partial<Record<ResourceKey, Given>>;

function statusOf(given: Partial<Record<ResourceKey, Given>>, since?: number) {
  const found = evaluateAll(snapshotOf(given, since), targetOf()).get('serverless');
  if (found === undefined) throw new Error('serverless was not judged');
  return found;
}

describe('an operator that OLM installs', () => {
  test.each<[string, Partial<Record<ResourceKey, Given>>, string, string]>([
    ['nothing there', {}, 'absent', 'no-subscription'],
    ['all there', healthy, 'ready', 'csv-succeeded'],
    ['OLM not served', { subscriptions: 'notServed' }, 'absent', 'olm-missing'],
    ['Subscriptions forbidden', { ...healthy, subscriptions: 'forbidden' }, 'unknown', 'forbidden'],
    ['CSVs forbidden', { clusterServiceVersions: 'forbidden' }, 'unknown', 'forbidden'],
    ['Deployments forbidden', { ...healthy, deployments: 'forbidden' }, 'unknown', 'forbidden'],
    [
      'Subscription new',
      { subscriptions: [subscription()], operatorGroups: [group()] },
      'installing',
      'resolving',
    ],
    ['no OperatorGroup', { subscriptions: [subscription()] }, 'degraded', 'operator-group-missing'],
    [
      'two OperatorGroups',
      { subscriptions: [subscription()], operatorGroups: [group('a'), group('b')] },
      'degraded',
      'operator-group-two',
    ],
    [
      'a scoped OperatorGroup before anything is installed',
      { operatorGroups: [group('a', { targetNamespaces: ['x'] })] },
      'absent',
      'operator-group-scoped',
    ],
    [
      'InstallPlan waits',
      { subscriptions: [subscription(withPlan)], operatorGroups: [group()], installPlans: [plan(false)] },
      'pendingApproval',
      'plan-approval',
    ],
    [
      'InstallPlan approved',
      { subscriptions: [subscription(withPlan)], operatorGroups: [group()], installPlans: [plan(true)] },
      'installing',
      'plan-running',
    ],
    [
      'wrong channel',
      {
        subscriptions: [
          subscription(conditions(['ResolutionFailed', 'True', 'ConstraintsNotSatisfiable', 'no operators'])),
        ],
        operatorGroups: [group()],
      },
      'degraded',
      'resolution-failed',
    ],
    [
      'AtLatestKnown while installing',
      { ...healthy, clusterServiceVersions: [csv('Installing')] },
      'installing',
      'csv-installing',
    ],
    [
      'AtLatestKnown while failed',
      { ...healthy, clusterServiceVersions: [csv('Failed', 'TooManyOperatorGroups')] },
      'degraded',
      'csv-failed',
    ],
    [
      'CSV deleted under the Subscription',
      { ...healthy, clusterServiceVersions: [] },
      'degraded',
      'csv-missing',
    ],
    [
      'Subscription gone, CSV left',
      { ...healthy, subscriptions: [] },
      'degraded',
      'csv-without-subscription',
    ],
    [
      'CSV being deleted',
      {
        ...healthy,
        subscriptions: [],
        clusterServiceVersions: [csv('Succeeded', '', { deletionTimestamp: 'now' })],
      },
      'removing',
      'csv-deleting',
    ],
    [
      'Subscription being deleted',
      { ...healthy, subscriptions: [subscription(installed, { deletionTimestamp: 'now' })] },
      'removing',
      'subscription-deleting',
    ],
    ['Deployment missing', { ...healthy, deployments: [] }, 'degraded', 'deployment-missing'],
    ['CRD missing', { ...healthy, customResourceDefinitions: [] }, 'degraded', 'crd-missing'],
  ])('%s', (_case, given, state, code) => {
    expect(statusOf(given)).toMatchObject({ state, code });
  });

  test('what is subscribed elsewhere is looked for there, and unknown where that may not be seen', () => {
    const elsewhere = <T extends Manifest>(one: T): T => ({
      ...one,
      metadata: { ...one.metadata, namespace: 'custom-ops' },
    });
    const given = {
      ...healthy,
      subscriptions: [elsewhere(subscription(installed))],
      deployments: [serving('knative-openshift', 'custom-ops')],
    };
    const version = elsewhere(csv('Succeeded'));
    const seen = (only: readonly string[]) =>
      statusOf({ ...given, clusterServiceVersions: { only, objects: [version] } });
    expect(statusOf({ ...given, clusterServiceVersions: [version] })).toMatchObject({ state: 'ready' });
    expect(seen(['custom-ops'])).toMatchObject({ state: 'ready' });
    expect(seen([namespace])).toMatchObject({ state: 'unknown', code: 'forbidden', remedies: [] });
    expect(statusOf({ ...given, clusterServiceVersions: 'pending' })).toMatchObject({ state: 'unknown' });
  });

  test('nor is another package blamed while its own version may not be seen', () => {
    const of = (name: string, status: object) =>
      object('operators.coreos.com/v1alpha1', 'Subscription', name, `ns-${name}`, { spec: { name }, status });
    const given = snapshotOf({
      subscriptions: [
        of('logic-operator-rhel8', {}),
        of('logic-operator', { installedCSV: 'logic-operator.v1.38.0' }),
      ],
      clusterServiceVersions: { only: ['openshift-serverless-logic'], objects: [] },
    });
    expect(evaluateAll(given, targetOf('1.10')).get('serverless-logic')).toMatchObject({
      state: 'unknown',
      notes: [{ code: 'several-subscriptions' }],
    });
  });

  describe('a version that has failed for good says what to do', () => {
    test.each<[string, string, Given, RegExp]>([
      ['two groups', 'TooManyOperatorGroups', [group('a'), group('b')], /Keep one with an empty spec/],
      ['one is left', 'TooManyOperatorGroups', [group('a')], /Edit that OperatorGroup/],
      ['none is left', 'TooManyOperatorGroups', [], /Create one/],
      ['unseen', 'TooManyOperatorGroups', 'forbidden', /Keep one OperatorGroup .* and edit it/],
      [
        'scoped',
        'UnsupportedOperatorGroup',
        [group('a', { targetNamespaces: [namespace] })],
        /Give it an empty spec/,
      ],
      ['two owners', 'InterOperatorGroupOwnerConflict', [group()], /Delete the one that is too much/],
    ])('%s', (_case, reason, operatorGroups, words) => {
      const status = statusOf({
        ...healthy,
        operatorGroups,
        clusterServiceVersions: [csv('Failed', reason)],
      });
      expect(status).toMatchObject({ state: 'degraded', code: 'csv-failed' });
      expect(plain(status.reason)).toMatch(words);
    });
  });

  test('a version that makes way for another is not called installed anew', () => {
    const next = 'serverless-operator.v1.39.0';
    const upgrading = { ...installed, state: 'UpgradePending', currentCSV: next };
    const given = (phase?: string): Partial<Record<ResourceKey, Given>> => ({
      ...healthy,
      subscriptions: [subscription(upgrading)],
      clusterServiceVersions: [
        csv('Replacing', 'BeingReplaced'),
        ...(phase === undefined ? [] : [{ ...csv(phase), metadata: { ...csv(phase).metadata, name: next } }]),
      ],
    });
    expect(statusOf(given())).toMatchObject({ state: 'installing', code: 'csv-replaced' });
    expect(statusOf(given('Succeeded'))).toMatchObject({ state: 'installing', code: 'csv-replaced' });
    expect(statusOf(given('Failed'))).toMatchObject({ state: 'degraded', code: 'csv-failed' });
    expect(plain(statusOf(given('Installing')).reason)).toMatch(/^serverless-operator\.v1\.39\.0 is being/);
  });

  test('what passes in seconds raises no alarm and says when to look again', () => {
    const fresh = now - 2_000;
    const given = {
      subscriptions: [
        subscription(conditions(['ResolutionFailed', 'True', 'ErrorPreventedResolution', 'dial tcp'])),
      ],
      operatorGroups: [group()],
    };
    expect(statusOf(given, fresh)).toMatchObject({ state: 'installing', recheckAt: fresh + 10_000 });
  });

  describe('a Subscription that cannot be resolved, of an installed operator,', () => {
    const judged = (words: string, since?: number) => {
      const failed = conditions(['ResolutionFailed', 'True', 'ConstraintsNotSatisfiable', words]);
      return statusOf({ ...healthy, subscriptions: [subscription({ ...installed, ...failed })] }, since);
    };

    test('is a warning once it has lasted', () => {
      expect(judged('no operators found in channel x')).toMatchObject({
        state: 'ready',
        notes: [{ code: 'resolution-failed', severity: 'warning' }],
      });
      const fresh = judged('no operators found in channel x', now - 2_000);
      expect(fresh).toMatchObject({ state: 'ready', notes: [], recheckAt: now + 8_000 });
    });

    test('does not count when it tells of a version that is gone', () => {
      const words = (name: string) =>
        `clusterserviceversion ${name} exists and is not referenced by a subscription`;
      expect(judged(words('serverless-operator.v1.37.0')).notes).toEqual([]);
      expect(judged(words(csvName)).notes).toHaveLength(1);
    });
  });

  test('an upgrade that waits for approval is a note on a ready operator', () => {
    const waiting = {
      ...installed,
      currentCSV: 'serverless-operator.v1.39.0',
      installPlanRef: { name: 'install-abcde' },
    };
    const status = statusOf({
      ...healthy,
      subscriptions: [subscription(waiting)],
      installPlans: [plan(false)],
    });
    expect(status.state).toBe('ready');
    expect(status.notes.map(({ code }) => code)).toEqual(['upgrade-waiting']);
  });

  const refused = { only: [namespace], objects: [plan(false)] };
  test.each<[string, Given]>([
    ['its namespace alone', refused],
    ['nothing', 'forbidden'],
  ])('approval is awaited also by who may list the InstallPlans of %s', (_case, installPlans) => {
    const condition = conditions(['InstallPlanPending', 'True', 'RequiresApproval']);
    const status = statusOf({
      subscriptions: [subscription({ ...withPlan, ...condition })],
      operatorGroups: [group()],
      installPlans,
    });
    expect(status).toMatchObject({ state: 'pendingApproval', code: 'plan-approval' });
    expect(status.evidence).toHaveLength(1);
  });

  test('a plan that may not be read is no waiting upgrade of an installed operator', () => {
    const stale = {
      ...installed,
      currentCSV: 'serverless-operator.v1.39.0',
      installPlanRef: { name: 'install-abcde' },
      ...conditions(['InstallPlanPending', 'True', 'RequiresApproval']),
    };
    const given = { ...healthy, subscriptions: [subscription(stale)] };
    const notes = (installPlans: Given) => statusOf({ ...given, installPlans }).notes.map(({ code }) => code);
    expect(notes('forbidden')).toEqual(['upgrade-under-way']);
    expect(notes(refused)).toEqual(['upgrade-waiting']);
  });

  describe('several Subscriptions', () => {
    const second = object('operators.coreos.com/v1alpha1', 'Subscription', 'aaa', 'elsewhere', {
      spec: { name: 'serverless-operator' },
    });

    test.each([
      ['before', [second, subscription(installed)]],
      ['after', [subscription(installed), second]],
    ])('the one that is installed is judged, with the other %s it', (_case, subscriptions) => {
      const status = statusOf({ ...healthy, subscriptions });
      expect(status.state).toBe('ready');
      expect(status.notes.map(({ code }) => code)).toEqual(['several-subscriptions']);
      expect(status.notes[0]?.message.args).toEqual(['elsewhere/aaa (serverless-operator)']);
    });

    test('one whose CSV has succeeded goes before one whose CSV has failed', () => {
      const conflict = object(
        'operators.coreos.com/v1alpha1',
        'ClusterServiceVersion',
        csvName,
        'elsewhere',
        { status: { phase: 'Failed', reason: 'InterOperatorGroupOwnerConflict' } },
      );
      const failed = { ...second, status: { installedCSV: csvName } };
      const given = {
        ...healthy,
        subscriptions: [failed, subscription(installed)],
        clusterServiceVersions: [conflict, csv('Succeeded')],
      };
      expect(statusOf(given)).toMatchObject({
        state: 'ready',
        notes: [{ code: 'several-subscriptions' }],
      });
      expect(
        statusOf({ ...given, clusterServiceVersions: [conflict, csv('Failed', 'OwnerConflict')] }),
      ).toMatchObject({
        state: 'degraded',
        code: 'csv-failed',
        notes: [{ code: 'several-subscriptions' }],
      });
    });

    test('one that is being deleted is judged only where there is no other', () => {
      const going = subscription(installed, { deletionTimestamp: 'now' });
      expect(statusOf({ ...healthy, subscriptions: [going, second] }).code).not.toBe('subscription-deleting');
      expect(statusOf({ ...healthy, subscriptions: [going] }).code).toBe('subscription-deleting');
    });

    test('an older package beside the right one that works is a note', () => {
      const of = (name: string, status: object) =>
        object('operators.coreos.com/v1alpha1', 'Subscription', name, `ns-${name}`, {
          spec: { name },
          status,
        });
      const version = object(
        'operators.coreos.com/v1alpha1',
        'ClusterServiceVersion',
        'logic-operator.v1.38.0',
        'ns-logic-operator',
        { status: { phase: 'Succeeded' } },
      );
      const given = snapshotOf({
        subscriptions: [
          of('logic-operator-rhel8', {}),
          of('logic-operator', { installedCSV: 'logic-operator.v1.38.0' }),
        ],
        clusterServiceVersions: [version],
        customResourceDefinitions: [definition('sonataflowplatforms.sonataflow.org')],
      });
      expect(evaluateAll(given, targetOf('1.10')).get('serverless-logic')).toMatchObject({
        state: 'ready',
        notes: [{ code: 'several-subscriptions' }],
      });
    });
  });

  test('the package under its old name is not this release’s operator', () => {
    const old = object('operators.coreos.com/v1alpha1', 'Subscription', 'logic', 'openshift-operators', {
      spec: { name: 'logic-operator-rhel8' },
    });
    const statuses = evaluateAll(snapshotOf({ subscriptions: [old] }), targetOf('1.10'));
    expect(statuses.get('serverless-logic')).toMatchObject({ state: 'degraded', code: 'other-package' });
  });

  test('a newer package under a new name does the job of the older one', () => {
    const newer = object(
      'operators.coreos.com/v1alpha1',
      'Subscription',
      'logic',
      'openshift-serverless-logic',
      {
        spec: { name: 'logic-operator' },
      },
    );
    const given = snapshotOf({ subscriptions: [newer] });
    expect(evaluateAll(given, targetOf('1.8')).get('serverless-logic')?.code).not.toBe('other-package');
  });

  test('an operator of another RHDH line is not this target’s', () => {
    const rhdh = object('operators.coreos.com/v1alpha1', 'Subscription', 'rhdh', 'rhdh-operator', {
      spec: { name: 'rhdh' },
      status: { installedCSV: 'rhdh-operator.v1.9.0' },
    });
    const version = object(
      'operators.coreos.com/v1alpha1',
      'ClusterServiceVersion',
      'rhdh-operator.v1.9.0',
      'rhdh-operator',
      {
        status: { phase: 'Succeeded' },
      },
    );
    const given = snapshotOf({ subscriptions: [rhdh], clusterServiceVersions: [version] });
    expect(evaluateAll(given, targetOf('1.10')).get('rhdh-operator')).toMatchObject({
      state: 'degraded',
      code: 'other-release',
    });
  });

  test('an empty selector selects all namespaces', () => {
    expect(statusOf({ operatorGroups: [group('a', { selector: {} })] }).code).toBe('no-subscription');
  });

  test('installing is offered only where nothing stands in its way', () => {
    expect(statusOf({}).remedies.map(({ kind }) => kind)).toEqual(['apply']);
    expect(statusOf({ operatorGroups: [group()] }).remedies.map(({ kind }) => kind)).toEqual(['apply']);
    expect(statusOf({ operatorGroups: [group('a', { targetNamespaces: ['x'] })] }).remedies).toEqual([]);
    expect(statusOf({ ...healthy, subscriptions: [] }).remedies).toEqual([]);
  });

  test('what the Deployments’ watch says right after the CSV has succeeded is not believed at once', () => {
    const down = [object('apps/v1', 'Deployment', 'knative-openshift', namespace)];
    const resources = snapshotOf({ ...healthy, deployments: down }).resources;
    const csvs = snapshotOf({ clusterServiceVersions: [csv('Succeeded')] }, now - 1_000).resources;
    const fresh = {
      ...snapshotOf(),
      resources: { ...resources, clusterServiceVersions: csvs.clusterServiceVersions },
    };
    const judged = (at: number) => evaluateAll({ ...fresh, at }, targetOf()).get('serverless');
    expect(judged(now)).toMatchObject({ state: 'installing', recheckAt: now + 9_000 });
    expect(judged(now + 9_000)).toMatchObject({ state: 'degraded', code: 'deployment-unavailable' });
  });
});
