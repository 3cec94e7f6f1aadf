import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type RunningSandbox } from '../../sandbox/start.ts';
import { resolveRelease } from '../../src/core/releases/index.ts';
import { describeCluster } from '../support/cluster.ts';
import { runCommand, type CommandResult } from '../support/commandLine.ts';

/** The order in which a person works through what `status` offers. */
const rounds = [
  ['serverless', 'serverless-logic', 'rhdh-operator'],
  ['knative-serving', 'knative-eventing'],
  ['backstage'],
];

interface StatusReport {
  readonly prerequisites: readonly { readonly id: string; readonly state: string; readonly reason: string }[];
}

for (const release of ['1.8', '1.10', '2.1']) {
  describeCluster(`the whole job on the command line for RHDH ${release}`, () => {
    let sandbox: RunningSandbox;
    let folder: string;
    // By ConfigMap, also where the release has a flavour.
    const target = ['--release', release, '--name', 'hub', '--namespace', 'rhdh', '--plugins', 'configmap'];
    const run = (...args: string[]): Promise<CommandResult> =>
      runCommand(args, { cwd: folder, env: { KUBECONFIG: sandbox.kubeconfig } });

    const report = async (): Promise<StatusReport> =>
      JSON.parse((await run('status', ...target, '--format', 'json')).stdout) as StatusReport;
    const statesOf = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await report()).prerequisites.map(({ id, state }) => [id, state]));

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'whole-job-'));
      const version = resolveRelease(release)?.version ?? release;
      sandbox = await startSandbox({
        operators: { rhdh: { line: release, version }, delays: { step: 20, workload: 100 } },
      });
    });
    afterAll(async () => {
      await sandbox.stop();
      await rm(folder, { recursive: true });
    });

    test('the scaffolded files lint clean', async () => {
      const made = await run('scaffold', 'all', ...target, '--with-rhdh-operator', '--out', 'deploy');
      expect(made).toMatchObject({ code: 0 });
      const linted = await run(
        'lint',
        '--release',
        release,
        '--max-warnings',
        '0',
        '--format',
        'json',
        'deploy',
      );
      expect(JSON.parse(linted.stdout)).toEqual([]);
      expect(linted.code).toBe(0);
    });

    test('an empty cluster is told to lack the operators, and everything else waits for them', async () => {
      const states = await statesOf();
      expect(states).toMatchObject({
        cluster: 'ready',
        serverless: 'absent',
        'serverless-logic': 'absent',
        backstage: 'blocked',
      });
    });

    test('a dry run changes nothing', async () => {
      // What all share needs no more than the release.
      const tried = await run('apply', 'serverless', '--release', release, '--dry-run');
      expect(tried.stdout).toContain('create Namespace openshift-serverless');
      expect(tried.code).toBe(0);
      expect((await statesOf())['serverless']).toBe('absent');
    });

    test.each(rounds)('%s …', async (...ids) => {
      const secret = ids.includes('backstage') ? ['--secret-file', 'deploy/23-backend-secret.yaml'] : [];
      const applied = await run('apply', ...ids, ...target, ...secret, '--yes');
      expect(applied.code, applied.stderr).toBe(0);
      expect(applied.stderr).toMatch(
        secret.length > 0 ? /^BACKEND_SECRET of Secret \S+ is taken from \S+\n$/ : /^$/,
      );
      const states = await statesOf();
      for (const id of ids) expect(states[id], id).toBe('ready');
    });

    test.runIf(release === '2.1')('what its operator denies by default is opened …', async () => {
      const applied = await run('apply', 'network-policies', ...target, '--yes');
      expect(applied.code, applied.stderr).toBe(0);
      expect((await statesOf())['network-policies']).toBe('ready');
    });

    test('then everything becomes ready, and the status command says so', async () => {
      const watched = await run('status', ...target, '--watch');
      expect(watched.code, watched.stdout).toBe(0);
      const { prerequisites } = await report();
      const unused = ['pipelines', 'gitops', 'cluster-platform', 'workflow-namespaces', 'workflows'];
      const notReady = prerequisites
        .filter(({ id }) => !unused.includes(id))
        .filter(({ state }) => state !== 'ready');
      expect(notReady).toEqual([]);
      expect(prerequisites.flatMap(({ id, state }) => (state === 'notApplicable' ? [id] : []))).toEqual(
        unused,
      );
    });

    test('a second apply finds nothing to do', async () => {
      const again = await run('apply', ...target, '--yes');
      expect(again.code).toBe(0);
      expect(again.stdout).toContain('Everything is ready: there is nothing to apply.');
    });
  });
}
