import { EventEmitter, window, Disposable, type TreeDataProvider } from 'vscode';
import type { Log } from '../../host/log.ts';
import { registerCommand } from '../../host/command.ts';
import { setContextKey } from '../../host/contextKey.ts';
import { words } from '../../host/words.ts';
import { commands, contextKeys, views } from '../../protocol/names.ts';
import type { Session, SessionState } from '../../session/session.ts';
import { pickContext, pickTarget } from './picks.ts';
import { attention, rowsOf, type Row } from './rows.ts';
import { treeItem } from './treeItem.ts';
import { welcomeOf } from './view.ts';

interface Deps {
  readonly session: Session;
  readonly log: Log;
}

/** The tree "Prerequisites": what the target still lacks in the cluster this window looks at, and why. */
export function register({ session, log }: Deps): Disposable {
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: (row) => (row === undefined ? rootRows(session.state) : [...row.children]),
  };
  const view = window.createTreeView(views.prerequisites, { treeDataProvider: provider });
  let drawn = '';
  const draw = (state: SessionState): void => {
    const rows = JSON.stringify(rootRows(state));
    // Each drawing makes VS Code forget the rows for a moment, and with them what was clicked.
    if (rows === drawn) return;
    drawn = rows;
    changed.fire();
  };
  const show = (state: SessionState): void => {
    const seen = state.kind === 'watching' ? state.seen : undefined;
    const open = seen === undefined ? 0 : attention(seen.statuses);
    const tooltip = words({ text: '{0} prerequisites want attention', args: [open] });
    view.badge = open === 0 ? undefined : { value: open, tooltip };
    const welcome = welcomeOf(state);
    view.message = welcome.said.map((one) => words(one)).join(' – ');
    setContextKey(contextKeys.cluster, welcome.key);
    draw(state);
  };
  const parts: readonly Disposable[] = [
    view,
    changed,
    session.onDidChange(show),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) session.wake();
    }),
    registerCommand(commands.refresh, log, () => session.refresh()),
    registerCommand(commands.selectContext, log, () => pickContext(session)),
    registerCommand(commands.selectTarget, log, () => pickTarget(session)),
    registerCommand(commands.showLog, log, () => log.show()),
  ];
  show(session.state);
  if (view.visible) session.wake();
  return Disposable.from(...parts);
}

function rootRows(state: SessionState): Row[] {
  return state.kind === 'watching' && state.seen !== undefined ? [...rowsOf(state.seen.statuses)] : [];
}
