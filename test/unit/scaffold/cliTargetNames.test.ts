import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';
import { useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();

const target = (name: string, release = '1.10'): string =>
  `{name: ${name}, release: "${release}", backstage: {name: hub, namespace: ${name}}}`;
const two = `version: 1\ntargets:\n  - ${target('a')}\n  - ${target('b', '1.8.5')}\n`;
const targetFile = 'tw/.rhdh-orchestrator.yaml';

async function lint(): Promise<string> {
  return (await runCommand(['lint', 'tw'], { cwd: folder() })).stdout;
}

describe('named targets', () => {
  test('of an answers file are known to whoever judges the files', async () => {
    write('tw.yaml', two);
    expect((await scaffold(['--answers', 'tw.yaml', '--out', 'tw'])).code).toBe(0);
    expect(read(targetFile)).toMatch(
      /name: a\n[^]*- a\/\*\*\n[^]*name: b\n[^]*release: 1\.8\.5\n[^]*- b\/\*\*\n/,
    );
    expect(await lint()).toMatch(/Errors: 0\. Warnings: 0\.$/m);
    expect(await scaffold(['--answers', 'tw.yaml', '--out', 'tw'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('follow the answers, with the ones that were there before', async () => {
    const git = ['--layout', 'argocd', '--git-url', 'https://git.example.com/team/rhdh.git', '--out', 'tw'];
    write('a.yaml', `version: 1\ntarget: ${target('a')}\n`);
    write('b.yaml', `version: 1\ntarget: ${target('b')}\n`);
    await scaffold(['--answers', 'a.yaml', ...git]);
    await scaffold(['--answers', 'b.yaml', ...git, '--overwrite']);
    write('a.yaml', `version: 1\ntarget: ${target('a', '1.9')}\n`);
    await scaffold(['--answers', 'a.yaml', ...git, '--overwrite']);
    expect(read(targetFile)).toMatch(/name: a\n *release: "1\.9"\n[^]*name: b\n *release: "1\.10"\n/);
    expect(await lint()).not.toContain('target-unknown');
  });

  test('that a target file above has need no other one', async () => {
    write('tw.yaml', two);
    write('.rhdh-orchestrator.yaml', two);
    for (const args of [
      ['--answers', 'tw.yaml'],
      ['--target', 'a', '--target', 'b'],
    ]) {
      await scaffold([...args, '--out', 'tw']);
      expect(Object.keys(everything())).not.toContain(targetFile);
    }
  });

  test('are added to a target file of somebody, on consent', async () => {
    write('tw.yaml', two);
    const own = `version: 1\ntargets:\n  # mine\n  - ${target('x')}\n  - ${target('a')}\n`;
    write(targetFile, own);
    const shown = await scaffold(['--answers', 'tw.yaml', '--out', 'tw']);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain('+  - name: b\n');
    expect(read(targetFile)).toBe(own);
    await scaffold(['--answers', 'tw.yaml', '--out', 'tw', '--overwrite']);
    expect(read(targetFile).startsWith(own)).toBe(true);
    expect(read('tw/.rhdh-orchestrator.lock')).not.toContain('.rhdh-orchestrator.yaml');
    expect(await scaffold(['--answers', 'tw.yaml', '--out', 'tw'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('stand in no comment where there is no place for a target file', async () => {
    write('a.yaml', `version: 1\ntarget: ${target('a')}\n`);
    await scaffold(['--answers', 'a.yaml', '--out', 'tw']);
    expect(Object.keys(everything())).not.toContain(targetFile);
    expect(read('tw/23-backend-secret.yaml')).toContain('BACKEND_SECRET: ');
    expect(await lint()).toMatch(/Errors: 0\. Warnings: 0\.$/m);
  });
});
