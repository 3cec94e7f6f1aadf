import { describe, expect, test } from 'vitest';
import { loggedContainer } from '../../../src/core/report/loggedContainer.ts';

type Status = Readonly<Record<string, unknown>>;

const running = { running: {} };
const ended = (exitCode: number, more = {}) => ({ terminated: { exitCode, ...more } });
const waiting = (reason: string, message?: string) => ({ waiting: { reason, message } });

function status(name: string, state: object, more: Status = {}): Status {
  return { name, state, ready: false, ...more };
}

function pod(
  name: string,
  containers: readonly Status[],
  more: { inits?: readonly Status[]; metadata?: object } = {},
) {
  return {
    metadata: { name, creationTimestamp: '2026-01-01T00:00:00Z', ...more.metadata },
    spec: { containers: [{ name: 'main' }] },
    status: { containerStatuses: containers, initContainerStatuses: more.inits },
  };
}

describe('the container whose log says most', () => {
  test.each<[string, readonly Status[], readonly Status[], object]>([
    ['runs', [], [status('main', running, { ready: true })], { container: 'main', state: 'running' }],
    ['is starting', [], [status('main', running)], { state: 'starting', hasPrevious: false }],
    [
      'has crashed and runs again: the run before tells why',
      [],
      [status('main', running, { lastState: ended(1, { reason: 'Error' }) })],
      { state: 'crashed', hasPrevious: true, said: 'Error, exit code 1' },
    ],
    [
      'has crashed and waits to be started: its log is still that of the run before',
      [],
      [status('main', waiting('CrashLoopBackOff'), { lastState: ended(137, { reason: 'OOMKilled' }) })],
      { state: 'crashed', hasPrevious: false, said: 'OOMKilled, exit code 137' },
    ],
    [
      'has no image: there is no log',
      [],
      [status('main', waiting('ImagePullBackOff', 'manifest unknown'))],
      { state: 'waiting', said: 'ImagePullBackOff, manifest unknown' },
    ],
    [
      'stands beside one that is well',
      [],
      [status('sidecar', running, { ready: true }), status('main', ended(2))],
      { container: 'main', state: 'failed' },
    ],
    [
      'waits for an init container that fails',
      [status('first', ended(0)), status('install', ended(1)), status('third', waiting('PodInitializing'))],
      [status('main', waiting('PodInitializing'))],
      { container: 'install', state: 'failed' },
    ],
    [
      'has an init container that goes on beside it',
      [status('proxy', running, { started: true })],
      [status('main', running)],
      { container: 'main', state: 'starting' },
    ],
  ])('%s', (_name, inits, containers, expected) => {
    expect(loggedContainer([pod('p', containers, { inits })])).toMatchObject({ pod: 'p', ...expected });
  });

  test('is that of the worst Pod, of two alike the youngest, of a Pod that goes only where no other is', () => {
    const well = pod('well', [status('main', running, { ready: true })]);
    const bad = pod('bad', [status('main', ended(1))]);
    const young = pod('young', [status('main', ended(1))], {
      metadata: { creationTimestamp: '2026-02-01T00:00:00Z' },
    });
    const going = pod('going', [status('main', ended(1))], {
      metadata: { deletionTimestamp: '2026-02-01T00:00:00Z' },
    });
    expect(loggedContainer([well, bad])?.pod).toBe('bad');
    expect(loggedContainer([bad, young])?.pod).toBe('young');
    expect(loggedContainer([going, well])?.pod).toBe('well');
    expect(loggedContainer([going])?.pod).toBe('going');
  });

  test('is named where no node has taken the Pod, with the reason', () => {
    const unscheduled = {
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'main' }] },
      status: {
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' },
        ],
      },
    };
    expect(loggedContainer([unscheduled])).toMatchObject({
      container: 'main',
      state: 'waiting',
      said: 'Unschedulable, 0/3 nodes',
    });
  });

  test.each([[[]], [[{}]], [[null, 'text', { status: { containerStatuses: [{}] } }]]])(
    'of what is no Pod is no exception: %j',
    (pods: readonly unknown[]) => {
      expect(() => loggedContainer(pods)).not.toThrow();
    },
  );
});
