import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

const all = 'Control+A';
const diffTab = /there now ↔ scaffolded/;

export function testScaffolding(used: UsedWorkbench): void {
  describe('scaffolding', () => {
    beforeAll(async () => {
      const { workspace } = used;
      await rm(join(workspace, '.rhdh-orchestrator.yaml'));
      await mkdir(join(workspace, '.git'));
      await writeFile(join(workspace, 'blocker'), 'a file where a folder is wanted\n');
      const closed = join(workspace, 'closed');
      // Rights mean nothing to root, but the kernel's own files do.
      if (process.getuid?.() === 0) await symlink('/proc/tty', closed);
      else await mkdir(closed).then(() => chmod(closed, 0o555));
    });

    beforeEach(async () => {
      await used.workbench.page.keyboard.press('Escape');
    });

    function read(path: string): string {
      return readFileSync(join(used.workspace, path), 'utf8');
    }

    /** Waits for the question of that name and presses keys: each entry is a key's name, or a text in braces. */
    async function answer(step: string, ...keys: readonly string[]): Promise<void> {
      const { page } = used.workbench;
      await page.getByText(new RegExp(`^Scaffold .*: ${step} \\(\\d+/\\d+\\)$`)).waitFor();
      for (const key of keys) {
        if (key.startsWith('{')) await page.keyboard.insertText(key.slice(1, -1));
        else await page.keyboard.press(key);
      }
    }

    /** Takes the mouse where nothing lies below it that would explain itself on a picture. */
    async function aside(): Promise<void> {
      await used.workbench.page.mouse.move(1000, 740);
    }

    /** Waits for the decision about a file. */
    async function decision(heading: string): Promise<void> {
      await used.workbench.page.getByText(heading).first().waitFor();
    }

    test('a file that is not ours has no problems', async () => {
      const { openFile, page } = used.workbench;
      await openFile('blocker');
      await page.getByRole('tab', { name: /^blocker/ }).waitFor();
      expect(await page.getByRole('button', { name: 'No Problems' }).count()).toBe(1);
    });

    test('the wizard is gone through by keyboard, forth and back, and writes the files', async () => {
      const { workbench } = used;
      const { page } = workbench;
      await workbench.runCommand('RHDH Orchestrator: Scaffold Everything…');
      await answer('Release', '{1.10}', 'Enter');
      await answer('Name', all, `{${'x'.repeat(37)}}`);
      await page.getByText('RHDH 1.10 takes at most 36 characters here, this has 37').first().waitFor();
      await workbench.screenshot('scaffold-name');
      await answer('Name', 'Control+Alt+Minus');
      // What was answered before is highlighted again.
      await answer('Release', 'Enter');
      await answer('Name', all, '{hub}', 'Enter');
      await answer('Namespace', all, '{rhdh}', 'Enter');
      await answer('Platform', '{operator}', 'Enter');
      await answer('Plugins', '{ConfigMap}', 'Enter');
      await answer('Approval', '{Manual}', 'Enter');
      await answer('RHDH operator', '{Yes}', 'Enter');
      await answer('Database', 'Enter');

      await answer('Options', ...Array<string>(4).fill('ArrowDown'), 'Space', 'End');
      await page.getByRole('checkbox', { name: 'Notifications', exact: true, checked: true }).waitFor();
      await page.getByText('Not available here').waitFor();
      await page.getByText('OLM v1 knows no approval').first().waitFor();
      await aside();
      await workbench.screenshot('scaffold-options');
      // What is not available is not taken; its reason is told in full.
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: /OLM v1 knows no approval/ }).waitFor();
      await page.getByRole('checkbox', { name: /OLM v1/, checked: true }).waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');

      await answer('Layout', '{Separate}', 'Enter');
      await answer('Folder', '{deploy}', 'Enter');
      await answer('Target file', '{Remember}', 'Enter');
      await answer('Target name', all, '{dev}', 'Enter');
      await answer('Secret', '{Generate}', 'Enter');
      await answer('Git', '{Add}', 'Enter');
      await page
        .getByText(/^\d+ files created, 0 changed, 0 left as they are\.$/)
        .first()
        .waitFor();
      expect(readdirSync(join(used.workspace, 'deploy'))).toEqual(
        expect.arrayContaining(['.rhdh-orchestrator.lock', '10-serverless.yaml', '23-backend-secret.yaml']),
      );
      expect(read('deploy/21-dynamic-plugins.yaml')).toContain('# rhdh-orchestrator: target=dev\n');
      expect(read('.gitignore')).toBe('/deploy/23-backend-secret.yaml\n');
      expect(read('.rhdh-orchestrator.yaml')).toContain('- name: dev\n');
      await page.getByRole('tab', { name: /^24-backstage\.yaml/ }).waitFor();
      await workbench.screenshot('scaffold-done');
    });

    test('what is made differently is merged into edited files, each beside its diff', async () => {
      const { workbench, workspace } = used;
      const { page } = workbench;
      const path = 'deploy/10-serverless.yaml';
      const target = await readFile(join(workspace, '.rhdh-orchestrator.yaml'), 'utf8');
      await writeFile(join(workspace, '.rhdh-orchestrator.yaml'), target.replace(/ +approval: Manual\n/, ''));
      const edited = read(path).replace('installPlanApproval: Manual', '$& # asked for by the security team');
      await writeFile(join(workspace, path), edited);

      const again = async (): Promise<void> => {
        await workbench.runCommand('RHDH Orchestrator: Scaffold Everything…');
        await answer('Target', '{dev}', 'Enter');
        await answer('Layout', 'Enter');
        await answer('Folder', 'Enter');
        await decision(`${path} was edited where it is made differently now`);
        await page.getByRole('tab', { name: diffTab }).waitFor();
      };
      await again();
      await page.getByRole('option', { name: /^Merge and keep my lines \(1 conflict\)/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.getByText('installPlanApproval: Automatic').first().waitFor();
      await aside();
      await workbench.screenshot('scaffold-merge');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: diffTab }).waitFor({ state: 'detached' });
      expect(read(path)).toBe(edited);

      await again();
      await page.keyboard.press('Enter');
      await decision('deploy/11-serverless-logic.yaml is made differently now');
      await page.keyboard.press('Enter');
      await decision('deploy/12-rhdh-operator.yaml is made differently now');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page
        .getByText(/^0 files created, 2 changed, \d+ left as they are\.$/)
        .first()
        .waitFor();
      expect(read(path)).toContain('asked for by the security team');
      expect(read('deploy/11-serverless-logic.yaml')).toContain('installPlanApproval: Automatic');
      expect(read('deploy/12-rhdh-operator.yaml')).toContain('installPlanApproval: Manual');
    });

    test('Escape in the middle of the questions leaves nothing behind', async () => {
      const before = readdirSync(used.workspace).toSorted();
      await used.workbench.runCommand('RHDH Orchestrator: Scaffold Infrastructure…');
      await answer('Target', '{Another}', 'Enter');
      await answer('Release', '{2.0}', 'Enter');
      await answer('Approval', 'Escape');
      await used.workbench.page
        .getByRole('textbox', { name: /How are operator upgrades approved/ })
        .waitFor({ state: 'hidden' });
      expect(readdirSync(used.workspace).toSorted()).toEqual(before);
    });

    test.each([
      { folder: 'blocker', is: 'a file', reason: 'Unable to' },
      { folder: 'closed', is: 'a folder that nobody may write to', reason: 'Error: E' },
    ])('$folder, which is $is, cannot be written to: that is told', async ({ folder, reason }) => {
      const { page, runCommand, screenshot } = used.workbench;
      await runCommand('RHDH Orchestrator: Scaffold SonataFlowPlatform…');
      await answer('Target', '{dev}', 'Enter');
      await answer('Folder', all, `{${folder}}`, 'Enter');
      await page
        .getByText(new RegExp(`cannot be written to: ${reason}`))
        .first()
        .waitFor();
      await screenshot(`cannot-write-${folder}`);
      expect(read('blocker')).toBe('a file where a folder is wanted\n');
    });

    test('answers in a file are taken as they are', async () => {
      const { workbench, workspace } = used;
      const answers =
        'version: 1\nwhat: [backstage]\ntarget: {release: "1.9", backstage: {name: hub, namespace: stage}}\n';
      await writeFile(join(workspace, 'stage.yaml'), answers);
      await workbench.runCommand('RHDH Orchestrator: Scaffold from Answers File…');
      await workbench.page.getByRole('textbox', { name: /Which file has the answers/ }).waitFor();
      await workbench.page.getByRole('option', { name: /^stage\.yaml/ }).waitFor();
      await workbench.page.keyboard.press('Enter');
      await answer('Folder', all, '{stage}', 'Enter');
      await answer('Secret', 'Enter');
      await answer('Git', 'Enter');
      await workbench.page.getByRole('tab', { name: /^24-backstage\.yaml/ }).waitFor();
      expect(existsSync(join(workspace, 'stage/.rhdh-orchestrator.lock'))).toBe(true);
    });
  });
}
