import { env, l10n, window } from 'vscode';
import { explain } from '../../core/report/explain.ts';
import { objectsBehind, type RowAction } from '../../core/report/rowObjects.ts';
import type { Documents } from './documents.ts';
import type { PodLog } from './podLog.ts';
import { openConsole } from './openConsole.ts';
import { openHub } from './openHub.ts';
import { rowOf, type ShownRow } from './row.ts';
import { showEvents } from './showEvents.ts';
import { showLogs } from './showLogs.ts';
import { showObjects } from './showObjects.ts';
import type { ShowTools } from './tools.ts';

export { writeReport } from './writeReport.ts';

/** Where the commands show what they find. */
interface Places {
  readonly documents: Documents;
  readonly podLog: PodLog;
}

/** A command about one row. */
interface RowCommand {
  /** What a row must have; left out, every row will do. */
  readonly about?: RowAction;
  /** What is known while the cluster is away will do. */
  readonly of?: 'anything';
  run(tools: ShowTools & Places, row: ShownRow): Promise<void>;
}

export const rowCommands = {
  explain: { of: 'anything', run: showExplanation },
  copyName: { about: 'objects', run: copyName },
  showObjects: { about: 'objects', run: (tools, row) => showObjects(tools, tools.documents, row) },
  showEvents: { about: 'objects', run: (tools, row) => showEvents(tools, tools.documents, row) },
  showLogs: { about: 'logs', run: (tools, row) => showLogs(tools, tools.podLog, row) },
  openHub: { about: 'hub', run: openHub },
  openConsole: { about: 'objects', run: openConsole },
} as const satisfies Record<string, RowCommand>;

/** Runs a command on the row that the tree names, or on one that is picked. */
export async function runOnRow(
  name: keyof typeof rowCommands,
  tools: ShowTools & Places,
  argument: unknown,
): Promise<void> {
  const command: RowCommand = rowCommands[name];
  const cluster = await tools.look(command.of);
  if (cluster === undefined) return;
  const row = await rowOf(argument, cluster, command.about);
  if (row !== undefined) await command.run(tools, row);
}

async function showExplanation({ documents }: Places, row: ShownRow): Promise<void> {
  const { seen, watching } = row.cluster;
  const text = explain(row.id, seen.statuses, seen.snapshot, watching.target);
  await documents.show({ name: `${row.id}.md`, text });
}

async function copyName(_tools: ShowTools, { status }: ShownRow): Promise<void> {
  const refs = objectsBehind(status);
  const [only] = refs;
  const name = refs.length === 1 ? only?.name : await pickName(status);
  if (name === undefined) return;
  await env.clipboard.writeText(name);
  window.setStatusBarMessage(l10n.t('Copied: {0}', name), 5_000);
}

async function pickName(status: ShownRow['status']): Promise<string | undefined> {
  const items = objectsBehind(status).map(({ kind, name, namespace = '' }) => ({
    label: name,
    description: [kind, namespace].join(' '),
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Name to copy') }))?.label;
}
