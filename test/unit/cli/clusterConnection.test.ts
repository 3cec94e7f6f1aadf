import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const twoContexts = `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: https://127.0.0.1:1}}]
users: [{name: u, user: {token: t}}]
contexts:
  - {name: one, context: {cluster: c, user: u}}
  - {name: two, context: {cluster: c, user: u}}
`;

const noContexts = 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\n';

describe('a kubeconfig that leads nowhere is wrong use, in words', () => {
  const status = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runCommand(['status', '--release', '1.10', '--name', 'hub', '--namespace', 'rhdh', ...args], {
      cwd,
      env: { HOME: cwd, ...env },
    });

  test('none at all', async () => {
    const { code, stderr } = await status({});
    expect(code).toBe(2);
    expect(stderr).toContain(`There is no kubeconfig at ${join(cwd, '.kube', 'config')}.`);
  });

  test.each([
    ['', []],
    ['current-context: one\n', []],
    ['', ['--context', 'one']],
  ])('without contexts (%j %j)', async (more, args) => {
    const file = join(cwd, 'empty');
    writeFileSync(file, noContexts + more);
    const { code, stdout, stderr } = await status({ KUBECONFIG: file }, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `error: The kubeconfig ${file} has no contexts, so it names no cluster. Log in to one, or name another file with --kubeconfig.\n`,
    );
  });

  test('without a current one', async () => {
    writeFileSync(join(cwd, 'two'), twoContexts);
    const { code, stderr } = await status({}, '--kubeconfig', 'two');
    expect([code, stderr]).toEqual([
      2,
      'error: The kubeconfig has no current context. Name one with --context: one, two\n',
    ]);
  });

  test('a context it does not have', async () => {
    writeFileSync(join(cwd, 'two'), twoContexts);
    const { code, stderr } = await status({}, '--kubeconfig', 'two', '--context', 'three');
    expect([code, stderr]).toEqual([
      2,
      'error: The kubeconfig has no context three. Known contexts: one, two\n',
    ]);
  });

  test('a folder', async () => {
    const { code, stderr } = await status({}, '--kubeconfig', '.');
    expect([code, stderr]).toEqual([
      2,
      `error: Kubeconfig ${cwd} cannot be read: This is a folder; name the file in it.\n`,
    ]);
  });
});
