import type { Disposable } from 'vscode';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { commands } from '../../protocol/names.ts';
import type { What } from '../../core/templates/template.ts';
import type { Session, SessionState } from '../../session/session.ts';
import { backstagesSeen } from './clusterHints.ts';
import { givenAnswers } from './givenAnswers.ts';
import type { BackstageHint } from './question.ts';

interface Deps {
  readonly log: Log;
  readonly session: Pick<Session, 'state'>;
}

const commandOf: Readonly<Record<What, string>> = {
  all: commands.scaffoldAll,
  infra: commands.scaffoldInfra,
  'dynamic-plugins': commands.scaffoldDynamicPlugins,
  backstage: commands.scaffoldBackstage,
  database: commands.scaffoldDatabase,
  'network-policies': commands.scaffoldNetworkPolicies,
  platform: commands.scaffoldPlatform,
  'workflow-namespace': commands.scaffoldWorkflowNamespaces,
  permissions: commands.scaffoldPermissions,
  'helm-values': commands.scaffoldHelmValues,
};

/** The scaffold commands of the palette. */
export function register({ log, session }: Deps): Disposable {
  const registered = Object.entries(commandOf).map(([what, id]) =>
    registerCommand(id, log, async (given) => {
      // Templates and YAML have no place in activation.
      const { runScaffold } = await import('./run.ts');
      await runScaffold(what as What, givenAnswers(given), seenIn(session.state));
    }),
  );
  return { dispose: () => registered.forEach((one) => void one.dispose()) };
}

/** Only what is already in view: scaffolding never connects to a cluster. */
function seenIn(state: SessionState): readonly BackstageHint[] {
  return state.kind === 'watching' && state.seen !== undefined ? backstagesSeen(state.seen.snapshot) : [];
}
