import { Agent, request } from 'node:https';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { follow, kubeconfigThrough } from './follow.ts';

/** Milliseconds from a change in the cluster until it is seen; 95 of 100 are seen sooner. */
export interface ChangeDelays {
  /** As another state of a row. */
  readonly row: number;
  /** As an event of a client that does nothing but watch. */
  readonly bareWatch: number;
}

const subscription = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'Subscription',
  metadata: { name: 'serverless-operator', namespace: 'openshift-serverless' },
  spec: {
    name: 'serverless-operator',
    channel: 'stable',
    source: 'redhat-operators',
    sourceNamespace: 'openshift-marketplace',
  },
};

/** `changes` times the Subscription of Serverless comes or goes. */
export async function changeDelays(server: ApiServer, changes: number): Promise<ChangeDelays> {
  const { client } = server;
  const { metadata, ...kind } = subscription;
  await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: metadata.namespace } });
  const followed = await follow(await kubeconfigThrough(server, server.url));
  const bare = watchBare(server);
  const [rows, events]: [number[], number[]] = [[], []];
  try {
    for (let change = 0; change < changes; change++) {
      const comes = change % 2 === 0;
      const begin = performance.now();
      const row = followed
        .until((statuses) => (statuses.get('serverless')?.state === 'absent') !== comes)
        .then(() => performance.now() - begin);
      const event = bare.until(comes ? 'ADDED' : 'DELETED').then(() => performance.now() - begin);
      await (comes ? client.create(subscription) : client.remove({ ...kind, ...metadata }));
      rows.push(await row);
      events.push(await event);
    }
    return { row: percentile(rows), bareWatch: percentile(events) };
  } finally {
    bare.stop();
    await followed.stop();
  }
}

function percentile(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

/** Reads a watch as text: no client could see an event sooner. */
function watchBare(server: ApiServer): { until(text: string): Promise<void>; stop(): void } {
  const { admin } = server;
  const path = `/apis/${subscription.apiVersion}/subscriptions?watch=true`;
  const agent = new Agent({ ca: admin.ca });
  let seen = '';
  let look = (): void => undefined;
  const watching = request(`${admin.server}${path}`, {
    agent,
    headers: { authorization: `Bearer ${admin.token}` },
  });
  watching.on('response', (answer) => {
    answer.setEncoding('utf8').on('data', (piece: string) => {
      seen += piece;
      look();
    });
  });
  watching.on('error', () => undefined);
  watching.end();
  return {
    until: (text) =>
      new Promise((resolve) => {
        look = () => {
          if (!seen.includes(text)) return;
          seen = '';
          resolve();
        };
        look();
      }),
    stop() {
      watching.destroy();
      agent.destroy();
    },
  };
}
