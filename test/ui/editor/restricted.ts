import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubeconfigText } from '../../../sandbox/kubeconfig.ts';
import { eventually } from '../../support/eventually.ts';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

/** @param kubeconfig where the window expects one; it is not there before and after. */
export function testRestrictedMode(used: UsedWorkbench, kubeconfig: () => string): void {
  describe('in Restricted Mode', () => {
    const file = 'dynamic-plugins.yaml';
    let cluster: Server;
    let connections = 0;
    beforeAll(async () => {
      cluster = createServer((socket) => {
        connections += 1;
        socket.destroy();
      }).listen(0, '127.0.0.1');
      await once(cluster, 'listening');
      const { port } = cluster.address() as AddressInfo;
      const user = { user: 'dev', server: `https://127.0.0.1:${port}`, ca: '', token: 'secret' };
      await writeFile(kubeconfig(), kubeconfigText([user]));
      await writeFile(join(used.workspace, file), 'plugins:\n  - package: ./a\n    disabledd: true\n');
      await used.workbench.openFolder(used.workspace);
    });
    afterAll(async () => {
      await used.workbench.runCommand('View: Close All Editors');
      await rm(join(used.workspace, file));
      await rm(kubeconfig());
      cluster.close();
    });

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
      await used.workbench.openFile(file);
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
}
