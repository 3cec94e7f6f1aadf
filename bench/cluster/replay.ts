import { setImmediate } from 'node:timers/promises';
import { root } from '../../scripts/build.ts';
import { run } from '../../scripts/run.ts';
import { startApiServer } from '../../sandbox/apiServer.ts';
import type { Connection } from '../../src/cluster/index.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { follow, target } from './follow.ts';

/** Megabytes of the heap that are more after so many events than after a tenth of them. */
export async function replayGrowth(events: number): Promise<number> {
  const args = ['--expose-gc', import.meta.filename, String(events)];
  const { code, output } = await run(process.execPath, args, { cwd: root });
  if (code !== 0) throw new Error(output);
  return Number(output.trim().split('\n').at(-1));
}

const deploymentCount = 100;

/** A Deployment that rolls out for ever, as the event of a watch. */
function event(number: number): string {
  const object: Manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `busy-${number % deploymentCount}`,
      namespace: target.namespace,
      uid: `00000000-0000-4000-8000-${String(number % deploymentCount).padStart(12, '0')}`,
      // Above any that the server has given out, so that the watch would go on behind it.
      resourceVersion: String(1_000_000_000 + number),
      generation: number,
    },
    spec: { replicas: 1 },
    status: {
      observedGeneration: number,
      conditions: [
        { type: 'Available', status: number % 2 === 0 ? 'True' : 'False', message: `at ${number}` },
      ],
    },
  };
  return JSON.stringify({ type: 'MODIFIED', object });
}

const watchedPath = `/apis/apps/v1/namespaces/${target.namespace}/deployments`;

/** Takes the place of the server in the watch of the target's Deployments, once it has listed them. */
function tap(connection: Connection, taken: (tell: (line: string) => void) => void): Connection {
  const { transport } = connection;
  return {
    ...connection,
    transport: {
      ...transport,
      stream(request) {
        if (request.path === watchedPath) taken((line) => void request.onLine(line));
        return transport.stream(request);
      },
    },
  };
}

async function measure(events: number): Promise<number> {
  const server = await startApiServer({ crds: true });
  let tell: ((line: string) => void) | undefined;
  const followed = await follow(server.kubeconfig, (connection) => tap(connection, (one) => (tell = one)));
  const used = async (): Promise<number> => {
    // What is shown together is shown by now.
    await new Promise((resolve) => setTimeout(resolve, 500));
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  let early = 0;
  for (let number = 0; number < events; number++) {
    tell?.(event(number));
    if (number % 200 === 0) await setImmediate();
    if (number === Math.floor(events / 10)) early = await used();
  }
  const last = String(1_000_000_000 + events - 1);
  await followed.until((_statuses, { resources: { deployments } }) =>
    deployments.state === 'listed'
      ? deployments.objects.some(({ object }) => object.metadata.resourceVersion === last)
      : false,
  );
  const growth = (await used()) - early;
  await followed.stop();
  await server.stop();
  return growth;
}

if (import.meta.main) process.stdout.write(`${await measure(Number(process.argv[2]))}\n`);
