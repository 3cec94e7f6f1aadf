import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();

const external = ['--database', 'external', '--jdbc-url', 'jdbc:postgresql://db.example.com/flows'];
const argocd = ['--layout', 'argocd', '--git-url', 'https://git.example.com/team/rhdh.git'];
const byHelm = ['--method', 'helm', '--workflow-namespace', 'wf'];
const otherPlugins = [...instance, '--plugins', 'configmap'];
const platform = '26-sonataflow-platform.yaml';
const policies = '25-network-policies.yaml';
const plugins = '21-dynamic-plugins.yaml';
const application = 'applications/rhdh.yaml';

const told = `${plugins} is not made any more: it is left as it is. Delete it, or have --prune delete it; what it made in the cluster stays until you delete that too.\n`;

async function lint(): Promise<string> {
  return (await runCommand(['lint', '.'], { cwd: folder() })).stdout;
}

describe('what is not made any more', () => {
  test('is told as long as it is there', async () => {
    await scaffold(otherPlugins);
    const text = read(plugins);
    expect((await scaffold([...instance, '--overwrite'])).stderr).toBe(told);
    expect((await scaffold(instance)).stderr).toBe(told);
    expect(read(plugins)).toBe(text);
  });

  test('is told in the preview that asks for consent', async () => {
    await scaffold(otherPlugins);
    const { code, stderr: err } = await scaffold(instance);
    expect(code).toBe(1);
    expect(err).toBe(
      `${told}1 file would change; nothing was written. Accept the changes with --overwrite.\n`,
    );
  });

  test('is told with its edits in the preview too', async () => {
    await scaffold(otherPlugins);
    write(plugins, read(plugins).replace('data:\n', 'data: # mine\n'));
    const words = `${plugins} is not made any more: it is left as it is. It was edited: bring that over by hand where it is still wanted, then delete it.\n`;
    expect((await scaffold(instance)).stderr).toContain(words);
    expect((await scaffold([...instance, '--overwrite', '--prune'])).stderr).toBe(words);
    expect(read(plugins)).toContain('# mine');
  });

  test('is told of a base whose file moves into the overlays', async () => {
    const target = (name: string, rest: string): string =>
      `  - {name: ${name}, release: "1.10", backstage: {name: hub, namespace: ${name}}${rest}}\n`;
    const answers = (...targets: readonly string[]): string =>
      `version: 1\nwhat: [backstage]\nlayout: kustomize\ntargets:\n${targets.join('')}`;
    write('a.yaml', answers(target('dev', ''), target('stage', '')));
    await scaffold(['--answers', 'a.yaml']);
    const shared = 'base/rhdh/24-backstage.yaml';
    write(shared, read(shared).replace('spec:\n', 'spec: # mine\n'));
    write('a.yaml', answers(target('dev', ''), target('stage', ', plugins: configmap')));
    const { code, stderr: err } = await scaffold(['--answers', 'a.yaml']);
    expect(code).toBe(1);
    expect(err).toContain(`${shared} is not made any more: it is left as it is. It was edited:`);
  });

  test('is deleted on consent, after it was told that it would be', async () => {
    await scaffold([...instance, ...external]);
    const shown = await scaffold([...instance, '--prune']);
    expect(shown.code).toBe(1);
    expect(shown.stderr).toContain(
      `${platform} is not made any more, and was not edited: it would be deleted.\n`,
    );
    expect(read(platform)).not.toBe('');

    const done = await scaffold([...instance, '--overwrite', '--prune']);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    for (const path of [platform, policies]) {
      expect(done.stdout).toContain(`deleted   ${path}\n`);
      expect(everything()).not.toHaveProperty([path]);
    }
    expect(await lint()).not.toContain('error');
    expect(await scaffold(instance)).toMatchObject({ code: 0, stderr: '' });
  });

  test('is not what only another part of the target makes', async () => {
    await scaffold(otherPlugins);
    for (const what of ['backstage', 'infra', 'backstage']) {
      expect((await scaffold([what, ...otherPlugins, '--prune'])).stderr).not.toContain('any more');
    }
    // The other target has no use for it, whatever part of it is asked for.
    expect((await scaffold(['backstage', ...instance, '--overwrite'])).stderr).toBe(told);
    expect((await scaffold(['backstage', ...instance])).stderr).toBe(told);
  });

  test('is not the Secret beside a single file of which a part is asked for', async () => {
    const single = ['--layout', 'single'];
    await scaffold([...otherPlugins, ...single]);
    expect(await scaffold([...otherPlugins, ...single])).toMatchObject({ code: 0, stderr: '' });
    const { code, stderr: err } = await scaffold([
      'infra',
      ...otherPlugins,
      ...single,
      '--overwrite',
      '--prune',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('is not the Secret of a target, nor what another target has', async () => {
    await scaffold([...instance, ...argocd]);
    const other = ['--release', '1.10', '--name', 'hub', '--namespace', 'other'];
    const { code, stdout: out } = await scaffold([...other, ...argocd, '--prune']);
    expect(code).toBe(0);
    expect(out).not.toContain('deleted');
  });

  test('is told and deleted where Helm read it', async () => {
    await scaffold([...instance, ...byHelm]);
    expect((await scaffold([...instance, '--overwrite'])).stderr).toContain(
      '20-values-backstage.yaml is not',
    );
    await scaffold([...instance, '--overwrite', '--prune']);
    expect(Object.keys(everything())).not.toContain('20-values-backstage.yaml');
  });
});

describe('Argo CD passes by', () => {
  test('what is not made any more', async () => {
    await scaffold([...instance, ...external, ...argocd]);
    const { stderr: err } = await scaffold([...instance, ...argocd, '--overwrite']);
    expect(err).toContain(
      `manifests/rhdh/${platform} is not made any more: it is left as it is, and out of the sync.`,
    );
    expect(read(application)).toContain(
      'exclude: "{21-dynamic-plugins.yaml,23-backend-secret.yaml,23-database-secret.yaml,25-network-policies.yaml,26-sonataflow-platform.yaml}"',
    );
    expect(await scaffold([...instance, ...argocd])).toMatchObject({ code: 0 });

    // Made again, it is synced again.
    await scaffold([...instance, ...external, ...argocd, '--overwrite']);
    expect(read(application)).toContain('exclude: "{23-backend-secret.yaml,23-database-secret.yaml}"');
  });

  test('values of Helm, which are no objects', async () => {
    await scaffold([...instance, ...byHelm, ...argocd]);
    await scaffold([...instance, ...argocd, '--overwrite']);
    expect(read(application)).toContain('10-values-orchestrator-infra.yaml,20-values-backstage.yaml');
  });

  test('the Secret of a target of which a part is asked for', async () => {
    await scaffold([...instance, ...argocd], { env: { BACKEND_SECRET: 'a-secret-of-the-tests' } });
    await scaffold(['infra', ...instance, ...argocd, '--overwrite']);
    expect(read(application)).toContain('exclude: 23-backend-secret.yaml');
  });

  test('nothing that was deleted', async () => {
    await scaffold([...instance, ...external, ...argocd]);
    await scaffold([...instance, ...argocd, '--overwrite', '--prune']);
    expect(read(application)).toContain('exclude: 23-backend-secret.yaml\n');
    expect(await scaffold([...instance, ...argocd])).toMatchObject({ code: 0, stderr: '' });
    expect(await lint()).not.toContain('error');
  });
});
