import type { Disposable } from 'vscode';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { commands, scaffoldCommandOf } from '../../protocol/names.ts';
import type { What } from '../../core/templates/template.ts';
import type { Session, SessionState } from '../../session/session.ts';
import { backstagesSeen } from './clusterHints.ts';
import type { BackstageHint } from './question.ts';
import type { Surroundings } from './scaffoldCommand.ts';

interface Deps {
  readonly log: Log;
  readonly session: Pick<Session, 'state'>;
  /** Version of the extension. */
  readonly version: string;
}

/** The scaffold commands of the palette. */
export function register({ log, session, version }: Deps): Disposable {
  const surroundings = (): Surroundings => ({ hints: seenIn(session.state), tool: version });
  const registered = Object.entries(scaffoldCommandOf).map(([what, id]) =>
    registerCommand(id, log, async (argument) => {
      // Templates and YAML have no place in activation.
      const { scaffoldWhat } = await import('./scaffoldCommand.ts');
      await scaffoldWhat(what as What, argument, surroundings());
    }),
  );
  const fromAnswers = registerCommand(commands.scaffoldFromAnswers, log, async (argument) => {
    const { scaffoldFromAnswers } = await import('./scaffoldCommand.ts');
    await scaffoldFromAnswers(argument, surroundings());
  });
  return { dispose: () => [...registered, fromAnswers].forEach((one) => void one.dispose()) };
}

/** Only what is already in view: scaffolding never connects to a cluster. */
function seenIn(state: SessionState): readonly BackstageHint[] {
  return state.kind === 'watching' && state.seen !== undefined ? backstagesSeen(state.seen.snapshot) : [];
}
