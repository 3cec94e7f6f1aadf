import { window, Disposable, type Memento } from 'vscode';
import type { Target } from '../../core/target/target.ts';
import type { Log } from '../../host/log.ts';
import { registerCommand } from '../../host/command.ts';
import { setContextKey } from '../../host/contextKey.ts';
import { words } from '../../host/words.ts';
import { commands, contextKeys, views } from '../../protocol/names.ts';
import type { Seen, Session, SessionState } from '../../session/session.ts';
import { createRows } from './drawnRows.ts';
import { logIn } from './logIn.ts';
import { pickContext } from './picks.ts';
import { pickTarget } from './pickTarget.ts';
import { isOpenShift } from '../../core/snapshot.ts';
import { attention } from './rows.ts';
import { createStatusBar } from './statusBar.ts';
import { badgeWords, filterWords, placeOf, welcomeOf } from './view.ts';
import { wantingRows } from './wantingRows.ts';

interface Deps {
  readonly session: Session;
  readonly log: Log;
  /** Remembers for this workspace which rows are shown. */
  readonly memory: Memento;
}

const onlyWanting = 'prerequisites.onlyWanting';

/** The tree of prerequisites: what the target still lacks in the cluster this window looks at, and why. */
export function register({ session, log, memory }: Deps): Disposable {
  const rows = createRows();
  const bar = createStatusBar();
  const view = window.createTreeView(views.prerequisites, { treeDataProvider: rows.provider });
  const report = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
  let drawnPlace: string | undefined;
  const show = (state: SessionState): void => {
    const seen = state.kind === 'watching' ? state.seen : undefined;
    const open = seen === undefined ? 0 : attention(seen.statuses);
    const tooltip = words(badgeWords(open, state));
    view.badge = open === 0 ? undefined : { value: open, tooltip };
    bar.show(state);
    const welcome = welcomeOf(state);
    const isFiltered = memory.get<boolean>(onlyWanting) === true;
    setContextKey(contextKeys.onlyWanting, isFiltered);
    const filter = seen !== undefined && isFiltered ? [filterWords(open)] : [];
    view.message = [...welcome.said, ...filter].map((one) => words(one)).join(' – ');
    setContextKey(contextKeys.cluster, welcome.key);
    setContextKey(contextKeys.isOpenShift, seen !== undefined && isOpenShift(seen.snapshot));
    const isSamePlace = placeOf(state) === drawnPlace;
    drawnPlace = placeOf(state);
    if (seen !== undefined && state.kind === 'watching') draw(seen, state.target).catch(report);
    // What is merely connected to anew keeps its rows, and with them what is clicked meanwhile.
    else if (!isSamePlace) rows.draw([], () => '');
  };
  const draw = async (seen: Seen, target: Target): Promise<void> => {
    // The catalog of prerequisites reads YAML, which has no place in activation.
    const { rowsOf } = await import('./rowTree.ts');
    // Something else may have come into view meanwhile.
    const isStillSeen = session.state.kind === 'watching' && session.state.seen === seen;
    if (!isStillSeen) return;
    const all = rowsOf(seen.statuses);
    rows.draw(memory.get<boolean>(onlyWanting) === true ? wantingRows(all) : all, async (id) => {
      const { rowTooltip } = await import('../../core/report/rowTooltip.ts');
      return rowTooltip(id, seen.statuses, seen.snapshot, target);
    });
  };
  const filter = async (value: boolean): Promise<void> => {
    await memory.update(onlyWanting, value);
    show(session.state);
  };
  let release = (): void => undefined;
  const parts: readonly Disposable[] = [
    view,
    rows,
    bar,
    session.onDidChange(show),
    view.onDidChangeVisibility(({ visible }) => {
      release();
      if (visible) release = session.hold();
    }),
    new Disposable(() => release()),
    registerCommand(commands.refresh, log, () => session.refresh()),
    registerCommand(commands.showWanting, log, () => filter(true)),
    registerCommand(commands.showAll, log, () => filter(false)),
    registerCommand(commands.logIn, log, () => logIn(session)),
    registerCommand(commands.selectContext, log, () => pickContext(session)),
    registerCommand(commands.selectTarget, log, () => pickTarget(session)),
    registerCommand(commands.showLog, log, () => log.show()),
  ];
  show(session.state);
  if (view.visible) release = session.hold();
  return Disposable.from(...parts);
}
