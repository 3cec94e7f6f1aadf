import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plain } from '../src/core/message.ts';
import { startApiServer, type ApiServer } from './apiServer.ts';
import { buildSandbox } from './build.ts';
import type { BackstageLine } from './crdFiles.ts';
import type { CrdSource } from './crds.ts';
import { livingFolders } from './lifetime.ts';
import { furnishOpenShift, offerPackages } from './openshift.ts';
import type { SimulatorOptions } from './simulator/index.ts';

export interface SandboxOptions {
  /** Played by the simulator, at a pace at which a person can watch; `off`: their CRDs are there, but nobody acts. */
  readonly operators?: 'off' | Omit<SimulatorOptions, 'connection'>;
  /** The release whose Backstage CRD is there when nobody plays the operators; 1.10 unless told. */
  readonly backstage?: BackstageLine;
  readonly crds?: CrdSource;
}

/** A cluster to try the extension on. */
export interface RunningSandbox {
  readonly server: ApiServer;
  /** A file with the contexts `admin` (the current one), `reader` and `nobody`. */
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

const atHumanPace = { step: 400, workload: 2500 };

/** By this file in its folder `kubectl` below knows a sandbox from the servers of tests. */
const kubeconfigName = 'sandbox.kubeconfig';

/**
 * Starts a cluster that looks like OpenShift before anything of RHDH is installed. It ends with this process.
 * Throws where the program cannot be built; `locateSandbox` tells beforehand.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { operators = {}, backstage = '1.10', crds } = options;
  const source = crds && { source: crds };
  const server = await startApiServer({
    crds: operators === 'off' ? { ...source, backstage } : { ...source, owners: ['openshift'] },
    controllers: true,
  });
  try {
    await furnishOpenShift(server.client);
    if (operators === 'off') await offerPackages(server.client);
    const simulator = operators === 'off' ? undefined : await play(server, operators);
    const kubeconfig = join(server.folder, kubeconfigName);
    await copyFile(server.kubeconfig, kubeconfig);
    return {
      server,
      kubeconfig,
      async stop() {
        simulator?.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function play(server: ApiServer, options: Omit<SimulatorOptions, 'connection'>) {
  const { startSimulator } = await import('./simulator/index.ts');
  return startSimulator({ delays: atHumanPace, ...options, connection: server.admin });
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { operators: { type: 'string', default: 'on' }, backstage: { type: 'string', default: '1.10' } },
  });
  const built = await buildSandbox();
  if (built.kind === 'unavailable') return refuse(plain(built.reason));
  const backstage = values.backstage as BackstageLine;
  const sandbox = await startSandbox({ backstage, operators: values.operators === 'off' ? 'off' : {} });
  console.log(`The sandbox cluster answers at ${sandbox.server.url}; Ctrl-C ends it.`);
  console.log(`  export KUBECONFIG=${sandbox.kubeconfig}`);
  console.log('  node sandbox/start.ts kubectl get subscriptions -A');
  return 0;
}

/** kubectl of the same release, on what KUBECONFIG names, else on the sandbox that was started last. */
async function kubectl(args: readonly string[]): Promise<number> {
  const named = process.env['KUBECONFIG'] || undefined;
  const kubeconfig = named ?? newestSandbox();
  if (kubeconfig === undefined) {
    return refuse('No sandbox cluster is running; "node sandbox/start.ts" starts one.');
  }
  const built = await buildSandbox();
  if (built.kind === 'unavailable') return refuse(plain(built.reason));
  if (named === undefined) console.error(`On the sandbox started last: KUBECONFIG=${kubeconfig}`);
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const child = spawn(built.binary, ['kubectl', ...args], { env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function newestSandbox(): string | undefined {
  return livingFolders()
    .map((folder) => join(folder, kubeconfigName))
    .findLast((file) => existsSync(file));
}

/** Says why there is no cluster; 3 as in `build.ts --check`. */
function refuse(reason: string): number {
  console.error(reason);
  return 3;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  process.exitCode = args[0] === 'kubectl' ? await kubectl(args.slice(1)) : await run(args);
}
