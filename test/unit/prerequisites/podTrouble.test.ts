import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { questionsOf } from '../../../src/core/prerequisites/recheck.ts';
import type { Answers } from '../../../src/core/question.ts';
import type { PrerequisiteId, Status } from '../../../src/core/status.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, edited, now, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const world = healthyWorld(target);
const dataIndex = 'sonataflow-platform-data-index-service';

/** A Deployment of the world that does not serve. */
function waiting(name: string, selector: object = { matchLabels: { app: name } }): readonly Manifest[] {
  return world.deployments.map((one) =>
    one.metadata.name === name
      ? {
          ...one,
          spec: { selector },
          status: { observedGeneration: 1, ...conditions(['Available', 'False']) },
        }
      : one,
  );
}

/** The status of a row whose Deployment waits, when questions with this in their key are answered by these items. */
function judged(
  id: PrerequisiteId,
  given: Partial<typeof world>,
  answered: Readonly<Record<string, readonly object[]>>,
  since?: number,
): Status | undefined {
  const first = snapshotOf({ ...world, ...given }, since);
  const answers: Answers = Object.fromEntries(
    questionsOf(evaluateAll(first, target)).flatMap((question) => {
      const items = Object.entries(answered).find(([part]) => question.key.includes(part))?.[1];
      return items === undefined
        ? []
        : [[question.key, { state: 'answered', value: question.keep({ items }) }] as const];
    }),
  );
  return evaluateAll({ ...first, answers }, target).get(id);
}

function pod(container: object, list = 'containerStatuses'): object {
  return { metadata: { name: 'p' }, status: { [list]: [container] } };
}

const crashing = {
  name: 'c',
  restartCount: 7,
  state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
  lastState: { terminated: { exitCode: 1, reason: 'Error' } },
};
const stuck = (reason: string, message = '') => ({ name: 'c', state: { waiting: { reason, message } } });
const nowhere = {
  metadata: { name: 'p' },
  status: {
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes' }],
  },
};

