import { setImmediate } from 'node:timers/promises';
import { Disposable, Uri, window, workspace, type TextDocument } from 'vscode';
import { mayBeOurs } from '../../core/recognise.ts';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import type { ClusterFacts } from '../../protocol/requests.ts';
import type { Session } from '../../session/session.ts';
import { tellClusterFacts } from './clusterFacts.ts';
import { commands } from '../../protocol/names.ts';
import type { Client } from './client.ts';
import { fileSchemes } from './editorFiles.ts';
import { fixAll } from './fixAll.ts';
import { showTarget } from './showTarget.ts';

interface Deps {
  readonly session: Session;
  readonly log: Log;
  /** Absolute path of the server's bundle. */
  readonly serverModule: string;
}

/**
 * Completion, hover, problems and repairs in YAML files. Neither client nor server is loaded before a document that
 * may be ours is open: most windows never show one.
 */
export function register({ session, log, serverModule }: Deps): Disposable {
  let started: Promise<Client> | undefined;
  let disposed = false;

  const start = async (): Promise<Client> => {
    const { startClient } = await import('./client.ts');
    // Loading and starting are each noticeable; between them others in the extension host have their turn.
    await setImmediate();
    const followCluster = (tell: (facts: ClusterFacts) => Promise<void>): Disposable =>
      tellClusterFacts(session, tell);
    return startClient({ followCluster, cluster: session, log, serverModule });
  };
  /** A server that cannot be started is a bug or a broken installation; the rest of the product does not need it. */
  const fail = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
  const look = (document: TextDocument): void => {
    if (started !== undefined || disposed || !isOurs(document)) return;
    stopLooking();
    started = start();
    started.catch(fail);
  };
  const watching = [
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  ];
  /** A folder of another file system has come: its documents are nobody's until the client says that it wants them. */
  const lookForSchemes = async (): Promise<void> => {
    const before = started;
    const client = await before;
    if (client === undefined || disposed || started !== before) return;
    if (fileSchemes().every((scheme) => client.schemes.includes(scheme))) return;
    client.dispose();
    started = start();
    started.catch(fail);
  };
  const stopLooking = (): void => watching.forEach((one) => void one.dispose());
  workspace.textDocuments.forEach(look);

  return Disposable.from(
    workspace.onDidChangeWorkspaceFolders(() => void lookForSchemes().catch(fail)),
    registerCommand(commands.fixAll, log, () =>
      fixAll(async (document) => (await started)?.repairs(document)),
    ),
    registerCommand(commands.showTarget, log, async (place) => {
      const file = place instanceof Uri ? place : window.activeTextEditor?.document.uri;
      if (file !== undefined) await showTarget(file, (await (await started)?.judgedBy(file)) ?? null);
    }),
    {
      dispose() {
        disposed = true;
        stopLooking();
        void started?.then((client) => void client.dispose());
      },
    },
  );
}

function isOurs(document: TextDocument): boolean {
  const { languageId, uri } = document;
  return languageId === 'yaml' && mayBeOurs(document.getText(), { fileName: uri.path });
}
