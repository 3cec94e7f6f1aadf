import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('without a folder', () => {
  const used = useWorkbench(async () => ({}));

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

describe('in Restricted Mode', () => {
  let cluster: Server;
  let connections = 0;
  const used = useWorkbench(async (workspace) => {
    cluster = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(cluster, 'listening');
    const { port } = cluster.address() as AddressInfo;
    const env = { KUBECONFIG: join(workspace, 'kubeconfig') };
    const user = { user: 'dev', server: `https://127.0.0.1:${port}`, ca: '', token: 'secret' };
    await writeFile(env.KUBECONFIG, kubeconfigText([user]));
    const target = {
      name: 'dev',
      release: '1.10',
      plugins: 'configmap',
      backstage: { name: 'hub', namespace: 'rhdh' },
    };
    await writeFile(
      join(workspace, '.rhdh-orchestrator.yaml'),
      JSON.stringify({ version: 1, targets: [target] }),
    );
    await writeFile(
      join(workspace, 'dynamic-plugins.yaml'),
      'plugins:\n  - package: ./a\n    disabledd: true\n',
    );
    const settings = {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    };
    return { workspace, env, settings };
  });
  afterAll(() => cluster.close());

  test('the sidebar says that no cluster is contacted, and none is', async () => {
    const { openView, page, runCommand, screenshot } = used.workbench;
    await openView('RHDH Orchestrator');
    await page.getByText('No cluster is contacted in Restricted Mode').first().waitFor();
    await runCommand('RHDH Orchestrator: Apply…');
    await page.getByText('Trust this workspace first').first().waitFor();
    await screenshot('restricted');
    expect(connections).toBe(0);
  });

  test('files are judged all the same', async () => {
    await used.workbench.openFile('dynamic-plugins.yaml');
    await used.workbench.page.getByRole('button', { name: /^Warnings: 1$/ }).waitFor();
    expect(connections).toBe(0);
  });

  test('the cluster is contacted as soon as the folder is trusted', async () => {
    const { page, runCommand, screenshot } = used.workbench;
    await runCommand('Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page
      .getByText(/Context dev, target dev/)
      .first()
      .waitFor();
    await eventually(() => expect(connections).toBeGreaterThan(0));
    await screenshot('trusted');
  });
});
