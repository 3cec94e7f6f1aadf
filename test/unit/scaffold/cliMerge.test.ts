import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();
const file = '24-backstage.yaml';
const lock = '.rhdh-orchestrator.lock';
const otherPlugins = [...instance, '--plugins', 'configmap'];

function edit(path: string, from: string, to: string): void {
  expect(read(path)).toContain(from);
  write(path, read(path).replace(from, to));
}

describe('scaffolding again', () => {
  test('keeps what was edited where the target is the same', async () => {
    await scaffold(['backstage', ...instance]);
    edit(file, 'spec:\n', 'spec: # mine\n');
    const before = everything();
    const { code, stdout: out } = await scaffold(['backstage', ...instance]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/^(created|updated|replaced)/m);
    expect(everything()).toEqual(before);
  });

  test('shows what another target changes, and brings it in on consent', async () => {
    await scaffold(['backstage', ...instance]);
    edit(file, 'spec:\n', 'spec: # mine\n');
    const before = everything();

    const shown = await scaffold(['backstage', ...otherPlugins]);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain(`--- a/${file}\n+++ b/${file}\n`);
    expect(shown.stdout).toContain('\n spec: # mine\n-  flavours:\n');
    expect(shown.stderr).toBe(
      '1 file would change; nothing was written. Accept the changes with --overwrite.\n',
    );
    expect(everything()).toEqual(before);

    const accepted = await scaffold(['backstage', ...otherPlugins, '--overwrite']);
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain(`updated   ${file}\n`);
    expect(read(file)).toContain('spec: # mine\n');
    expect(read(file)).toContain('dynamicPluginsConfigMapName: hub-dynamic-plugins');
    expect((await scaffold(['backstage', ...otherPlugins])).code).toBe(0);
  });

  test('names each conflict with its place, and takes the new lines on consent only', async () => {
    await scaffold(['backstage', ...instance]);
    edit(file, '    - name: orchestrator\n', '    - name: mine\n');
    const shown = await scaffold(['backstage', ...otherPlugins]);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toMatch(/^24-backstage\.yaml:9: conflict: 2 lines edited here/m);
    expect(shown.stderr).toBe(
      '1 file would change, 1 with a conflict; nothing was written. Accept the changes with --overwrite.\n',
    );
    expect(read(file)).toContain('- name: mine');

    const accepted = await scaffold(['backstage', ...otherPlugins, '--overwrite']);
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain('24-backstage.yaml:9: conflict:');
    expect(accepted.stdout).toContain(`replaced  ${file}\n`);
    expect(read(file)).not.toContain('mine');
  });

  test('keeps the edited lines of a conflict where that is wanted, and offers the new ones again', async () => {
    await scaffold(['backstage', ...instance]);
    edit(file, '    - name: orchestrator\n', '    - name: mine\n');
    const shown = await scaffold(['backstage', ...otherPlugins, '--keep-edits']);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain(
      'would not be made any more; the edited ones stay, and the new ones are offered again.\n',
    );
    expect(shown.stdout).not.toContain('\n-  ');

    const accepted = await scaffold(['backstage', ...otherPlugins, '--keep-edits', '--overwrite']);
    expect(accepted.stdout).toContain(`updated   ${file}\n`);
    expect(read(file)).toContain('    - name: mine\n');
    expect(read(file)).toContain('hub-dynamic-plugins');
    const again = await scaffold(['backstage', ...otherPlugins, '--keep-edits']);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain(`unchanged ${file}\n`);
    const offered = await scaffold(['backstage', ...otherPlugins]);
    expect(offered.code).toBe(1);
    expect(offered.stdout).toContain('conflict');
  });

  test('makes a file again that was taken away, and says so', async () => {
    await scaffold(['backstage', ...instance]);
    rmSync(join(folder(), file));
    expect((await scaffold(['backstage', ...instance])).stdout).toContain(`restored  ${file}\n`);
  });

  test('remembers what was scaffolded before in parts', async () => {
    await scaffold(['infra', '--release', '1.10']);
    expect((await scaffold(['backstage', ...instance])).stderr).not.toContain('not made any more');
    edit('10-serverless.yaml', 'spec:\n', 'spec: # mine\n');
    const manual = ['infra', '--release', '1.10', '--approval', 'Manual', '--overwrite'];
    expect((await scaffold(manual)).stdout).toContain('updated   10-serverless.yaml\n');
    expect(read('10-serverless.yaml')).toContain('spec: # mine\n');
    expect(read('10-serverless.yaml')).toContain('installPlanApproval: Manual\n');
  });

  test('keeps the line ends of the file', async () => {
    await scaffold(['backstage', ...instance]);
    write(file, read(file).replaceAll('\n', '\r\n'));
    write(lock, read(lock).replaceAll('\n', '\r\n'));
    expect((await scaffold(['backstage', ...instance])).stdout).not.toMatch(/^(created|updated|replaced)/m);
    await scaffold(['backstage', ...otherPlugins, '--overwrite']);
    expect(read(file).replaceAll('\r\n', '')).not.toContain('\n');
    expect(read(file)).toContain('hub-dynamic-plugins\r\n');
  });
});

describe('without a lock', () => {
  test('a file that differs is shown as a whole, and replaced on consent', async () => {
    await scaffold(['backstage', ...instance]);
    const made = read(file);
    edit(file, 'spec:\n', 'spec: # mine\n');
    rmSync(join(folder(), lock));
    rmSync(join(folder(), '22-app-config.yaml'));

    const { code, stdout: out, stderr: err } = await scaffold(['backstage', ...instance]);
    expect(code).toBe(1);
    expect(out).toContain('\n-spec: # mine\n+spec:\n');
    expect(err).toBe('1 file would change; nothing was written. Accept the changes with --overwrite.\n');
    expect(Object.keys(everything()).sort()).toEqual(['23-backend-secret.yaml', file]);

    const accepted = await scaffold(['backstage', ...instance, '--overwrite']);
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toBe(
      `${file}: how it was made is not known; --overwrite replaces all of it.\ncreated   22-app-config.yaml\nunchanged 23-backend-secret.yaml\nreplaced  ${file}\ncreated   ${lock}\n`,
    );
    expect(read(file)).toBe(made);
  });
});

describe('a lock that cannot be used', () => {
  test.each([
    ['broken', '{', 'It is not JSON.'],
    ['foreign', '{"lockfileVersion": 3}\n', 'It is not a lock file of rhdh-orchestrator.'],
    [
      'of a newer version',
      '{"kind": "rhdh-orchestrator-lock", "version": 2}\n',
      'It has version 2, and this program reads version 1: use a newer rhdh-orchestrator.',
    ],
  ])('is told and left alone: %s', async (_, text, words) => {
    write(lock, text);
    for (const overwrite of [[], ['--overwrite']]) {
      const { code, stderr: err } = await scaffold(['backstage', ...instance, ...overwrite]);
      expect(code).toBe(2);
      expect(err).toContain(`${join(folder(), lock)} cannot be used. ${words} Nothing was written.`);
      expect(everything()).toEqual({ [lock]: text });
    }
  });
});

test('the lock holds no secret', async () => {
  await scaffold([...instance], { env: { BACKEND_SECRET: 'from-the-environment' } });
  expect(read('23-backend-secret.yaml')).toContain('from-the-environment');
  expect(read(lock)).not.toContain('from-the-environment');
});
