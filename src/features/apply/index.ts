import { commands as vscodeCommands, Disposable } from 'vscode';
import type { PrerequisiteId, Remedy } from '../../core/status.ts';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { commands, views } from '../../protocol/names.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';
import type { Session } from '../../session/session.ts';
import { createQuestions } from './questions.ts';

interface Deps {
  readonly session: Session;
  /** Waits for a first look at the cluster; tells why where there is none to be had. */
  readonly look: () => Promise<SeenCluster | undefined>;
  readonly log: Log;
}

/** "Apply…", "Make the Operator Look Again…" and "Copy as oc Commands", from the tree and from the palette. */
export function register({ session, look, log }: Deps): Disposable {
  const questions = createQuestions();
  const underWay = new Set<PrerequisiteId>();
  const run = (kind: Remedy['kind']) => async (row: unknown) => {
    // Plans and templates have no place in activation.
    const { putRight } = await import('./applyCommands.ts');
    await putRight({ session, look, questions, log, focusTree }, underWay, kind, row);
  };
  const parts: readonly Disposable[] = [
    questions,
    registerCommand(commands.apply, log, run('apply')),
    registerCommand(commands.touch, log, run('touch')),
    registerCommand(commands.copyAsOc, log, async (row) => {
      const { copyAsOc } = await import('./applyCommands.ts');
      await copyAsOc(look, row);
    }),
    registerCommand(commands.applyShown, log, (place) => questions.answer(place, true)),
    registerCommand(commands.cancelShown, log, (place) => questions.answer(place, false)),
  ];
  return Disposable.from(...parts);
}

/** A tab that closes leaves the focus nowhere when it was the only one. */
function focusTree(): void {
  void vscodeCommands.executeCommand(`${views.prerequisites}.focus`);
}
