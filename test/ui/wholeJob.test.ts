import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startSandbox, type RunningSandbox } from '../../sandbox/start.ts';
import { describeCluster } from '../support/cluster.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const plugins = '21-dynamic-plugins.yaml';

/** What a person applies after Serverless, in an order in which each row offers it. */
const rest = [
  'OpenShift Serverless Logic',
  'RHDH operator',
  'Knative Serving',
  'Knative Eventing',
  'Backstage',
];

/** What this person answers to the questions of the wizard; to every other one what it proposes. */
const answers: Readonly<Record<string, string>> = {
  Release: '1.10',
  Name: 'hub',
  Namespace: 'developer-portal',
  Platform: 'The rhdh-operator',
  Plugins: 'By ConfigMap',
  Approval: 'Automatic',
  'RHDH operator': 'Yes',
  Secret: 'Generate one',
  'Target file': 'Remember them',
  'Target name': 'dev',
};

describeCluster('the whole job for RHDH 1.10 with the plugins in a ConfigMap', () => {
  let sandbox: RunningSandbox;
  const used = useWorkbench(async (workspace) => {
    sandbox = await startSandbox({ operators: { delays: { step: 20, workload: 100 } } });
    return { workspace, env: { KUBECONFIG: sandbox.kubeconfig } };
  });
  afterAll(() => sandbox.stop());

  const apply = (title: string): Promise<void> => used.workbench.clickInRow(`${title}:`, 'Apply…');
  const ready = (title: string): Promise<void> =>
    used.workbench.treeItem(`${title}: ready.`).waitFor({ timeout: 60_000 });

  test('one command asks and writes the set', async () => {
    const { workbench, workspace } = used;
    await workbench.runCommand('RHDH Orchestrator: Scaffold Everything…');
    for (let step = 1; ; step += 1) {
      const title = await workbench.stepOrTab('Scaffold Everything', step, /^24-backstage\.yaml/);
      if (title === undefined) break;
      if (title === 'Plugins') await workbench.screenshot('wizard');
      const answer = answers[title];
      if (answer !== undefined) {
        await workbench.page.keyboard.press('Control+A');
        await workbench.page.keyboard.type(answer);
      }
      await workbench.page.keyboard.press('Enter');
    }
    const files = ['.rhdh-orchestrator.yaml', '10-serverless.yaml', plugins, '24-backstage.yaml'];
    expect(await readdir(workspace)).toEqual(expect.arrayContaining(files));
    expect(await readFile(join(workspace, '.rhdh-orchestrator.yaml'), 'utf8')).toContain('developer-portal');
    await workbench.screenshot('scaffolded');
  });

  test('the written files have no problems', async () => {
    const { workbench, workspace } = used;
    for (const file of (await readdir(workspace)).toSorted()) await workbench.openFile(file);
    await workbench.page.getByRole('button', { name: 'No Problems' }).waitFor();
  });

  test('a line that is broken inside the block scalar is a problem there', async () => {
    const { page } = used.workbench;
    await used.workbench.openFile(plugins);
    const lines = (await readFile(join(used.workspace, plugins), 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.includes('disabled: false')) + 1;
    await page.keyboard.press('Control+G');
    await page.keyboard.type(`${line}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    await page.keyboard.type('x');
    await used.workbench.runCommand('View: Focus Problems');
    await used.workbench.treeItem(new RegExp(`xdisabled.*line ${line}`)).waitFor();
    await used.workbench.openFile(plugins);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.getByRole('tooltip').getByText('does not know "xdisabled"').waitFor();
    await page
      .getByRole('tooltip')
      .getByText(/^Quick Fix/)
      .waitFor();
    await used.workbench.screenshot('problem');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await page.getByRole('button', { name: 'No Problems' }).waitFor();
    // The panel would take its room from the diffs that follow.
    await page.keyboard.press('Control+J');
  });

  test('the sidebar says what is absent', async () => {
    const { workbench } = used;
    await workbench.openView('RHDH Orchestrator');
    await workbench.treeItem('OpenShift Serverless: absent.').waitFor();
    await workbench.treeItem('Knative Serving: blocked.').waitFor();
    await workbench.screenshot('absent');
  });

  test('Serverless is applied after it was shown, and becomes ready', async () => {
    const { workbench } = used;
    const { page } = workbench;
    const changes = page.getByRole('tab', { name: /OpenShift Serverless → admin/ });
    await apply('OpenShift Serverless');
    await changes.waitFor();
    await workbench.asked('admin');
    for (const line of [
      'Context: admin',
      `Cluster: ${sandbox.server.url}`,
      'Target: dev, RHDH 1.10.3',
      'create Namespace openshift-serverless',
      'create Subscription openshift-serverless/serverless-operator',
    ]) {
      await page.getByText(`# ${line}`).last().waitFor();
    }
    await workbench.screenshot('confirm');
    await page.keyboard.press('Control+Enter');
    await changes.waitFor({ state: 'detached' });
    await ready('OpenShift Serverless');
    await workbench.screenshot('serverless-ready');
  });

  test('what is applied one after the other ends with everything ready', async () => {
    const { workbench } = used;
    for (const title of rest) {
      await apply(title);
      await workbench.asked('admin');
      await workbench.answerShown('Apply');
      await ready(title);
    }
    const tree = workbench.page.getByRole('tree', { name: 'RHDH Orchestrator' });
    await expect
      .poll(() => tree.getByRole('treeitem', { name: /: (?!ready)\w+\./ }).count(), { timeout: 60_000 })
      .toBe(0);
    await workbench.screenshot('ready');
    expect(await tree.getByRole('treeitem').count()).toBeGreaterThan(10);
  });
});
