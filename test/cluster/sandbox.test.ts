import { execFile, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { createClient, type Access } from '../../sandbox/apiClient.ts';
import { locateSandbox } from '../../sandbox/build.ts';
import { Lifetime } from '../../sandbox/lifetime.ts';
import { processLives } from '../../sandbox/lock.ts';
import { addUser } from '../../sandbox/users.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { isLong } from '../support/longRun.ts';

const sandbox = await locateSandbox();

describeCluster('the sandbox cluster', () => {
  const cluster = useSharedCluster();

  const statusOf = async (access: Access, path: string) => {
    const client = createClient(access);
    const { status } = await client.request({ method: 'GET', path });
    client.close();
    return status;
  };

  test('is the Kubernetes release it says it is', async () => {
    const { body } = await cluster.client.request({ method: 'GET', path: '/version' });
    expect(body).toMatchObject({ gitVersion: 'v1.34.4', major: '1', minor: '34' });
  });

  test('the reader sees everything but Secrets and changes nothing', async () => {
    expect(await statusOf(cluster.reader, '/api/v1/configmaps')).toBe(200);
    expect(await statusOf(cluster.reader, '/apis/operators.coreos.com/v9')).toBe(404);
    expect(await statusOf(cluster.reader, '/api/v1/secrets')).toBe(403);
    const client = createClient(cluster.reader);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'by-reader' } };
    await expect(client.create(namespace)).rejects.toMatchObject({ status: 403 });
    client.close();
  });

  test('nobody is refused, a wrong token is not known', async () => {
    expect(await statusOf(cluster.nobody, '/api/v1/configmaps')).toBe(403);
    expect(await statusOf({ ...cluster.nobody, token: 'wrong' }, '/api/v1/configmaps')).toBe(401);
  });

  test('a user made later has the rights it was given, where it was given them', async () => {
    const read = [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }];
    const token = await addUser(cluster.client, { name: 'ann', namespaces: { [cluster.namespace]: read } });
    const user = { ...cluster.admin, user: 'ann', token };
    expect(await statusOf(user, `/api/v1/namespaces/${cluster.namespace}/secrets`)).toBe(200);
    expect(await statusOf(user, '/api/v1/namespaces/kube-system/secrets')).toBe(403);
  });

  test('its certificate is good for as long as somebody may leave it running', () => {
    const { validTo } = new X509Certificate(cluster.server.certificate.cert);
    const days = (Date.parse(validTo) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(300);
  });

  test('the kubeconfig is enough for kubectl to log in', async () => {
    const binary = sandbox.kind === 'available' ? sandbox.binary : '';
    const args = [
      'kubectl',
      `--kubeconfig=${cluster.kubeconfig}`,
      '--context=reader',
      'auth',
      'whoami',
      '-oyaml',
    ];
    const { stdout } = await promisify(execFile)(binary, args);
    expect(load(stdout)).toMatchObject({ status: { userInfo: { username: 'reader' } } });
    expect(readFileSync(cluster.kubeconfig, 'utf8')).toContain('certificate-authority-data');
  });

  test('a deleted namespace goes, and what it held with it', async () => {
    const { client } = cluster;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', name: `${cluster.namespace}-short-lived` };
    await client.create({ ...namespace, metadata: { name: namespace.name } });
    const held = { apiVersion: 'v1', kind: 'ConfigMap', name: 'held', namespace: namespace.name };
    await client.create({ ...held, metadata: { name: held.name, namespace: held.namespace } });
    await client.remove(namespace);
    await eventually(async () => expect(await client.get(namespace)).toBeUndefined());
    expect(await client.get(held)).toBeUndefined();
  });

  test('what an owner owned goes with it', async () => {
    const { client } = cluster;
    const configMap = (name: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      namespace: cluster.namespace,
    });
    const create = (name: string, more = {}) =>
      client.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: cluster.namespace, ...more },
      });
    const owner = await create('owner');
    const uid = owner.metadata.uid;
    await create('owned', { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }] });
    await client.remove(configMap('owner'));
    await eventually(async () => expect(await client.get(configMap('owned'))).toBeUndefined());
  });
});

describeCluster('the server that files share', () => {
  const mine = useSharedCluster();
  const others = useSharedCluster();

  test('gives each its own namespace, with everything in it that an operator brings', async () => {
    const name = 'sonataflow-platform';
    const platform = { apiVersion: 'sonataflow.org/v1alpha08', kind: 'SonataFlowPlatform' };
    await mine.client.create({ ...platform, metadata: { name, namespace: mine.namespace }, spec: {} });
    expect(await mine.client.get({ ...platform, name, namespace: mine.namespace })).toBeDefined();
    expect(await others.client.get({ ...platform, name, namespace: others.namespace })).toBeUndefined();
  });
});

describeCluster('a sandbox cluster leaves nothing behind', () => {
  const starter = fileURLToPath(new URL('../support/startApiServer.ts', import.meta.url));

  interface Started {
    readonly folder: string;
    readonly servers: readonly number[];
    readonly url: string;
  }

  /** Runs a server in a process of its own, as `npm start` does, and ends that process by `signal`. */
  async function startAndEnd(signal: NodeJS.Signals): Promise<Started> {
    const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const started = JSON.parse(line) as Started;
    expect(started.servers.map(processLives)).toEqual([true, true]);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return started;
  }

  // Both are heard in the same way.
  const asked = isLong ? (['SIGINT', 'SIGTERM'] as const) : (['SIGINT'] as const);
  test.each(asked)('after %s', async (signal) => {
    const { folder, servers } = await startAndEnd(signal);
    await eventually(() => expect(servers.map(processLives)).toEqual([false, false]));
    expect(existsSync(folder)).toBe(false);
  });

  test('after SIGKILL the servers end at once and the next start removes the folder', async () => {
    const { folder, servers } = await startAndEnd('SIGKILL');
    await eventually(() => expect(servers.map(processLives)).toEqual([false, false]));
    const next = new Lifetime();
    expect(existsSync(folder)).toBe(false);
    await next.end();
    expect(existsSync(next.folder)).toBe(false);
  });
});
