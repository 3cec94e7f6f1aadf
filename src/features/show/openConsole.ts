import { env, l10n, Uri, window } from 'vscode';
import type { ObjectRef } from '../../core/manifest.ts';
import { objectsBehind } from '../../core/report/rowObjects.ts';
import { words } from '../../host/words.ts';
import { asking } from './reading.ts';
import type { ShownRow } from './row.ts';
import type { ShowTools } from './tools.ts';

/** Opens an object that a row was judged by in the web console of OpenShift. */
export async function openConsole(tools: ShowTools, row: ShownRow): Promise<void> {
  const ref = await pickObject(row);
  if (ref === undefined) return;
  const { consolePage } = await import('../../cluster/index.ts');
  const page = await asking(tools.session, row, (connection, signal) => consolePage(connection, ref, signal));
  if (page === undefined) return;
  if (page.kind === 'found') await env.openExternal(Uri.parse(page.address));
  else void window.showErrorMessage(words(page.reason));
}

async function pickObject({ status }: ShownRow): Promise<ObjectRef | undefined> {
  const refs = objectsBehind(status);
  if (refs.length <= 1) return refs[0];
  const items = refs.map((ref) => ({
    label: ref.name,
    description: [ref.kind, ref.namespace ?? ''].join(' '),
    ref,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Object to open in the web console') }))?.ref;
}
