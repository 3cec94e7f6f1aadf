import { expect, test } from 'vitest';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { eventually } from '../../support/eventually.ts';
import type { FaultProxy } from '../../support/faultProxy.ts';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

/** As somebody who may read Pods, through the proxy, which plays the log. */
export function testPodLog(
  used: UsedWorkbench,
  cluster: () => { readonly sandbox: RunningSandbox; readonly proxy: FaultProxy },
): void {
  test('the log of a container that crashed is followed until it is stopped', async () => {
    const { sandbox, proxy } = cluster();
    const { client } = sandbox.server;
    const labels = { app: 'hub' };
    const [portal, containers] = [{ namespace: 'portal' }, [{ name: 'backend', image: 'played' }]];
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'portal' } });
    await client.create({
      apiVersion: 'rhdh.redhat.com/v1alpha5',
      kind: 'Backstage',
      metadata: { name: 'hub', ...portal },
    });
    await client.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'backstage-hub', ...portal },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
    });
    const pod = { apiVersion: 'v1', kind: 'Pod', name: 'hub-1', ...portal };
    await client.create({ ...pod, metadata: { name: pod.name, labels, ...portal }, spec: { containers } });
    const service = { name: 'backend', image: 'played', imageID: 'played', restartCount: 2, ready: false };
    const waits = { waiting: { reason: 'CrashLoopBackOff' } };
    const ended = { terminated: { exitCode: 1, reason: 'Error' } };
    await client.patch(
      pod,
      { status: { containerStatuses: [{ ...service, state: waits, lastState: ended }] } },
      'status',
    );
    const pieces = ['Cannot resolve the plugin\n'];
    await proxy.set({
      kind: 'play',
      path: '/api/v1/namespaces/portal/pods/hub-1/log',
      pieces,
      after: 'hold',
    });
    // Until then no row has a log to offer.
    await used.workbench.treeItem(/^\s*Backstage: degraded/).waitFor();
    await used.workbench.runCommand('RHDH Orchestrator: Show Logs of the Pod');
    await used.workbench.choose('Backstage');
    // What is written there needs a native module that this VS Code has not.
    const stop = used.workbench.page.getByRole('button', { name: 'Stop Following the Log' });
    await stop.waitFor();
    await eventually(() => {
      const asked = proxy.arrived.filter((path) => path.includes('/pods/hub-1/log?'));
      expect(asked.at(-1)).toMatch(/container=backend.*follow=true/);
    });
    await used.workbench.screenshot('log-of-the-pod');
    await stop.click();
    await stop.waitFor({ state: 'detached' });
    await proxy.set();
  });
}
