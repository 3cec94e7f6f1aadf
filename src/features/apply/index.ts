import { commands as vscodeCommands, l10n, window, Disposable } from 'vscode';
import { prerequisiteOf, prerequisites } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId, Remedy } from '../../core/status.ts';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { words } from '../../host/words.ts';
import { commands, views } from '../../protocol/names.ts';
import type { Session } from '../../session/session.ts';
import { carryOut, type Tools } from './carryOut.ts';
import { chooseRemedies } from './choose.ts';
import { createQuestions } from './questions.ts';
import { seenCluster } from './seenCluster.ts';

interface Deps {
  readonly session: Session;
  readonly log: Log;
}

/** "Apply…" and "Make the Operator Look Again…", from the tree and from the palette. */
export function register({ session, log }: Deps): Disposable {
  const questions = createQuestions();
  const underWay = new Set<PrerequisiteId>();
  const run = (kind: Remedy['kind']) => (row: unknown) => {
    const id = idOf(row);
    const afterAnswer = id === undefined ? () => undefined : focusTree;
    return putRight({ session, questions, log, afterAnswer }, underWay, kind, id);
  };
  const parts: readonly Disposable[] = [
    questions,
    registerCommand(commands.apply, log, run('apply')),
    registerCommand(commands.touch, log, run('touch')),
    registerCommand(commands.applyShown, log, (place) => questions.answer(place, true)),
    registerCommand(commands.cancelShown, log, (place) => questions.answer(place, false)),
  ];
  return Disposable.from(...parts);
}

/** The prerequisite a tree row or a caller names; the palette names none. */
function idOf(row: unknown): PrerequisiteId | undefined {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
  return prerequisites.find((prerequisite) => prerequisite.id === id)?.id;
}

/** A tab that closes leaves the focus nowhere when it was the only one. */
function focusTree(): void {
  void vscodeCommands.executeCommand(`${views.prerequisites}.focus`);
}

async function putRight(
  tools: Tools,
  underWay: Set<PrerequisiteId>,
  kind: Remedy['kind'],
  id: PrerequisiteId | undefined,
): Promise<void> {
  const cluster = await seenCluster(tools.session);
  if (cluster === undefined) return;
  const choices = await chooseRemedies(cluster.seen.statuses, kind, id);
  const ids = choices.map((choice) => choice.id);
  const busy = ids.find((one) => underWay.has(one));
  if (busy !== undefined) {
    // A second click must not ask a second time.
    const title = words(prerequisiteOf(busy).title);
    void window.showInformationMessage(l10n.t('{0} is being put right already.', title));
    return;
  }
  if (choices.length === 0) return;
  for (const one of ids) underWay.add(one);
  // Whatever becomes of it, it can be tried again.
  try {
    await carryOut(tools, cluster, choices);
  } finally {
    for (const one of ids) underWay.delete(one);
  }
}
