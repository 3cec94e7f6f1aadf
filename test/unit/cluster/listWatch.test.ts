import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listWatch } from '../../../src/cluster/listWatch.ts';
import type { Answer, Failure } from '../../../src/cluster/failure.ts';
import type { Reachability } from '../../../src/cluster/reachability.ts';
import { createStore } from '../../../src/cluster/store.ts';
import type { StreamRequest, Transport } from '../../../src/cluster/transport.ts';
import { message } from '../../../src/core/message.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';

const collection = { path: '/configmaps', apiVersion: 'v1', resource: watchedResources.configMaps };
const reason = message('no');
const metadata = { resourceVersion: '1', annotations: { 'k8s.io/initial-events-end': 'true' } };
const complete = JSON.stringify({ type: 'BOOKMARK', object: { metadata } });
const expired = JSON.stringify({
  type: 'ERROR',
  object: { metadata: { resourceVersion: '' }, code: 410 },
});

type Streamed = 'whole' | 'list' | 'cut' | 'ended' | 'refused' | 'silent';
interface Server {
  /** What comes of one list after another that begins a watch; then they come whole. */
  readonly streamed?: readonly Streamed[];
  /** What comes of lists in pages, one after another; then they come whole. */
  readonly paged?: readonly Failure[];
  /** What comes of watches; else each finds its version expired, so that a list must follow. */
  readonly watched?: readonly ('cut' | 'expired' | Failure)[];
}

/** How a server is asked for its first lists, and the pauses in between in milliseconds. */
async function listsOf({ streamed = [], paged = [], watched = [] }: Server, most = 4) {
  const over = new AbortController();
  const asked: ('streamed' | 'paged')[] = [];
  const pauses: number[] = [];
  let watches = 0;
  const count = (how: 'streamed' | 'paged'): number => {
    asked.push(how);
    if (asked.length === most) over.abort();
    return asked.filter((one) => one === how).length - 1;
  };
  const stream = async ({ query, onLine, signal }: StreamRequest): ReturnType<Transport['stream']> => {
    if (query?.['sendInitialEvents'] === undefined) {
      const end = watched[watches++] ?? 'expired';
      if (end === 'cut') return { kind: 'unreachable', reason };
      if (end !== 'expired') return end;
      onLine(expired);
      return { kind: 'ended' };
    }
    switch (streamed[count('streamed')] ?? 'whole') {
      case 'whole':
        onLine(complete);
        onLine(expired);
        return { kind: 'ended' };
      case 'list':
        onLine(complete);
        return { kind: 'ended' };
      case 'cut':
        return { kind: 'unreachable', reason };
      case 'ended':
        return { kind: 'ended' };
      case 'refused':
        return { kind: 'invalid', reason };
      case 'silent':
        await vi.advanceTimersByTimeAsync(60_000);
        return { kind: signal.aborted ? 'cancelled' : 'ended', reason };
    }
  };
  const request = (): Promise<Answer> =>
    Promise.resolve(
      paged[count('paged')] ?? { kind: 'ok', status: 200, body: { kind: 'List', metadata, items: [] } },
    );
  const reachability = {
    returns: 0,
    state: { state: 'connected' },
    confirm: () => Promise.resolve('stayed' as const),
  };
  const sleep = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));
  const watching = {
    transport: { stream, request } as unknown as Transport,
    reachability: reachability as unknown as Reachability,
    clock: { now: () => 0, random: () => 0, sleep },
    signal: over.signal,
    lists: { streamed: true },
  };
  const store = createStore(() => 0);
  const nothing = () => undefined;
  await listWatch(watching, collection, { store, onChange: nothing, onFailing: nothing });
  return { asked, pauses };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a list begins a watch', () => {
  test.each<[string, Server, string]>([
    ['as long as that goes well', {}, 'streamed streamed streamed streamed'],
    ['again after it was cut once', { streamed: ['cut'] }, 'streamed streamed streamed streamed'],
    [
      'again after pages helped where it was cut',
      { streamed: ['cut', 'cut'] },
      'streamed streamed paged streamed',
    ],
    [
      'again after it ended before it was complete',
      { streamed: ['ended'] },
      'streamed paged streamed streamed',
    ],
    [
      'again after nothing at all came through',
      { streamed: ['silent'], paged: [{ kind: 'unreachable', reason }] },
      'streamed paged streamed streamed',
    ],
    [
      'again once watches no longer break at once',
      { streamed: ['list'], watched: [...Array<'cut'>(5).fill('cut'), 'expired'] },
      'streamed paged streamed streamed',
    ],
    ['never again where the server refuses that', { streamed: ['refused'] }, 'streamed paged paged paged'],
    ['never again where it alone is held back', { streamed: ['silent'] }, 'streamed paged paged paged'],
  ])('%s', async (_, server, expected) => {
    expect((await listsOf(server)).asked.join(' ')).toBe(expected);
  });
});

test.each<[string, (failing: Failure) => Server]>([
  ['a list', (failing) => ({ streamed: ['refused'], paged: [failing] })],
  ['a watch', (failing) => ({ streamed: ['list'], watched: [failing] })],
])('%s that is to be asked for again after seven seconds is', async (_, server) => {
  const failing: Failure = { kind: 'failing', reason, retryAfter: 7 };
  expect((await listsOf(server(failing), 3)).pauses).toContain(7_000);
});
