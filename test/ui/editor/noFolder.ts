import { describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

export function testWithoutFolder(used: UsedWorkbench): void {
  describe('without a folder', () => {
    test('the palette offers the commands of the extension and runs one', async () => {
      const { page, runCommand, screenshot } = used.workbench;
      await runCommand('RHDH Orchestrator: Show Log');
      await page.getByRole('tab', { name: /^Output/, selected: true }).waitFor();
      const channel = page.getByRole('combobox').locator('option:checked');
      await eventually(async () => expect(await channel.allTextContents()).toContain('RHDH Orchestrator'));
      await screenshot('log');
    });

    test('scaffolding says that one is needed and offers to open one', async () => {
      const { page, runCommand, screenshot } = used.workbench;
      await runCommand('RHDH Orchestrator: Scaffold Everything…');
      await page.getByText('Open a folder first').first().waitFor();
      await page.getByRole('button', { name: 'Open Folder…' }).first().waitFor();
      await screenshot('no-folder');
    });

    test('the sidebar says that there is no kubeconfig, and where one is looked for', async () => {
      await used.workbench.openView('RHDH Orchestrator');
      await used.workbench.page.getByText('No kubeconfig with a usable context was found').first().waitFor();
      await used.workbench.screenshot('no-kubeconfig');
    });
  });
}
