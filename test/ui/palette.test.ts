import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const used = useWorkbench(async (workspace) => {
  await writeFile(join(workspace, 'notes.txt'), 'nothing of ours\n');
  return { workspace };
});

test('the palette offers the commands of the extension and runs one', async () => {
  const { workbench } = used;
  await workbench.runCommand('RHDH Orchestrator: Show Log');
  await workbench.page.getByRole('tab', { name: /^Output/, selected: true }).waitFor();
  const channel = workbench.page.getByRole('combobox').locator('option:checked');
  await eventually(async () => expect(await channel.allTextContents()).toContain('RHDH Orchestrator'));
  await workbench.screenshot('log');
});

test('a file that is not ours has no problems', async () => {
  const { workbench } = used;
  await workbench.openFile('notes.txt');
  await workbench.page.getByRole('tab', { name: /^notes\.txt/ }).waitFor();
  expect(await workbench.page.getByRole('button', { name: 'No Problems' }).count()).toBe(1);
});