describe('the containers of a workload that does not serve', () => {
  test.each<[string, readonly object[], string]>([
    ['crash', [pod(crashing)], 'container-crashes'],
    ['have no image', [pod(stuck('ImagePullBackOff', 'not found'))], 'image-not-pulled'],
    ['have a bad image', [pod(stuck('InvalidImageName'))], 'image-not-pulled'],
    [
      'lack their Secret',
      [pod(stuck('CreateContainerConfigError', 'secret "s" not found'))],
      'container-not-made',
    ],
    ['have no Node', [nowhere], 'pod-unschedulable'],
    ['are being made', [pod(stuck('ContainerCreating'))], 'not-available'],
    ['run', [pod({ name: 'c', state: { running: {} } })], 'not-available'],
    ['are not there', [], 'not-available'],
    [
      'crash in a Pod that goes',
      [{ ...pod(crashing), metadata: { name: 'p', deletionTimestamp: 'now' } }],
      'not-available',
    ],
  ])('%s', (_case, items, code) => {
    const status = judged('data-index', { deployments: [...waiting(dataIndex)] }, { 'pods of': items });
    expect(status).toMatchObject({ state: code === 'not-available' ? 'installing' : 'degraded', code });
  });

  const ran = { exitCode: 1, reason: 'Error' };
  const oom = { exitCode: 137, reason: 'OOMKilled' };
  test.each<[string, object, string]>([
    ['run between two ends', { state: { running: {} }, lastState: { terminated: ran } }, 'container-crashes'],
    ['have just ended', { state: { terminated: ran } }, 'container-crashes'],
    [
      'run again after one end',
      { restartCount: 1, state: { running: {} }, lastState: { terminated: ran } },
      '',
    ],
    ['are ready', { ready: true, state: { running: {} }, lastState: { terminated: ran } }, ''],
    ['want more memory', { ...crashing, lastState: { terminated: oom } }, 'container-out-of-memory'],
    ['have just wanted more', { state: { terminated: oom } }, 'container-out-of-memory'],
    [
      'wanted more and run',
      { state: { running: {} }, lastState: { terminated: oom } },
      'container-out-of-memory',
    ],
  ])('%s', (_case, container, code) => {
    const items = [pod({ name: 'c', ready: false, restartCount: 9, ...container })];
    const status = judged('data-index', { deployments: [...waiting(dataIndex)] }, { 'pods of': items });
    expect(status?.code).toBe(code === '' ? 'not-available' : code);
    if (code === 'container-out-of-memory') {
      expect(status?.reason.args).toContain('SonataFlowPlatform sonataflow-platform');
      expect(status?.reason.text).not.toContain('log');
    }
  });

  test('that are done are none', () => {
    const done = { name: 'c', restartCount: 1, state: { terminated: { exitCode: 0, reason: 'Completed' } } };
    const given = { deployments: [...waiting(dataIndex)] };
    const items = [pod(done, 'initContainerStatuses')];
    expect(judged('data-index', given, { 'pods of': items })?.code).toBe('not-available');
  });

  test('are told at once and raise an alarm only when they have stood', () => {
    const given = { deployments: [...waiting(dataIndex)] };
    const status = judged('data-index', given, { 'pods of': [pod(crashing)] }, now - 3_000);
    expect(status).toMatchObject({ state: 'installing', code: 'container-crashes' });
  });

  test('name the Pod as evidence, and the log as the place to look at', () => {
    const status = judged(
      'data-index',
      { deployments: [...waiting(dataIndex)] },
      { 'pods of': [pod(crashing)] },
    );
    expect(status?.evidence[0]?.ref).toMatchObject({ kind: 'Pod', name: 'p' });
    expect(status?.reason.text).toContain('log');
  });

  test('of the installer of plugins are told apart', () => {
    const installer = { ...crashing, name: 'install-dynamic-plugins' };
    const given = { deployments: [...waiting('backstage-hub')] };
    const status = judged('backstage', given, { 'pods of': [pod(installer, 'initContainerStatuses')] });
    expect(status).toMatchObject({ state: 'degraded', code: 'container-crashes' });
    expect(status?.reason.text).toContain('installer');
  });

  test('that install plugins are in order until everything waits for them', () => {
    const running = { name: 'install-dynamic-plugins', state: { running: {} } };
    const given = { deployments: [...waiting('backstage-hub')] };
    const answered = { 'pods of': [pod(running, 'initContainerStatuses')] };
    const codeAfter = (age: number) => judged('backstage', given, answered, now - age)?.code;
    expect(codeAfter(60_000)).toBe('workload-unavailable');
    expect(codeAfter(15 * 60_000)).toBe('installer-waits');
  });

  test('are not asked for where all serve, or without a selector', () => {
    const asked = (deployments: readonly Manifest[]) =>
      questionsOf(evaluateAll(snapshotOf({ ...world, deployments }), target)).filter(({ key }) =>
        key.startsWith('pods'),
      );
    expect(asked(world.deployments)).toEqual([]);
    expect(asked(waiting(dataIndex, {}))).toEqual([]);
    expect(asked(waiting(dataIndex))).toHaveLength(1);
  });
});

