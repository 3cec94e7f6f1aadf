import { expect, test } from 'vitest';
import type { Answer } from '../../../src/cluster/failure.ts';
import { readResource } from '../../../src/cluster/readResource.ts';
import type { Transport } from '../../../src/cluster/transport.ts';
import { message } from '../../../src/core/message.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';

const resource = watchedResources.sonataFlowPlatforms;
const wanted = { resource, namespace: 'team', otherNamespaces: [] };
const served = { kind: 'APIResourceList', resources: [{ name: resource.plural, namespaced: true }] };
const empty = { kind: 'List', metadata: { resourceVersion: '1' }, items: [] };

/** Reads from a server that answers a list so often that it is busy; also the milliseconds that were waited each time. */
async function readWhileBusy(times: number, retryAfter?: number) {
  const waited: number[] = [];
  const busy: Answer = {
    kind: 'failing',
    reason: message('storage is (re)initializing'),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  let left = times;
  const request = ({ path }: { readonly path: string }): Promise<Answer> => {
    const isList = path.endsWith(resource.plural);
    if (isList && left-- > 0) return Promise.resolve(busy);
    return Promise.resolve({ kind: 'ok', status: 200, body: isList ? empty : served });
  };
  const clock = {
    now: () => 0,
    random: () => 0,
    sleep(ms: number) {
      waited.push(ms);
      return Promise.resolve();
    },
  };
  const transport = { request } as unknown as Transport;
  const { signal } = new AbortController();
  const { state } = await readResource({ transport, clock, at: 0, signal }, wanted);
  return { state, waited };
}

test('asks a busy server again after the seconds that it names', async () => {
  expect(await readWhileBusy(2, 1)).toEqual({ state: 'listed', waited: [1000, 1000] });
});

test('tells of a server that stays busy, or names no time, or a long one', async () => {
  expect(await readWhileBusy(9, 2)).toEqual({ state: 'unreachable', waited: [2000, 2000, 2000] });
  expect(await readWhileBusy(9)).toEqual({ state: 'unreachable', waited: [] });
  expect(await readWhileBusy(9, 60)).toEqual({ state: 'unreachable', waited: [] });
});
