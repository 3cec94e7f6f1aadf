import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { waitUntilReady } from '../../../src/cli/waitUntilReady.ts';
import type { Answer } from '../../../src/cluster/index.ts';
import { message } from '../../../src/core/message.ts';
import { targetOf } from '../../support/targets.ts';

test('what is ready is waited for until all that it asks is answered', async () => {
  const said: string[] = [];
  const reason = message('none');
  const ok = (body: unknown): Answer => ({ kind: 'ok', status: 200, body });
  const transport = {
    server: 's',
    async request({ path }: { readonly path: string }): Promise<Answer> {
      if (['/readyz', '/version', '/api'].includes(path)) return ok({ gitVersion: 'v1' });
      if (path !== '/api/v1/nodes') return { kind: 'notServed', reason };
      await pause(300);
      said.push(path);
      return ok({ items: [] });
    },
    stream: () => Promise.resolve({ kind: 'cancelled', reason } as const),
    bytes: () => Promise.resolve({ kind: 'cancelled', reason } as const),
    ahead: () => 0,
    reconnect: () => undefined,
    close: () => undefined,
  };
  const proof = { kind: 'nothing' } as const;
  const connection = {
    context: 'c',
    server: 's',
    proof,
    isUnverified: false,
    onWrite: () => undefined,
    transport,
    close: () => undefined,
  };
  const { signal } = new AbortController();
  expect(await waitUntilReady(connection, targetOf(), ['cluster'], signal)).toEqual({ kind: 'ready' });
  expect(said).toEqual(['/api/v1/nodes']);
});
