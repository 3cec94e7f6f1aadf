import { setImmediate } from 'node:timers/promises';
import {
  l10n,
  Range,
  window,
  type Disposable,
  type TextDocument,
  type Uri,
  type WorkspaceEdit,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  State,
  TransportKind,
  type CodeAction,
  type CodeActionParams,
} from 'vscode-languageclient/node';
import type { Log } from '../../host/log.ts';
import { fixAllKind } from '../../protocol/names.ts';
import {
  notifications,
  requests,
  type ClientTraits,
  type ClusterFacts,
  type Elsewhere,
  type ExplainedFile,
  type JudgedByParams,
  type JudgedByResult,
  type ObjectAt,
  type ObjectsParams,
  type SchemaParams,
} from '../../protocol/requests.ts';
import { showApplyLens, type WatchedCluster } from './applyLens.ts';
import { followYamlExtension } from './coexistence.ts';
import { fileSchemes, readFile, readFolder } from './editorFiles.ts';
import { showJudgedBy } from './judgedByItem.ts';
import { showJudgedByLens } from './judgedByLens.ts';
import { revival } from './revival.ts';
import { saidElsewhere } from './saidElsewhere.ts';

/** The editing help of a window, while its language server runs. */
export interface Client extends Disposable {
  /** Of the documents that it helps with. */
  readonly schemes: readonly string[];
  /** What a file is judged against; null for one that is not ours. */
  judgedBy(uri: Uri): Promise<JudgedByResult | null>;
  /** Every sure repair of a document; `undefined` where there is none, null where nobody answers. */
  repairs(document: TextDocument): Promise<WorkspaceEdit | undefined | null>;
}

interface Deps {
  /** Tells what the cluster shows, whenever that is something else, until it is disposed. */
  readonly followCluster: (tell: (facts: ClusterFacts) => Promise<void>) => Disposable;
  readonly cluster: WatchedCluster;
  readonly log: Log;
  readonly serverModule: string;
}

/** Starts the language server and connects the editor with it; resolves when it answers. A server that dies is started again. */
export async function startClient({ followCluster, cluster, log, serverModule }: Deps): Promise<Client> {
  const outputChannel = window.createOutputChannel('RHDH Orchestrator Language Server', { log: true });
  const run = { module: serverModule, transport: TransportKind.ipc };
  const lives = revival(() => tellDeath(log), Date.now);
  const said = saidElsewhere();
  // Every YAML file: which of them are ours is for the server to say, and may change while one is typed.
  const schemes = fileSchemes();
  const documentSelector = schemes.map((scheme) => ({ scheme, language: 'yaml' }));
  const client = new LanguageClient(
    'rhdhOrchestrator',
    'RHDH Orchestrator',
    { run, debug: { ...run, options: { execArgv: ['--inspect=6011'] } } },
    {
      documentSelector,
      outputChannel,
      initializationOptions: { runsCommands: true, readsFiles: true } satisfies ClientTraits,
      middleware: { handleDiagnostics: (uri, diagnostics, next) => said.show(uri, diagnostics, next) },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: async () => {
          await lives.died();
          return { action: CloseAction.Restart, handled: true };
        },
      },
    },
  );
  /** The answer, or null where a server that dies does not give one. */
  const ask = async <R>(method: string, params: object): Promise<R | null> =>
    client.sendRequest<R | null>(method, params).catch((error: unknown) => {
      log.debug(`${method}: ${String(error)}`);
      return null;
    });
  const coexistence = followYamlExtension(
    {
      tell(elsewhere: Elsewhere) {
        if (client.isRunning()) void client.sendNotification(notifications.elsewhere, elsewhere);
      },
      schema: (schema) => ask<string>(requests.schema, { schema } satisfies SchemaParams),
    },
    log,
  );
  client.onNotification(notifications.explainedFile, (file: ExplainedFile) => coexistence.explain(file));
  client.onRequest(requests.readFolder, readFolder);
  client.onRequest(requests.readFile, readFile);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) coexistence.beginAnew();
  });
  // To start it describes all that it can; what was done until here gives others their turn first.
  await setImmediate();
  const startedAt = performance.now();
  await client.start();
  log.info(`The language server answered after ${Math.round(performance.now() - startedAt)} ms.`);
  const judgedBy = async (uri: string): Promise<JudgedByResult | null> =>
    ask<JudgedByResult>(requests.judgedBy, { uri } satisfies JudgedByParams);
  const repairs = async (document: TextDocument): Promise<WorkspaceEdit | undefined | null> => {
    const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = client;
    const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
    const actions = await ask<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: toServer.asTextDocumentIdentifier(document),
      range: toServer.asRange(whole),
      context: { diagnostics: [], only: [fixAllKind] },
    } satisfies CodeActionParams);
    if (actions === null) return null;
    return fromServer.asWorkspaceEdit(actions.find(({ kind }) => kind === fixAllKind)?.edit);
  };
  const shown = [
    showJudgedBy(documentSelector, judgedBy),
    showJudgedByLens(documentSelector, judgedBy),
    showApplyLens(documentSelector, cluster, (uri) =>
      ask<readonly ObjectAt[]>(requests.objects, { uri } satisfies ObjectsParams),
    ),
    followCluster((facts) => client.sendNotification(notifications.clusterFacts, facts)),
  ];
  return {
    schemes,
    judgedBy: (uri) => judgedBy(uri.toString()),
    repairs,
    dispose() {
      shown.forEach((one) => void one.dispose());
      coexistence.dispose();
      said.dispose();
      void client.dispose().finally(() => outputChannel.dispose());
    },
  };
}

/** Said once for a row of deaths; what is open is judged again by the next server. */
function tellDeath(log: Log): void {
  log.warn('The language server has ended and is started again.');
  const showLog = l10n.t('Show log');
  void window
    .showWarningMessage(
      l10n.t(
        'Editing help for RHDH Orchestrator has ended unexpectedly and is started again. Nothing is lost.',
      ),
      showLog,
    )
    .then((chosen) => {
      if (chosen === showLog) log.show();
    });
}
