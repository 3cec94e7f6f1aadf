import { expect, test } from 'vitest';
import type { Answer } from '../../../src/cluster/index.ts';
import { takeSnapshot, watchCluster } from '../../../src/cluster/index.ts';
import type { Transport } from '../../../src/cluster/transport.ts';
import { message } from '../../../src/core/message.ts';
import type { Question } from '../../../src/core/question.ts';
import { watchedResources, type Snapshot } from '../../../src/core/snapshot.ts';
import { placesIn } from '../../support/connections.ts';
import { eventually } from '../../support/eventually.ts';

const served = Object.values(watchedResources).map(({ plural, kind }) => ({
  name: plural,
  kind,
  namespaced: true,
}));
const ok = (body: unknown): Answer => ({ kind: 'ok', status: 200, body });
const reason = message('too late');

/** A server whose lists are answered when the signal aborts, and then with this. */
function lateServer(late: Answer): Transport {
  return {
    server: 'https://late',
    request({ path, signal }) {
      if (signal.aborted) return Promise.resolve(late);
      if (['/readyz', '/version', '/api'].includes(path)) return Promise.resolve(ok({ gitVersion: 'v1' }));
      if (/^\/api\/v1$|^\/apis\/[^/]+\/[^/]+$/.test(path))
        return Promise.resolve(ok({ kind: 'APIResourceList', resources: served }));
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(late), { once: true }));
    },
    stream: () => Promise.resolve({ kind: 'cancelled', reason }),
    bytes: () => Promise.resolve({ kind: 'cancelled', reason }),
    ahead: () => 0,
    reconnect: () => undefined,
    close: () => undefined,
  };
}

test.each([
  'cancelled',
  'unauthorized',
  'unreachable',
  'failing',
  'expired',
  'notFound',
  'notServed',
] as const)('a watch ends with its signal even when its last requests end as %s', async (kind) => {
  const over = new AbortController();
  const late: Snapshot[] = [];
  const connection = {
    context: 'c',
    server: 'https://late',
    proof: { kind: 'nothing' } as const,
    isUnverified: false,
    onWrite: () => undefined,
    transport: lateServer({ kind, reason }),
    close: () => undefined,
  };
  await watchCluster(connection, {
    places: placesIn('n'),
    signal: over.signal,
    onSnapshot(snapshot) {
      if (over.signal.aborted) late.push(snapshot);
      setImmediate(() => over.abort());
    },
  });
  expect(late).toEqual([]);
});

test('one look asks on until the answers give no reason to ask', async () => {
  const asked: string[] = [];
  const transport: Transport = {
    ...lateServer({ kind: 'cancelled', reason }),
    request({ path }) {
      if (['/readyz', '/version', '/api'].includes(path)) return Promise.resolve(ok({ gitVersion: 'v1' }));
      if (path.startsWith('/q')) asked.push(path);
      return Promise.resolve(path.startsWith('/q') ? ok(true) : { kind: 'notServed', reason });
    },
  };
  const question = (path: string): Question => ({ key: path, path, keep: (body) => body });
  const snapshot = await takeSnapshot(
    {
      context: 'c',
      server: 's',
      proof: { kind: 'nothing' },
      isUnverified: false,
      onWrite: () => undefined,
      transport,
      close: () => undefined,
    },
    {
      places: placesIn('n'),
      signal: new AbortController().signal,
      questions({ answers }) {
        const known = Object.keys(answers).length;
        return ['/q1', '/q2', '/q3'].slice(0, known + 1).map(question);
      },
    },
  );
  expect(asked).toEqual(['/q1', '/q2', '/q3']);
  expect(Object.keys(snapshot.answers)).toEqual(asked);
});

test('a fault in a question ends the watch, and does not pass unseen', async () => {
  const transport: Transport = {
    ...lateServer({ kind: 'cancelled', reason }),
    request: (request) =>
      request.path === '/asked'
        ? Promise.resolve(ok(undefined))
        : lateServer({ kind: 'cancelled', reason }).request(request),
  };
  const connection = {
    context: 'c',
    server: 'https://late',
    proof: { kind: 'nothing' } as const,
    isUnverified: false,
    onWrite: () => undefined,
    transport,
    close: () => undefined,
  };
  const over = new AbortController();
  const keep = (): never => {
    throw new Error('not kept');
  };
  const watching = watchCluster(connection, {
    places: placesIn('n'),
    signal: over.signal,
    onSnapshot: () => ({ againAt: undefined, questions: [{ key: 'q', path: '/asked', keep }] }),
  });
  await expect(watching).rejects.toThrow('not kept');
  over.abort();
});

test('what is written over the connection makes all be asked again at once', async () => {
  let asked = 0;
  const late = lateServer({ kind: 'cancelled', reason });
  const transport: Transport = {
    ...late,
    request(request) {
      if (request.path !== '/q') return late.request(request);
      asked += 1;
      return Promise.resolve(ok(asked));
    },
  };
  const { promise: listens, resolve: listen } = Promise.withResolvers<() => void>();
  const over = new AbortController();
  const watching = watchCluster(
    {
      context: 'c',
      server: 's',
      proof: { kind: 'nothing' },
      isUnverified: false,
      onWrite: (_, written) => listen(written),
      transport,
      close: () => undefined,
    },
    {
      places: placesIn('n'),
      signal: over.signal,
      onSnapshot: () => ({
        againAt: undefined,
        questions: [{ key: 'q', path: '/q', keep: (body) => body }],
      }),
    },
  );
  const written = await listens;
  await eventually(() => expect(asked).toBe(1));
  written();
  await eventually(() => expect(asked).toBe(2));
  over.abort();
  await watching;
});
