import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { questionsOf } from '../../../src/core/prerequisites/recheck.ts';
import type { Answers } from '../../../src/core/question.ts';
import type { ResourceKey, Snapshot } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId, Status } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { definition, object, serving, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');

/** The status of a row before and after its questions are answered; each is answered by the body given for its path. */
function judged(
  id: PrerequisiteId,
  given: Partial<Record<ResourceKey, Given>>,
  bodies: (key: string, path: string) => unknown,
  wanted: Target = target,
): { readonly before: Status | undefined; readonly after: Status | undefined } {
  const first = snapshotOf(given);
  const before = evaluateAll(first, wanted);
  const answers: Answers = Object.fromEntries(
    questionsOf(before).flatMap((question) => {
      const body = bodies(question.key, question.path);
      return body === undefined
        ? []
        : [[question.key, { state: 'answered', value: question.keep(body) }] as const];
    }),
  );
  const second: Snapshot = { ...first, answers };
  return { before: before.get(id), after: evaluateAll(second, wanted).get(id) };
}

const codes = (status: Status | undefined) => status?.notes.map(({ code }) => code);

describe('the size of a cluster', () => {
  const node = (cpu: string, memory: string, architecture = 'amd64', spec: object = {}) => ({
    spec,
    status: { allocatable: { cpu, memory }, nodeInfo: { architecture } },
  });
  const small = [node('500m', '1Gi')];
  const large = [node('3500m', '15Gi'), node('4', '16777216Ki')];
  const control = node('8', '32Gi', 'amd64', { taints: [{ key: 'control-plane', effect: 'NoSchedule' }] });

  test.each<[string, readonly object[], string | undefined, readonly string[]]>([
    ['large', large, '2 Nodes, 7.5 CPU, 31 GiB, amd64', []],
    ['small', small, '1 Node, 0.5 CPU, 1 GiB, amd64', ['cluster-too-small']],
    [
      'small beside a control plane',
      [...small, control],
      '1 Node, 0.5 CPU, 1 GiB, amd64',
      ['cluster-too-small'],
    ],
    [
      'of another architecture',
      [node('8', '32Gi', 'arm64')],
      '1 Node, 8 CPU, 32 GiB, arm64',
      ['other-architecture'],
    ],
    [
      'of two architectures',
      [...large, node('8', '32Gi', 'arm64')],
      '3 Nodes, 15.5 CPU, 63 GiB, amd64, arm64',
      [],
    ],
    ['without Nodes, as a control plane that is played', [], undefined, []],
  ])('%s', (_case, items, words, notes) => {
    const { before, after } = judged('cluster', {}, (key) => (key === 'nodes' ? { items } : undefined));
    expect(before?.state).toBe('ready');
    expect(after?.state).toBe('ready');
    expect(after?.evidence.find(({ field }) => field === 'nodes.allocatable')?.value).toBe(words);
    expect(codes(after)).toEqual(notes);
  });

  test('is not held against anything where not all Nodes were read', () => {
    const body = { items: small, metadata: { continue: 'more' } };
    const { after } = judged('cluster', {}, () => body);
    expect(codes(after)).toEqual([]);
  });
});

describe('what kind of cluster it is', () => {
  const value = (given: Partial<Record<ResourceKey, Given>>) =>
    evaluateAll(snapshotOf(given), target)
      .get('cluster')
      ?.evidence.find(({ field }) => field === 'olm.versions')?.value;
  const v1 = definition('clusterextensions.olm.operatorframework.io');
  test.each<[Partial<Record<ResourceKey, Given>>, string | undefined]>([
    [{}, 'v0'],
    [{ subscriptions: 'forbidden' }, 'v0'],
    [{ subscriptions: 'notServed' }, 'none'],
    [{ subscriptions: 'notServed', customResourceDefinitions: [v1] }, 'v1'],
    [{ customResourceDefinitions: [v1] }, 'v0, v1'],
    [{ subscriptions: 'pending' }, undefined],
  ])('%#: %s', (given, words) => expect(value(given)).toBe(words));
});

describe('monitoring for user workloads', () => {
  const clusterVersions = [object('config.openshift.io/v1', 'ClusterVersion', 'version', undefined)];
  const there = [serving('prometheus-operator', 'openshift-user-workload-monitoring')];
  test.each<[string, Partial<Record<ResourceKey, Given>>, Target, readonly string[]]>([
    ['off', { clusterVersions }, target, ['monitoring-off']],
    ['on', { clusterVersions, deployments: there }, target, []],
    ['not wanted', { clusterVersions }, targetOf('1.10', { monitoring: false }), []],
    ['not to be seen', { clusterVersions, deployments: 'forbidden' }, target, []],
    ['not OpenShift', { clusterVersions: 'notServed' }, target, []],
  ])('%s', (_case, given, wanted, notes) => {
    expect(codes(evaluateAll(snapshotOf(given), wanted).get('cluster'))).toEqual(notes);
  });
});

describe('what the catalog offers of a package', () => {
  const offer = (...channels: readonly object[]) => ({
    items: [
      { metadata: { name: 'another' }, status: { channels: [{ name: 'other' }] } },
      ...['logic-operator', 'serverless-operator'].map((name) => ({
        metadata: { name },
        status: { channels },
      })),
    ],
  });
  const channel = (name: string, ...entries: readonly string[]) => ({
    name,
    entries: entries.map((entry) => ({ name: entry })),
  });
  const { startingCSV = '' } = target.release.subscriptions.serverlessLogic;

  test.each<[string, unknown, string, number]>([
    ['all', offer(channel('stable', 'logic-operator.v9.9.9', startingCSV)), 'no-subscription', 1],
    ['all, on a server without entries', offer({ name: 'stable' }), 'no-subscription', 1],
    ['no answer', undefined, 'no-subscription', 1],
    ['nothing', { items: [] }, 'package-missing', 0],
    ['other channels', offer(channel('alpha'), channel('beta')), 'channel-missing', 0],
    ['other versions', offer(channel('stable', 'logic-operator.v9.9.9')), 'version-missing', 0],
  ])('%s', (_case, body, code, remedies) => {
    const { after } = judged('serverless-logic', {}, (key) => {
      if (key.endsWith('/logic-operator')) return body;
      return key.startsWith('package') ? offer(channel('stable')) : undefined;
    });
    expect(after).toMatchObject({ state: 'absent', code });
    expect(after?.remedies).toHaveLength(remedies);
  });

  test('is not held against a package where the catalog offers nothing at all', () => {
    const { after } = judged('serverless-logic', {}, () => ({ items: [] }));
    expect(after).toMatchObject({ state: 'absent', code: 'no-subscription' });
  });

  test('is not asked for what is installed', () => {
    const subscription = object(
      'operators.coreos.com/v1alpha1',
      'Subscription',
      'logic-operator',
      'openshift-serverless-logic',
      { spec: { name: 'logic-operator' } },
    );
    const given = { subscriptions: [subscription] };
    expect(evaluateAll(snapshotOf(given), target).get('serverless-logic')?.asks).toBeUndefined();
  });

  test('is asked for again while it is missing', () => {
    const [question] = questionsOf(evaluateAll(snapshotOf(), target)).filter(({ key }) =>
      key.startsWith('package'),
    );
    expect(question?.holds?.(question.keep({ items: [] }))).toBeGreaterThan(0);
    expect(question?.holds?.(question.keep(offer(channel('stable'))))).toBeUndefined();
  });
});

describe('the rights of the RHDH operator', () => {
  const running = serving('rhdh-operator', 'elsewhere');
  const withAccount = {
    ...running,
    spec: { template: { spec: { serviceAccountName: 'rhdh-controller-manager' } } },
  };
  const world = (operator: typeof running) => ({
    deployments: [operator],
    customResourceDefinitions: [definition('backstages.rhdh.redhat.com')],
  });
  const answered = (allowed: boolean) => (key: string) =>
    key.startsWith('may elsewhere/rhdh-controller-manager') ? { status: { allowed } } : undefined;

  test('are asked for its own ServiceAccount, and held against what it has to make', () => {
    const { before, after } = judged('rhdh-operator', world(withAccount), answered(false));
    expect(before?.state).toBe('ready');
    expect(after).toMatchObject({ state: 'degraded', code: 'operator-not-allowed' });
    expect(after?.evidence.map(({ field }) => field)).toEqual([
      'patch sonataflowplatforms.sonataflow.org in namespace rhdh',
      'patch networkpolicies.networking.k8s.io in namespace rhdh',
    ]);
  });

  test('that OLM has installed come from its version, not from a binding of upstream', () => {
    const labels = { 'olm.owner': 'rhdh-operator.v1.10.0' };
    const byOlm = { ...withAccount, metadata: { ...withAccount.metadata, labels } };
    const namespace = 'elsewhere';
    const olm = 'operators.coreos.com/v1alpha1';
    const version = 'rhdh-operator.v1.10.0';
    const installed = {
      operatorGroups: [object('operators.coreos.com/v1', 'OperatorGroup', 'g', namespace, { spec: {} })],
      subscriptions: [
        object(olm, 'Subscription', 'rhdh', namespace, {
          spec: { name: 'rhdh' },
          status: { installedCSV: version },
        }),
      ],
      clusterServiceVersions: [
        object(olm, 'ClusterServiceVersion', version, namespace, { status: { phase: 'Succeeded' } }),
      ],
    };
    const words = (operator: typeof running) => {
      const given = { ...world(operator), ...(operator === byOlm && installed) };
      return judged('rhdh-operator', given, answered(false)).after?.reason.args ?? [];
    };
    expect(words(byOlm)).toContain('rhdh-operator.v1.10.0');
    expect(words(byOlm)).not.toContain(target.release.operatorRole.binding);
    expect(words(withAccount)).toContain(target.release.operatorRole.binding);
  });

  test.each<[string, Partial<Record<ResourceKey, Given>>, (key: string) => unknown, Target]>([
    ['allowed', world(withAccount), answered(true), target],
    ['not answered', world(withAccount), () => undefined, target],
    ['of no known ServiceAccount', world(running), answered(false), target],
    ['not needed', world(withAccount), answered(false), targetOf('1.10', { ownPlatform: true })],
  ])('%s: nothing is said', (_case, given, bodies, wanted) => {
    expect(judged('rhdh-operator', given, bodies, wanted).after?.state).toBe('ready');
  });
});

describe('what the user may do', () => {
  const refused = (key: string) => (key.startsWith('may I') ? { status: { allowed: false } } : undefined);
  const granted = (key: string) => (key.startsWith('may I') ? { status: { allowed: true } } : undefined);

  test('is asked only where something is offered, and what is offered stays', () => {
    const { before, after } = judged('serverless', {}, refused);
    expect(codes(before)).toEqual([]);
    expect(codes(after)).toEqual(['not-allowed']);
    // `status` prints it too, and has no such command.
    expect(after?.notes.map(({ message }) => plain(message))[0]).toContain(
      '"Copy as oc Commands" in the editor',
    );
    expect(after?.remedies).toHaveLength(1);
    expect(codes(judged('serverless', {}, granted).after)).toEqual([]);
  });

  test('is not asked where all is well', () => {
    const asked = questionsOf(evaluateAll(snapshotOf(healthyWorld(target)), target));
    const own = asked.map(({ key }) => key).filter((key) => key.startsWith('may I'));
    expect(own.filter((key) => key.endsWith('in namespace rhdh'))).toEqual([]);
  });
});

describe('what Helm has installed', () => {
  const annotations = { 'meta.helm.sh/release-name': 'infra', 'meta.helm.sh/release-namespace': 'tools' };
  const subscription = (metadata: object) =>
    object('operators.coreos.com/v1alpha1', 'Subscription', 'serverless-operator', 'openshift-serverless', {
      metadata,
      spec: { name: 'serverless-operator' },
      status: { installedCSV: 'serverless-operator.v1.38.0' },
    });
  test.each<[string, object, readonly string[]]>([
    ['names its release', { annotations }, ['infra', 'tools']],
    ['others do not', {}, []],
  ])('%s', (_case, metadata, names) => {
    const status = evaluateAll(snapshotOf({ subscriptions: [subscription(metadata)] }), target).get(
      'serverless',
    );
    const notes = status?.notes.filter(({ code }) => code === 'helm-release') ?? [];
    expect(notes.map(({ message: said }) => said.args)).toEqual(
      names.length === 0 ? [] : [[`${names[1]}/${names[0]}`]],
    );
  });
});
