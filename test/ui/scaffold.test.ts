import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let workspace: string;
let workbench: Workbench;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'rhdh-orchestrator-ui-'));
  await mkdir(join(workspace, '.git'));
  await writeFile(join(workspace, 'blocker'), 'a file where a folder is wanted\n');
  workbench = await openWorkbench({ workspace });
});

afterAll(async () => {
  await workbench.close();
  await rm(workspace, { recursive: true, force: true });
});

beforeEach(async () => {
  await workbench.page.keyboard.press('Escape');
});

function read(path: string): string {
  return readFileSync(join(workspace, path), 'utf8');
}

type Reply = { readonly choose: string } | { readonly type: string };

/** Answers the question of that name: an entry of a list, or a text. */
async function answer(step: string, reply: Reply): Promise<void> {
  await workbench.page.getByText(new RegExp(`^Scaffold .*: ${step} \\(\\d+/\\d+\\)$`)).waitFor();
  if ('choose' in reply) await workbench.choose(reply.choose);
  else await workbench.answer(new RegExp(`: ${step}$`), reply.type);
}

test('the wizard is gone through by keyboard, forth and back, and writes the files', async () => {
  const { page } = workbench;
  await workbench.runCommand('RHDH Orchestrator: Scaffold Everything…');
  await answer('Release', { choose: '1.10' });
  const name = page.getByRole('textbox', { name: /: Name$/ });
  await name.fill('x'.repeat(37));
  await page.getByText('RHDH 1.10 takes at most 36 characters here, this has 37').first().waitFor();
  await workbench.screenshot('scaffold-name');
  await page.getByRole('button', { name: 'Back' }).click();
  await answer('Release', { choose: '1.10' });
  const replies = [
    ['Name', { type: 'hub' }],
    ['Namespace', { type: 'rhdh' }],
    ['Platform', { choose: 'The rhdh-operator' }],
    ['Plugins', { choose: 'By ConfigMap' }],
    ['Approval', { choose: 'Automatic' }],
    ['RHDH operator', { choose: 'Yes' }],
    ['Folder', { type: 'deploy' }],
    ['Secret', { choose: 'Generate one' }],
    ['Git', { choose: 'Add it' }],
    ['Target file', { choose: 'Remember them' }],
    ['Target name', { type: 'dev' }],
  ] as const;
  for (const [step, reply] of replies) await answer(step, reply);
  await page.getByText('11 files created, 0 changed, 0 left as they are.').first().waitFor();
  expect(readdirSync(join(workspace, 'deploy'))).toHaveLength(9);
  expect(read('deploy/21-dynamic-plugins.yaml')).toContain('# rhdh-orchestrator: target=dev\n');
  expect(read('.gitignore')).toBe('/deploy/23-backend-secret.yaml\n');
  expect(read('.rhdh-orchestrator.yaml')).toContain('- name: dev\n');
  await page.getByRole('tab', { name: /^24-backstage\.yaml/ }).waitFor();
  await workbench.screenshot('scaffold-done');
});

test('a file that differs is shown as a diff, and Escape leaves everything as it is', async () => {
  const { page } = workbench;
  const path = 'deploy/24-backstage.yaml';
  const scaffolded = read(path);
  await rm(join(workspace, 'deploy/22-app-config.yaml'));
  await writeFile(join(workspace, path), scaffolded.replace('spec:', 'spec: # mine'));
  const again = async (): Promise<void> => {
    await workbench.runCommand('RHDH Orchestrator: Scaffold Backstage…');
    await answer('Target', { choose: 'dev' });
    await answer('Folder', { type: 'deploy' });
    await page.getByRole('textbox', { name: /The diff shows what would change/ }).waitFor();
  };

  await again();
  await page.getByRole('tab', { name: /there now ↔ scaffolded/ }).waitFor();
  await workbench.screenshot('scaffold-diff');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /there now ↔ scaffolded/ }).waitFor({ state: 'detached' });
  expect(read(path)).toContain('# mine');
  expect(existsSync(join(workspace, 'deploy/22-app-config.yaml'))).toBe(false);

  await again();
  await workbench.choose('Replace');
  await page.getByText('1 files created, 1 changed, 1 left as they are.').first().waitFor();
  expect(read(path)).toBe(scaffolded);
});

test('Escape in the middle of the questions leaves nothing behind', async () => {
  const before = readdirSync(workspace).toSorted();
  await workbench.runCommand('RHDH Orchestrator: Scaffold Infrastructure…');
  await answer('Target', { choose: 'Another one' });
  await answer('Release', { choose: '2.0' });
  await workbench.page.getByRole('textbox', { name: /How are operator upgrades approved/ }).waitFor();
  await workbench.page.keyboard.press('Escape');
  await workbench.page.getByRole('textbox', { name: /How are operator/ }).waitFor({ state: 'hidden' });
  expect(readdirSync(workspace).toSorted()).toEqual(before);
});

test('a folder that cannot be written to is told, and nothing is written', async () => {
  await workbench.runCommand('RHDH Orchestrator: Scaffold SonataFlowPlatform…');
  await answer('Target', { choose: 'dev' });
  await answer('Folder', { type: 'blocker' });
  await workbench.page
    .getByText(/cannot be written to/)
    .first()
    .waitFor();
  expect(read('blocker')).toBe('a file where a folder is wanted\n');
});
