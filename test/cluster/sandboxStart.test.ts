import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSandbox } from '../../sandbox/start.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';

const packageManifest = {
  apiVersion: 'packages.operators.coreos.com/v1',
  kind: 'PackageManifest',
  namespace: 'openshift-marketplace',
  name: 'logic-operator',
};
const globalGroup = {
  apiVersion: 'operators.coreos.com/v1',
  kind: 'OperatorGroup',
  namespace: 'openshift-operators',
  name: 'global-operators',
};
const clusterVersion = { apiVersion: 'config.openshift.io/v1', kind: 'ClusterVersion', name: 'version' };

const script = join(import.meta.dirname, '../../sandbox/start.ts');
const run = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [script, 'kubectl', ...args]);
const kubectl = async (...args: readonly string[]) => (await run(...args)).stdout;

describeCluster('the sandbox to try things on', () => {
  // Somebody may run a sandbox on this machine, and kubectl must not find that one.
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
    vi.stubEnv('TMPDIR', folder);
    vi.stubEnv('KUBECONFIG', '');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test('looks like OpenShift before an installation, and its catalog offers the operators', async () => {
    const sandbox = await startSandbox();
    const { client } = sandbox.server;
    expect(await client.get(clusterVersion)).toMatchObject({ status: { desired: { version: '4.21.0' } } });
    expect(await client.get(globalGroup)).toMatchObject({ spec: {} });
    await eventually(async () => expect(await client.get(packageManifest)).toBeDefined());
    await expect(client.list('sonataflow.org/v1alpha08', 'SonataFlowPlatform')).rejects.toMatchObject({
      status: 404,
    });
    await sandbox.stop();
  });

  test('has all CRDs of the chosen release where nobody plays the operators; kubectl finds it', async () => {
    const sandbox = await startSandbox({ operators: 'off', backstage: '1.7' });
    const group = { method: 'GET', path: '/apis/rhdh.redhat.com' } as const;
    const { versions } = (await sandbox.server.client.request(group)).body as {
      versions: readonly { readonly version: string }[];
    };
    expect(versions.map(({ version }) => version).toSorted()).toEqual(['v1alpha1', 'v1alpha2', 'v1alpha3']);
    expect(await kubectl('get', 'clusterversions', '-oname')).toBe(
      'clusterversion.config.openshift.io/version\n',
    );
    expect(await kubectl('api-versions')).toContain('rhdh.redhat.com/v1alpha3\n');
    expect((await run('config', 'current-context')).stderr).toBe(
      `On the sandbox started last: KUBECONFIG=${sandbox.kubeconfig}\n`,
    );
    await sandbox.stop();
    await expect(kubectl('get', 'namespaces')).rejects.toMatchObject({
      code: 3,
      stderr: expect.stringContaining('No sandbox cluster is running') as unknown,
    });
  });

  test('kubectl takes the cluster that KUBECONFIG names', async () => {
    const mine = join(folder, 'mine');
    writeFileSync(mine, 'apiVersion: v1\nkind: Config\ncurrent-context: mine\n');
    vi.stubEnv('KUBECONFIG', mine);
    expect(await run('config', 'current-context')).toEqual({ stdout: 'mine\n', stderr: '' });
  });
});
