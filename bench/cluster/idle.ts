import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { startFaultProxy } from '../../test/support/faultProxy.ts';
import { follow, kubeconfigThrough } from './follow.ts';

/** A complete tree of a cluster in which nothing happens. */
export interface Idle {
  /** Connections that are open. */
  readonly open: number;
  /** Connections that were opened after the tree was complete. */
  readonly opened: number;
  /** Requests after the tree was complete. */
  readonly requests: number;
  /** Milliseconds of processor time of this process for each second. */
  readonly work: number;
}

/** Looks on for so many seconds. */
export async function idle(server: ApiServer, seconds: number): Promise<Idle> {
  const proxy = await startFaultProxy(server);
  const followed = await follow(await kubeconfigThrough(server, proxy.url));
  // What the first tree still gives reason to ask.
  await sleep(3000);
  const before = { ever: proxy.connections.ever, requests: proxy.arrived.length };
  const worked = process.cpuUsage();
  await sleep(seconds * 1000);
  const { user, system } = process.cpuUsage(worked);
  const found: Idle = {
    open: proxy.connections.open,
    opened: proxy.connections.ever - before.ever,
    requests: proxy.arrived.length - before.requests,
    work: (user + system) / 1000 / seconds,
  };
  await followed.stop();
  await proxy.stop();
  return found;
}
