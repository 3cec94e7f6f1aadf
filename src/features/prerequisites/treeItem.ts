import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { describeRef } from '../../core/manifest.ts';
import { plain } from '../../core/message.ts';
import { stateWords } from '../../core/states.ts';
import type { Status } from '../../core/status.ts';
import { words } from '../../host/words.ts';
import { contextValueOf, isAway, spokenRow, stateIcons, type Row } from './rows.ts';

/** The TreeItem of a row. The state is told by words and icon, not by colour alone. */
export function treeItem(row: Row): TreeItem {
  const collapsible =
    row.children.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
  const item = new TreeItem(words(row.label), collapsible);
  const { icon, color } = stateIcons[row.state];
  item.id = row.id;
  item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.description = description(row);
  item.tooltip = tooltip(row.status);
  item.contextValue = contextValueOf(row.id, row.status);
  item.accessibilityInformation = { label: spokenRow(row) };
  return item;
}

/**
 * A ready row needs no explanation, but the first one has the address of the cluster to say; every other one says at once
 * what is the matter, unless the first row does.
 */
function description({ id, state, status }: Row): string {
  if (state === 'ready' && id !== 'cluster')
    return status.notes.map(({ message: said }) => words(said)).join(' ') || stateWords.ready;
  if (id !== 'cluster' && isAway(status)) return stateWords[state];
  return `${stateWords[state]} – ${words(status.reason)}`;
}

/** Reason, remarks and the observed fields behind them. Text comes from the cluster, so nothing in it is markup. */
function tooltip(status: Status): MarkdownString {
  const text = new MarkdownString();
  text.appendText(words(status.reason));
  for (const note of status.notes) text.appendText(`\n\n${words(note.message)}`);
  for (const { ref, field, value } of status.evidence) {
    text.appendMarkdown('\n\n');
    text.appendCodeblock(`${describeRef(ref)}\n${field}: ${value}`, 'text');
  }
  if (status.remedies.length > 0) {
    text.appendText(`\n\n→ ${status.remedies.map(({ title }) => plain(title)).join(', ')}`);
  }
  return text;
}
