import type { ExtensionContext } from 'vscode';
import { register as registerApply } from './features/apply/index.ts';
import { register as registerEditing } from './features/editing/index.ts';
import { register as registerPrerequisites } from './features/prerequisites/index.ts';
import { register as registerScaffold } from './features/scaffold/index.ts';
import { register as registerShow } from './features/show/index.ts';
import { openLog } from './host/log.ts';
import { createSession } from './session/createSession.ts';
import { seenCluster, type Looked } from './session/seenCluster.ts';

/** Composition root: builds what several features share and hands it to each. */
export function activate(context: ExtensionContext): void {
  const { subscriptions, workspaceState, extension } = context;
  const { version } = extension.packageJSON as { readonly version: string };
  const log = openLog('RHDH Orchestrator');
  const session = createSession({ log, memory: workspaceState });
  const look = (at?: Looked) => seenCluster(session, at);
  subscriptions.push(
    log,
    session,
    registerPrerequisites({ session, log, memory: workspaceState }),
    registerApply({ session, look, log }),
    registerShow({ session, look, log }),
    registerScaffold({ session, log, version }),
    registerEditing({ session, log, serverModule: context.asAbsolutePath('dist/server.js') }),
  );
}
