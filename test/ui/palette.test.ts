import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let workspace: string;
let workbench: Workbench;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'rhdh-orchestrator-ui-'));
  await writeFile(join(workspace, 'notes.txt'), 'nothing of ours\n');
  workbench = await openWorkbench({ workspace });
});

afterAll(async () => {
  await workbench.close();
  await rm(workspace, { recursive: true, force: true });
});

test('the palette offers the commands of the extension and runs one', async () => {
  await workbench.runCommand('RHDH Orchestrator: Show Log');
  await workbench.page.getByRole('tab', { name: /^Output/, selected: true }).waitFor();
  const channel = workbench.page.getByRole('combobox').locator('option:checked');
  await expect.poll(() => channel.allTextContents()).toContain('RHDH Orchestrator');
  await workbench.screenshot('log');
});

test('a file that is not ours has no problems', async () => {
  await workbench.openFile('notes.txt');
  await workbench.page.getByRole('tab', { name: /^notes\.txt/ }).waitFor();
  expect(await workbench.page.getByRole('button', { name: 'No Problems' }).count()).toBe(1);
});
