import { describe, expect, test } from 'vitest';
import { createAlarm, type Alarm } from '../../../src/cluster/alarm.ts';
import type { Answer } from '../../../src/cluster/failure.ts';
import type { Reachability } from '../../../src/cluster/reachability.ts';
import type { Transport } from '../../../src/cluster/transport.ts';
import { watchResource } from '../../../src/cluster/watchResource.ts';
import { message } from '../../../src/core/message.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';

const reason = message('no');
const resource = watchedResources.sonataFlowPlatforms;
const wanted = { resource, namespace: 'team', otherNamespaces: [] };
const served = { kind: 'APIResourceList', resources: [{ name: resource.plural, namespaced: true }] };
const empty = { kind: 'List', metadata: { resourceVersion: '1' }, items: [] };

interface Course {
  /** When the resource is served, and when the alarm rings, in milliseconds from the start. */
  readonly servedAt: number;
  readonly alarmAt: number;
  /** The answer until then. */
  readonly before: Answer;
}

/** When the resource is found, as time passes with the longest pauses that chance allows. */
async function foundAt({ servedAt, alarmAt, before }: Course): Promise<number> {
  const over = new AbortController();
  const { signal } = over;
  let now = 0;
  let found = Number.NaN;
  let hasRung = false;
  const clock = {
    now: () => now,
    random: () => 0.999_999,
    sleep(ms: number) {
      if (hasRung || now + ms < alarmAt) now += ms;
      else {
        hasRung = true;
        now = alarmAt;
        alarm.ring();
      }
      return Promise.resolve();
    },
  };
  const alarm: Alarm = createAlarm(clock, signal);
  const request = ({ path }: { readonly path: string }): Promise<Answer> => {
    const isList = path.endsWith(resource.plural);
    return Promise.resolve(
      now < servedAt ? before : { kind: 'ok', status: 200, body: isList ? empty : served },
    );
  };
  const transport = {
    request,
    stream: () => Promise.resolve({ kind: 'cancelled', reason }),
  } as unknown as Transport;
  const reachability = { returns: 0 } as unknown as Reachability;
  await watchResource({ transport, reachability, clock, signal, lists: { streamed: false } }, wanted, {
    alarm,
    isTold: () => true,
    report({ state }) {
      if (state !== 'listed') return;
      found = now;
      over.abort();
    },
  });
  return found;
}

describe('a resource that is not served', () => {
  const before: Answer = { kind: 'notServed', reason };

  test.each([0, 400, 1_000, 2_500, 4_000])(
    'is found within two seconds when it is served %i ms after its definition says so',
    async (later) => {
      const alarmAt = 60_000;
      const found = await foundAt({ servedAt: alarmAt + later, alarmAt, before });
      expect(found - (alarmAt + later)).toBeLessThanOrEqual(2_000);
    },
  );

  test('is not asked for again until its definition says so', async () => {
    expect(await foundAt({ servedAt: 1_000, alarmAt: 60_000, before })).toBe(60_000);
  });
});

test('a server that wants to be asked again after 40 seconds is not asked before', async () => {
  const before: Answer = { kind: 'failing', reason, retryAfter: 40 };
  expect(await foundAt({ servedAt: 1_000, alarmAt: 600_000, before })).toBe(40_000);
});
