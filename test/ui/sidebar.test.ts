import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { startSandbox, type RunningSandbox } from '../../sandbox/start.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';
import { everyState } from '../support/everyState.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { testPodLog } from './sidebar/podLog.ts';
import { developer, testThemes } from './sidebar/themes.ts';

const targets = (release: string): string =>
  `version: 1\ntargets:\n  - name: dev\n    release: "${release}"\n    plugins: configmap\n    backstage: { name: hub, namespace: portal }\n`;

describeCluster('what stands between the sidebar and a cluster', () => {
  let sandbox: RunningSandbox;
  let proxy: FaultProxy;
  let kubeconfig: string;
  let goodKubeconfig: string;
  const used = useWorkbench(async (workspace) => {
    sandbox = await startSandbox({ operators: 'off' });
    await everyState(sandbox.server.client);
    proxy = await startFaultProxy(sandbox.server);
    const { admin, reader } = sandbox.server;
    const server = proxy.url;
    goodKubeconfig = kubeconfigText([
      { ...admin, server },
      { ...reader, server },
      // Who may not read Secrets meets what cannot be known.
      { ...reader, server, user: developer },
      { ...admin, server, user: 'expired', token: 'a-token-of-yesterday' },
    ]);
    kubeconfig = join(sandbox.server.folder, 'ui.kubeconfig');
    await writeFile(kubeconfig, 'clusters: [\n');
    await writeFile(join(workspace, '.rhdh-orchestrator.yaml'), targets('3.0'));
    await mkdir(join(workspace, '.vscode'));
    const dark = { 'workbench.colorTheme': 'Default Dark Modern' };
    return { workspace, env: { KUBECONFIG: kubeconfig }, settings: dark };
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  const said = (words: RegExp): Promise<void> => used.workbench.page.getByText(words).first().waitFor();
  const selectContext = async (name: string): Promise<void> => {
    await used.workbench.runCommand('RHDH Orchestrator: Select Context…');
    await used.workbench.choose(name);
  };
  const clickApply = (title: string): Promise<void> =>
    used.workbench.clickInRow(`${title}: absent.`, 'Apply…');
  /** Comes back from a context that may not read Secrets: only with them this is known. */
  const selectAdmin = async (): Promise<void> => {
    await selectContext('admin');
    await used.workbench.treeItem('Database: blocked.').waitFor();
  };
  /** As `admin`, until the question is on the screen. */
  const offer = async (title: string): Promise<void> => {
    await clickApply(title);
    await used.workbench.asked('admin');
  };
  const namespaces = async (): Promise<readonly string[]> =>
    (await sandbox.server.client.list('v1', 'Namespace')).map(({ metadata }) => metadata.name);

  test('a kubeconfig that cannot be read is named, with what is wrong in it', async () => {
    await used.workbench.openView('RHDH Orchestrator');
    await said(/Kubeconfig .*ui\.kubeconfig cannot be read/);
    await used.workbench.screenshot('broken-kubeconfig');
  });

  test('a target of an unknown release is told once the kubeconfig is mended', async () => {
    const mistake = used.workbench.page.getByText(/\.rhdh-orchestrator\.yaml has a mistake/).first();
    // VS Code begins to watch a file a moment after it is told to, so the first write may come too early.
    await eventually(async () => {
      await writeFile(kubeconfig, goodKubeconfig);
      await mistake.waitFor({ timeout: 3000 });
    });
    await used.workbench.screenshot('unknown-release');
  });

  test('a mended target file is read without being asked', async () => {
    await writeFile(join(used.workspace, '.rhdh-orchestrator.yaml'), targets('1.10'));
    await said(/Context admin, target dev, RHDH 1\.10/);
    await used.workbench.treeItem('OpenShift Serverless: absent.').waitFor();
    await used.workbench.screenshot('absent-dark');
  });

  testThemes(used);

  test('an expired token is told apart from a cluster that is away', async () => {
    await selectContext('expired');
    await said(/Context expired/);
    await used.workbench.treeItem('OpenShift Serverless: unknown.').waitFor();
    await said(/does not accept the credentials\. Log in again\./);
    await said(/dev: log in again/);
    await used.workbench.screenshot('expired-token');
    await used.workbench.clickInRow('Cluster: unknown.', 'Log In Again…');
    await said(/Log in to expired/);
    await used.workbench.screenshot('log-in-again');
  });

  test('Escape on what is shown changes nothing and leads back to the tree', async () => {
    const { page } = used.workbench;
    await selectAdmin();
    await offer('OpenShift Serverless');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /→ admin/ }).waitFor({ state: 'detached' });
    await page.getByRole('tree').and(page.locator(':focus')).waitFor();
    expect(await namespaces()).not.toContain('openshift-serverless');
  });

  test('a second click does not ask a second time, and closing the tab changes nothing', async () => {
    const { page } = used.workbench;
    await offer('OpenShift Serverless');
    await clickApply('OpenShift Serverless');
    await said(/OpenShift Serverless is being put right already/);
    const tab = page.getByRole('tab', { name: /→ admin/ });
    expect(await tab.count()).toBe(1);
    await tab.getByRole('button', { name: /^Close/ }).click();
    await tab.waitFor({ state: 'detached' });
    // It can be asked anew only after the closed tab has counted as an answer.
    await offer('OpenShift Serverless');
    await used.workbench.answerShown('Cancel');
    await tab.waitFor({ state: 'detached' });
    expect(await namespaces()).not.toContain('openshift-serverless');
  });

  test('who may read but not write sees everything and changes nothing', async () => {
    await selectContext('reader');
    await used.workbench.treeItem('Database: unknown.').waitFor();
    await clickApply('OpenShift Serverless');
    await said(/Nothing was changed in reader/);
    await used.workbench.screenshot('forbidden');
    expect(await namespaces()).not.toContain('openshift-serverless');
  });

  test('a cluster that goes away between question and answer is left unchanged', async () => {
    await selectAdmin();
    await offer('OpenShift Serverless');
    await proxy.set({ kind: 'refuse' });
    await used.workbench.treeItem('Cluster: unknown.').waitFor();
    await used.workbench.answerShown('Apply');
    await said(/Nothing was changed in admin/);
    await used.workbench.screenshot('away');
    await used.workbench.runCommand('RHDH Orchestrator: Explain');
    await used.workbench.choose('Backstage');
    await used.workbench.page.getByRole('tab', { name: /backstage\.md/ }).waitFor();
    await used.workbench.runCommand('View: Close All Editors');
    expect(await namespaces()).not.toContain('openshift-serverless');
  });

  test('a cluster that is back is seen without being asked', async () => {
    await proxy.set();
    await used.workbench.treeItem('Cluster: ready.').waitFor();
    await used.workbench.treeItem('OpenShift Serverless: absent.').waitFor();
  });

  testPodLog(used, () => ({ sandbox, proxy }));

  test('a target can be chosen by hand, whatever the file says', async () => {
    await used.workbench.runCommand('RHDH Orchestrator: Select Target…');
    await used.workbench.choose('Another one…');
    await used.workbench.choose('1.9');
    await used.workbench.choose('kube-system');
    await said(/Name of the Backstage object/);
    await used.workbench.page.keyboard.type('other-hub');
    await used.workbench.page.keyboard.press('Enter');
    await said(/Context admin, target kube-system\/other-hub, RHDH 1\.9/);
    await used.workbench.screenshot('target-by-hand');
  });
});
