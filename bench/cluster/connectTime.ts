import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { buildSandbox } from '../../sandbox/build.ts';
import { run } from '../../scripts/run.ts';
import { watchedResources } from '../../src/core/snapshot.ts';
import { middle } from '../measure.ts';
import { follow, kubeconfigThrough } from './follow.ts';
import { startRelay } from './relay.ts';

/** Milliseconds from nothing to everything that is known of a cluster, with 30 ms for every round trip. */
export interface ConnectTimes {
  readonly tree: number;
  /** The same lists by `kubectl get`, one after the other; what kubectl remembers of a server is warm. */
  readonly kubectl: number;
}

const roundTrip = 30;

/** The two take turns. */
export async function connectTimes(server: ApiServer): Promise<ConnectTimes> {
  const relay = await startRelay(server.url, roundTrip);
  const kubeconfig = await kubeconfigThrough(server, relay.url);
  const home = join(server.folder, 'home');
  await mkdir(home, { recursive: true });
  const [trees, gets]: [number[], number[]] = [[], []];
  try {
    for (let turn = 0; turn < 6; turn++) {
      const tree = await treeTime(kubeconfig);
      const get = await kubectlTime(kubeconfig, home);
      if (turn === 0) continue;
      trees.push(tree);
      gets.push(get);
    }
    return { tree: middle(trees), kubectl: middle(gets) };
  } finally {
    await relay.stop();
  }
}

async function treeTime(kubeconfig: string): Promise<number> {
  const begin = performance.now();
  const followed = await follow(kubeconfig);
  const time = performance.now() - begin;
  await followed.stop();
  return time;
}

async function kubectlTime(kubeconfig: string, home: string): Promise<number> {
  const built = await buildSandbox();
  if (built.kind === 'unavailable') throw new Error('there is no kubectl');
  const env = { ...process.env, KUBECONFIG: kubeconfig, HOME: home };
  const begin = performance.now();
  for (const { group, plural } of Object.values(watchedResources)) {
    const resource = group === '' ? plural : `${plural}.${group}`;
    const { code, output } = await run(built.binary, ['kubectl', 'get', resource, '-A', '-ojson'], { env });
    if (code !== 0) throw new Error(output);
  }
  return performance.now() - begin;
}
