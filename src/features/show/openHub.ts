import { env, l10n, Uri, window } from 'vscode';
import { words } from '../../host/words.ts';
import { addressOf } from '../../core/report/routeAddress.ts';
import { workloadOf } from '../../core/report/rowObjects.ts';
import { asking } from './reading.ts';
import type { ShownRow } from './row.ts';
import type { ShowTools } from './tools.ts';

/** Opens Developer Hub in the browser by its Route; says what to do where there is none. */
export async function openHub(tools: ShowTools, row: ShownRow): Promise<void> {
  const { target } = row.cluster.watching;
  const workload = workloadOf('backstage', target);
  if (workload === undefined) return;
  const { readObject } = await import('../../cluster/index.ts');
  // The operator gives the Route the name of the workload.
  const ref = { ...workload, apiVersion: 'route.openshift.io/v1', kind: 'Route' };
  const read = await asking(tools.session, row, (connection, signal) => readObject(connection, ref, signal));
  if (read === undefined) return;
  if (read.kind === 'notServed' || read.kind === 'notFound') {
    const forward = `kubectl -n ${target.namespace} port-forward service/${workload.name} 7007:80`;
    void window.showInformationMessage(
      l10n.t('Developer Hub has no Route in {0}. Reach it with: {1}', row.cluster.watching.context, forward),
    );
    return;
  }
  if (read.kind !== 'read') {
    void window.showErrorMessage(words(read.reason));
    return;
  }
  const address = addressOf(read.object);
  if (address === undefined) {
    void window.showWarningMessage(l10n.t('Route {0} has no host yet. Try again in a moment.', ref.name));
    return;
  }
  await env.openExternal(Uri.parse(address));
}
