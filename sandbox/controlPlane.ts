import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { createClient, type Access, type ApiClient } from './apiClient.ts';
import { createAuthority, type Certificate } from './certificates.ts';
import { Lifetime } from './lifetime.ts';
import { tokenFile, type StandingUser } from './users.ts';

/** A running etcd and API server that answers, with nothing added to what Kubernetes itself brings. */
export interface ControlPlane {
  readonly binary: string;
  readonly lifetime: Lifetime;
  /** The data folder; complete only after {@link shutDown}. */
  readonly data: string;
  readonly users: Readonly<Record<StandingUser, Access>>;
  /** The API server's own, good for 127.0.0.1. */
  readonly certificate: Certificate;
  /** Shuts both servers down cleanly but keeps the folder. */
  shutDown(): Promise<void>;
  /** Kills them, which clients notice at once: a clean end waits a minute for open watches. */
  crash(): Promise<void>;
  /** Starts them again, with the same port, certificate and users; `fresh` without any object. */
  startAgain(data: 'same' | 'fresh'): Promise<void>;
}

/** What every API server is called within its cluster. */
const withinCluster = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];

/**
 * Starts etcd and kube-apiserver on a free loopback port, on a copy of the data folder `template` if one is
 * given. Throws with the server's last words if it does not get ready.
 */
export async function launchControlPlane(binary: string, template?: string): Promise<ControlPlane> {
  // The port is free when we look, yet somebody may take it before the server does.
  for (let attempt = 1; ; attempt++) {
    const lifetime = new Lifetime();
    try {
      return await launchOn(await freePort(), binary, lifetime, template);
    } catch (error) {
      const taken = error instanceof Error && error.message.includes('address already in use');
      await lifetime.end();
      if (!taken || attempt === 3) throw error;
    }
  }
}

async function launchOn(
  port: number,
  binary: string,
  lifetime: Lifetime,
  template: string | undefined,
): Promise<ControlPlane> {
  const { folder } = lifetime;
  const data = join(folder, 'data');
  if (template === undefined) await mkdir(data);
  else await cp(template, data, { recursive: true });
  const authority = createAuthority('sandbox');
  const certificate = authority.issue({ names: withinCluster });
  const tokens = await writeSecrets(folder, certificate);
  const start = () => lifetime.start('apiserver', binary, ['apiserver', data, ...flags(folder, port)]);
  const describe = () => lifetime.lastWords('apiserver');
  let child = start();
  const server = `https://127.0.0.1:${port}`;
  const access = (user: StandingUser): Access => ({
    user,
    server,
    ca: authority.cert,
    token: tokens[user],
  });
  const users = { admin: access('admin'), reader: access('reader'), nobody: access('nobody') };
  const untilReady = async (): Promise<void> => {
    const client = createClient(users.admin);
    try {
      await untilReadyOrEnded(client, { child, describe });
    } finally {
      client.close();
    }
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  };
  await untilReady();
  return {
    binary,
    lifetime,
    data,
    users,
    certificate,
    shutDown: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
    async startAgain(kept) {
      if (kept === 'fresh') {
        await rm(data, { recursive: true });
        await mkdir(data);
      }
      child = start();
      await untilReady();
    },
  };
}

async function writeSecrets(
  folder: string,
  { cert, key }: Certificate,
): Promise<Readonly<Record<StandingUser, string>>> {
  const { text, tokens } = tokenFile();
  const mode = 0o600;
  await writeFile(join(folder, 'tokens.csv'), text, { mode });
  await writeFile(join(folder, 'server.key'), key, { mode });
  await writeFile(join(folder, 'server.crt'), cert);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = privateKey.export({ type: 'sec1', format: 'pem' });
  await writeFile(join(folder, 'serviceAccounts.key'), signing, { mode });
  await writeFile(join(folder, 'serviceAccounts.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  return tokens;
}

function flags(folder: string, port: number): string[] {
  return [
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--tls-cert-file=${join(folder, 'server.crt')}`,
    `--tls-private-key-file=${join(folder, 'server.key')}`,
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    `--service-account-key-file=${join(folder, 'serviceAccounts.pub')}`,
    `--service-account-signing-key-file=${join(folder, 'serviceAccounts.key')}`,
    '--service-account-issuer=https://sandbox.invalid',
    // Loopback on purpose: the server calls webhooks and aggregated APIs at these addresses.
    '--service-cluster-ip-range=127.200.0.0/24',
    '--enable-priority-and-fairness=false',
    '--disable-admission-plugins=ServiceAccount',
  ];
}

interface Running {
  readonly child: ChildProcess;
  describe(): string;
}

async function isReady(client: ApiClient): Promise<boolean> {
  try {
    return (await client.request({ method: 'GET', path: '/readyz' })).status === 200;
  } catch {
    // Until the server listens, connections are refused; that is what we are waiting for.
    return false;
  }
}

const deadline = 120_000;

/** Throws with the server's last words where it has ended, or takes too long. */
async function untilReadyOrEnded(client: ApiClient, running: Running): Promise<void> {
  const limit = performance.now() + deadline;
  while (!(await isReady(client))) {
    const { pid, exitCode, signalCode } = running.child;
    // Without an id it never started.
    const ended = pid === undefined || exitCode !== null || signalCode !== null;
    if (ended || performance.now() > limit) {
      const how = ended ? 'ended before it was' : `was not within ${deadline / 1000} s`;
      throw new Error(`The API server ${how} ready:\n${running.describe()}`);
    }
    await sleep(25);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
