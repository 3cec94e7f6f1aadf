import { describe, expect, test } from 'vitest';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything } = useScaffoldRuns();

const backstage = '24-backstage.yaml';
const secret = '23-backend-secret.yaml';
const external = ['--database', 'external', '--jdbc-url', 'jdbc:postgresql://db.example.com/flows'];
const argocd = ['--layout', 'argocd', '--git-url', 'https://git.example.com/team/rhdh.git'];

/** What a person writes into a folder: beside our lines, below them, and into the Secret. */
function edit(): void {
  const edits = [
    [backstage, '- name: hub-backend-auth\n', '- name: hub-backend-auth\n        - name: my-secret\n'],
    [backstage, 'metadata:\n', 'metadata:\n  labels: {team: mine}\n'],
    ['22-app-config.yaml', 'data:\n', 'data:\n  mine: "true"\n'],
    ['10-serverless.yaml', 'spec:\n', 'spec: # mine\n'],
    [secret, 'stringData:\n', 'stringData:\n  GITHUB_TOKEN: mine\n'],
  ] as const;
  for (const [path, from, to] of edits) {
    expect(read(path)).toContain(from);
    write(path, read(path).replace(from, to));
  }
}

/** Every edited line of the folder, with its file. */
function edited(): readonly string[] {
  return Object.entries(everything()).flatMap(([path, text]) =>
    text.split('\n').flatMap((line) => (/\bmine\b|my-secret/.test(line) ? [`${path}: ${line}`] : [])),
  );
}

/** The lines that are made for these options and that a folder lacks where the file is there. */
async function missing(options: readonly string[]): Promise<readonly string[]> {
  await scaffold([...instance, ...options, '--out', 'fresh', '--overwrite', '--prune']);
  const all = everything();
  return Object.entries(all).flatMap(([path, text]) => {
    const there = path.startsWith('fresh/') ? all[path.slice('fresh/'.length)] : undefined;
    // The token of the Secret and the texts in the lock differ from folder to folder.
    if (there === undefined || path.endsWith(secret) || path.endsWith('.lock')) return [];
    const lines = new Set(there.replaceAll(' # mine', '').split('\n'));
    return text.split('\n').flatMap((line) => (lines.has(line) ? [] : [`${path}: ${line}`]));
  });
}

describe('a folder with edits, and other answers', () => {
  const permissions = ['--permissions', 'user:default/a'];
  test.each<[string, readonly string[]]>([
    ['another database', external],
    ['permissions', permissions],
    ['permissions and another database', [...permissions, ...external]],
    ['other plugins and logs', ['--plugins', 'configmap', '--notifications']],
    ['another release', ['--release', '1.9']],
    ['CI/CD', ['--cicd']],
  ])('%s: what is made is there, and so is every edit', async (_, options) => {
    await scaffold(instance);
    edit();
    const before = edited();
    for (const keep of [['--keep-edits'], []]) {
      const run = await scaffold([...instance, ...options, '--overwrite', ...keep]);
      expect(run.code).toBe(0);
      expect(run.stdout).not.toContain('conflict');
      expect(edited()).toEqual(before);
      expect(await missing(options)).toEqual([]);
    }
    for (const [path, text] of Object.entries(everything())) {
      if (path.endsWith('.yaml'))
        expect([path, readValues(text, { version: '1.1' })]).not.toContain(undefined);
    }
    expect((await scaffold([...instance, ...options])).code).toBe(0);
    // And back again.
    expect((await scaffold([...instance, '--overwrite'])).stdout).not.toContain('conflict');
    expect(edited()).toEqual(before);
    expect(await missing([])).toEqual([]);
  });

  test('the item and the block that permissions bring are both there, beside an item of mine', async () => {
    await scaffold(instance);
    write(
      backstage,
      read(backstage).replace(
        '- name: hub-backend-auth\n',
        '- name: hub-backend-auth\n        - name: my-secret\n',
      ),
    );
    for (const keep of [['--keep-edits'], []]) {
      await scaffold([...instance, '--permissions', 'user:default/a', '--overwrite', ...keep]);
      expect(read(backstage)).toContain(
        '        - name: hub-backend-auth\n        - name: my-secret\n    extraFiles:\n      mountPath: /opt/app-root/src\n',
      );
    }
  });

  test.each<[string, readonly string[]]>([
    ['kustomize', ['--layout', 'kustomize']],
    ['Argo CD', argocd],
    ['one file', ['--layout', 'single']],
    ['Helm', ['--method', 'helm']],
    ['no operator', ['--method', 'none']],
  ])('%s: files that move or go are left with their edits, and told', async (_, options) => {
    await scaffold(instance);
    edit();
    const before = edited();
    const { code, stderr } = await scaffold([...instance, ...options, '--overwrite', '--prune']);
    expect(code).toBe(0);
    expect(edited().filter((line) => !line.startsWith('.'))).toEqual(expect.arrayContaining([...before]));
    const made = JSON.parse(read('.rhdh-orchestrator.lock')) as { files: { path: string; left?: true }[] };
    const left = made.files.filter((file) => file.left === true).map(({ path }) => path);
    for (const path of left) expect(stderr).toContain(`${path} is not made any more`);
    for (const path of [backstage, '10-serverless.yaml'].filter((one) => left.includes(one))) {
      expect(stderr).toContain(`${path} is not made any more: it is left as it is. It was edited`);
    }
    const tokens = Object.entries(everything()).flatMap(([path, text]) =>
      path.endsWith(secret) ? [/ BACKEND_SECRET: (\S+)/.exec(text)?.[1]] : [],
    );
    expect(new Set(tokens).size).toBe(1);
  });
});

test('what was not taken is offered again until it is', async () => {
  await scaffold(instance);
  const line = '        - name: hub-app-config\n';
  write(backstage, read(backstage).replace(line, '        - name: mine\n'));
  const to = [...instance.slice(2), '--release', '1.10', '--name', 'other'];
  const kept = await scaffold([...to, '--overwrite', '--keep-edits']);
  expect(kept.stdout).toContain(
    'conflict: 1 line edited here would be made differently now; the edited ones stay, and the new ones are offered again.\n',
  );
  expect(read(backstage)).toContain('name: other\n');
  expect(read(backstage)).toContain('- name: mine\n');
  for (let time = 0; time < 2; time += 1) {
    const offered = await scaffold(to);
    expect(offered.code).toBe(1);
    expect(offered.stdout).toContain('-        - name: mine\n+        - name: other-app-config\n');
    expect((await scaffold([...to, '--overwrite', '--keep-edits'])).stdout).toContain(
      `unchanged ${backstage}`,
    );
  }
  expect((await scaffold([...to, '--overwrite'])).code).toBe(0);
  expect((await scaffold(to)).code).toBe(0);
  expect(read(backstage)).toContain('- name: other-app-config\n');
});