describe('a rollout beside Pods that serve', () => {
  const rollout = (name: string, status: string, reason: string) =>
    waiting(name).map((one) =>
      one.metadata.name === name
        ? {
            ...one,
            status: {
              observedGeneration: 1,
              ...conditions(['Available', 'True'], ['Progressing', status, reason, 'it timed out']),
            },
          }
        : one,
    );
  const rows = [
    ['backstage', 'backstage-hub', 'workload-stuck'],
    ['data-index', dataIndex, 'service-stuck'],
  ] as const;
  const installer = pod({ ...crashing, name: 'install-dynamic-plugins' }, 'initContainerStatuses');

  test.each(rows)('that has failed: %s', (row, name, code) => {
    const given = { deployments: [...rollout(name, 'False', 'ProgressDeadlineExceeded')] };
    expect(judged(row, given, {})).toMatchObject({
      state: 'degraded',
      code,
      evidence: [{ value: 'ProgressDeadlineExceeded' }],
    });
    expect(judged(row, given, { 'pods of': [installer] })).toMatchObject({
      state: 'degraded',
      code: 'container-crashes',
    });
  });

  test.each(rows)('that is under way: %s', (row, name) => {
    const given = { deployments: [...rollout(name, 'True', 'ReplicaSetUpdated')] };
    expect(judged(row, given, {})).toMatchObject({ state: 'ready' });
    expect(judged(row, given, { 'pods of': [] })).toMatchObject({ state: 'ready' });
    expect(judged(row, given, { 'pods of': [installer] })).toMatchObject({ code: 'container-crashes' });
  });

  test.each(rows)('that is through: %s', (row, name) => {
    const given = { deployments: [...rollout(name, 'True', 'NewReplicaSetAvailable')] };
    expect(judged(row, given, { 'pods of': [installer] })).toMatchObject({ state: 'ready' });
  });

  test.each([
    ['False', 'ProgressDeadlineExceeded'],
    ['True', 'ReplicaSetUpdated'],
  ])('names the container while the operator calls it in progress: %s %s', (status, reason) => {
    const given = {
      deployments: [...rollout('backstage-hub', status, reason)],
      backstages: [
        edited(world.backstages[0], ['status'], conditions(['Deployed', 'False', 'DeployInProgress'])),
      ],
    };
    expect(judged('backstage', given, { 'pods of': [installer] }, now - 15 * 60_000)).toMatchObject({
      state: 'degraded',
      code: 'container-crashes',
    });
  });
});

describe('Warning events', () => {
  const event = (reason: string, message: string, lastTimestamp = '2026-01-01T00:00:00Z') => ({
    reason,
    message,
    lastTimestamp,
  });
  const unaccepted = {
    sonataFlowPlatforms: [
      edited(world.sonataFlowPlatforms[0], ['status'], conditions(['Succeed', 'False', 'Creating'])),
    ],
  };

  test.each<[string, readonly object[], string]>([
    ['say what the Logic operator cannot do', [event('Failed', 'no such Broker')], 'operator-error'],
    ['of other things say nothing of it', [event('PrometheusNotAvailable', 'none')], 'creating'],
    ['that are none', [], 'creating'],
  ])('%s', (_case, items, code) => {
    const status = judged('platform', unaccepted, { 'warnings about SonataFlowPlatform': items });
    expect(status?.code).toBe(code);
  });

  test('the latest one is told', () => {
    const items = [event('Failed', 'old'), event('Failed', 'new', '2026-01-01T01:00:00Z')];
    const status = judged('platform', unaccepted, { 'warnings about SonataFlowPlatform': items });
    expect(status?.reason.args).toContain('new');
  });

  test('say nothing of a platform that is accepted', () => {
    const status = judged('platform', {}, { 'warnings about': [event('Failed', 'old')] });
    expect(status).toMatchObject({ state: 'ready' });
  });

  test('stand beside a service that was not made', () => {
    const deployments = world.deployments.filter(({ metadata }) => metadata.name !== dataIndex);
    const items = [event('Failed', 'no such Broker')];
    const status = judged('data-index', { deployments }, { 'warnings about SonataFlowPlatform': items });
    expect(status).toMatchObject({ state: 'absent', notes: [{ code: 'operator-error' }] });
  });

  test.each<[string, string, readonly string[]]>([
    ['failed', 'BackoffLimitExceeded', ['database-job-failed']],
    ['took too long', 'DeadlineExceeded', ['database-job-failed']],
    ['is being tried', 'FailedCreate', []],
  ])('say of the Job that makes the database that it %s', (_case, reason, codes) => {
    const given = { deployments: [...waiting(dataIndex)] };
    const status = judged('data-index', given, { 'warnings about Job': [event(reason, '')] });
    expect(status?.notes.map(({ code }) => code)).toEqual(codes);
  });
});
