import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { words } from '../../host/words.ts';
import { contextValueOf, rowDescription, spokenRow, stateIcons, type Row } from './rows.ts';

/** The TreeItem of a row. The state is told by words and icon, not by colour alone. Its tooltip is made when asked for. */
export function treeItem(row: Row): TreeItem {
  const collapsible =
    row.children.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
  const item = new TreeItem(words(row.label), collapsible);
  const { icon, color } = stateIcons[row.state];
  item.id = row.id;
  item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.description = rowDescription(row);
  item.contextValue = contextValueOf(row.id, row.status);
  item.accessibilityInformation = { label: spokenRow(row) };
  return item;
}
