import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

const plugins = '21-dynamic-plugins.yaml';

const image = 'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin';
const backend = `${image}-orchestrator-backend`;

/** Three of the four plugins, one with a misspelt field. */
const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-hub
  namespace: portal
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
    plugins:
      - package: ${image}-orchestrator:{{inherit}}
        disabledd: false
      - package: ${backend}:{{inherit}}
        disabled: false
        dependencies:
          - ref: sonataflow
      - package: ${image}-scaffolder-backend-module-orchestrator:{{inherit}}
        disabled: false
`;

/** For the target `dev` of RHDH 1.10 with the plugins in a ConfigMap. */
export function testInsideBlock(used: UsedWorkbench): void {
  describe('inside the block scalar of a ConfigMap', () => {
    beforeAll(async () => {
      await writeFile(join(used.workspace, plugins), configMap);
      await used.workbench.openView('Explorer');
    });
    afterAll(async () => {
      await used.workbench.runCommand('View: Close All Editors');
      await rm(join(used.workspace, plugins));
    });

    /** Puts the cursor behind the first occurrence of a text. */
    const goBehind = async (text: string): Promise<void> => {
      const { page } = used.workbench;
      const lines = (await saved()).split('\n');
      const line = lines.findIndex((one) => one.includes(text));
      const column = (lines[line] ?? '').indexOf(text) + text.length;
      await page.keyboard.press('Control+G');
      await page.keyboard.type(`${line + 1}:${column + 1}`);
      await page.keyboard.press('Enter');
      // What is pressed before the cursor stands there is meant for another place.
      await page.getByRole('button', { name: `Ln ${line + 1}, Col ${column + 1}` }).waitFor();
    };
    const saved = (): Promise<string> => readFile(join(used.workspace, plugins), 'utf8');
    const save = async (): Promise<string> => {
      const { page } = used.workbench;
      await page.keyboard.press('Control+S');
      await page.getByRole('tab', { name: /^21-dynamic-plugins\.yaml(?!.*unsaved)/ }).waitFor();
      return saved();
    };

    test('a misspelt field is mended by its quick fix', async () => {
      const { openFile, page, screenshot } = used.workbench;
      await openFile(plugins);
      await page.getByRole('button', { name: /^(?:Errors|Warnings): [1-9]/ }).waitFor();
      await goBehind('disabledd');
      const repair = page.getByText('Rename to "disabled"');
      // What else is drawn anew while the file is fresh may take the list away.
      await eventually(async () => {
        await page.keyboard.press('Control+.');
        await repair.waitFor({ timeout: 3000 });
      });
      await screenshot('fix');
      await page.keyboard.press('Enter');
      await repair.waitFor({ state: 'detached' });
      await eventually(async () =>
        expect(await save()).toContain('        disabled: false\n      - package: oci'),
      );
      expect(await saved()).not.toContain('disabledd');
    });

    test('a package says what it is for, and for which release', async () => {
      const { page, screenshot } = used.workbench;
      await goBehind(backend);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      await page
        .getByRole('tooltip')
        .getByText(/RHDH 1\.10/)
        .first()
        .waitFor();
      await screenshot('hover');
      await page.keyboard.press('Escape');
    });

    test('the plugin that is missing is suggested, with what belongs to it', async () => {
      const { page, screenshot } = used.workbench;
      await page.keyboard.press('Control+End');
      await page.keyboard.type('      - package: ');
      await page.keyboard.press('Control+Space');
      const suggestion = page.getByRole('option', { name: /orchestrator-form-widgets/ }).first();
      await suggestion.waitFor();
      await screenshot('completion');
      await suggestion.click();
      await suggestion.waitFor({ state: 'detached' });
      await eventually(async () => expect(await save()).toContain('orchestrator-form-widgets:{{inherit}}'));
      await page.getByRole('button', { name: 'No Problems' }).waitFor();
    });
  });
}
