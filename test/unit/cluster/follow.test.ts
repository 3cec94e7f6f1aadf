import { expect, test } from 'vitest';
import { follow } from '../../../src/cluster/follow.ts';
import type { Reachability } from '../../../src/cluster/reachability.ts';
import { createStore } from '../../../src/cluster/store.ts';
import type { StreamRequest, Transport } from '../../../src/cluster/transport.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';
import { message } from '../../../src/core/message.ts';

const collection = { path: '/configmaps', apiVersion: 'v1', resource: watchedResources.configMaps };
const bookmark = JSON.stringify({ type: 'BOOKMARK', object: { metadata: { resourceVersion: '8' } } });
const cut = { kind: 'unreachable', reason: message('cut') } as const;

interface Streamed {
  readonly minutes: number;
  readonly says?: string;
  /** What becomes of it: it goes away, which others notice, or was away and is back already. */
  readonly server?: 'away' | 'back';
}

/** One stream after another, each for so many minutes and with what it says; the signal aborts after the last one. */
async function followFrom(streams: readonly Streamed[]) {
  const over = new AbortController();
  const time = { now: 0 };
  const asked: (string | undefined)[] = [];
  const reachability = {
    returns: 0,
    state: { state: 'connected' },
    confirm() {
      const isAway = reachability.state.state !== 'connected';
      if (isAway) reachability.returns += 1;
      reachability.state = { state: 'connected' };
      return Promise.resolve(isAway ? ('cameBack' as const) : ('stayed' as const));
    },
  };
  let goesAway = false;
  const sleep = (): Promise<void> => {
    if (goesAway) reachability.state = { state: 'unreachable' };
    return Promise.resolve();
  };
  const stream = ({ query, onLine }: StreamRequest) => {
    const next = streams[asked.length];
    if (next === undefined) over.abort();
    asked.push(query?.['resourceVersion']);
    time.now += (next?.minutes ?? 0) * 60_000;
    if (next?.says !== undefined) onLine(next.says);
    goesAway = next?.server === 'away';
    if (next?.server === 'back') reachability.returns += 1;
    return Promise.resolve(cut);
  };
  const watching = {
    transport: { stream } as unknown as Transport,
    reachability: reachability as unknown as Reachability,
    clock: { now: () => time.now, random: () => 0, sleep },
    signal: over.signal,
  };
  const store = createStore(() => time.now);
  const { wasListed } = await follow(watching, collection, { store, onChange: () => undefined }, '7');
  return { wasListed, asked };
}

test('a watch goes on from where it was after being cut', async () => {
  const found = await followFrom([
    { minutes: 1 },
    { minutes: 1, says: bookmark },
    { minutes: 5, says: bookmark },
  ]);
  expect(found.asked).toEqual(['7', '7', '8', '8']);
});

test.each<[string, readonly Streamed[]]>([
  ['the server was away', [{ minutes: 1, says: bookmark, server: 'back' }]],
  ['the server went away while it waited', [{ minutes: 1, says: bookmark, server: 'away' }]],
  ['not even a bookmark came for minutes', [{ minutes: 5, says: bookmark }, { minutes: 5 }]],
  ['watches end at once and without a word', Array.from({ length: 5 }, () => ({ minutes: 0 }))],
  ['all they say is garbage', Array.from({ length: 5 }, () => ({ minutes: 0, says: '<html>' }))],
])('a watch asks for a new list where %s', async (_, streams) => {
  const found = await followFrom(streams);
  expect(found.asked).toHaveLength(streams.length);
  expect(found.wasListed).toBe(true);
});
