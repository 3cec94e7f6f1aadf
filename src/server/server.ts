import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { fixAllKind, settings, targetFileName } from '../protocol/names.ts';
import {
  notifications,
  requests,
  type ClusterFacts,
  type Elsewhere,
  type JudgedByParams,
  type ObjectsParams,
  type SchemaParams,
} from '../protocol/requests.ts';
import { codeActions, completion, hover, judgedBy } from './answers.ts';
import { boundary } from './boundary.ts';
import { readDocs } from './docs.ts';
import { publishDiagnostics } from './diagnostics.ts';
import { pathOf } from './files.ts';
import { documentLinks } from './links.ts';
import { definition, highlights, prepareRename, references, rename } from './names.ts';
import { wholeObjects } from './objects.ts';
import { sharedSchema } from './sharedSchemas.ts';
import { rootsOf, serverState, toldSettings, traitsOf, type ServerState } from './state.ts';
import { documentSymbols, foldingRanges } from './structure.ts';

/** What stands beside the server on disk. */
export interface Installation {
  /** Folder of the documentation. */
  readonly docs: string;
}

/** Answers a client over a connection that is not listening yet. */
export function serve(connection: Connection, { docs }: Installation): void {
  const guarded = boundary(connection.console);
  const state = serverState(connection, () => readDocs(docs));
  const publish = publishDiagnostics(connection, state, guarded);
  const follow = guarded('index', undefined, (path: string) => publish.changedOnDisk(path));
  const lookAgain = guarded('index', undefined, () => state.index.lookAgain());

  connection.onInitialize((params) => {
    state.capabilities = params.capabilities;
    state.roots = rootsOf(params.workspaceFolders ?? []);
    state.told = toldSettings(params.initializationOptions);
    state.client = traitsOf(params.initializationOptions);
    return abilities;
  });
  const initialized = guarded('initialized', undefined, () => registerLate(connection, state));
  connection.onInitialized((params) => {
    void initialized(params);
    if (state.capabilities.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = rootsOf(removed);
      state.roots = [...state.roots.filter((root) => !gone.includes(root)), ...rootsOf(added)];
      void lookAgain(undefined);
    });
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    // A client that is asked sends nothing of use here.
    if (sent !== null && sent !== undefined) state.told = toldSettings(sent);
    state.forgetPreferences();
    publish.all();
    void lookAgain(undefined);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOf(uri) ?? []);
    const others = paths.filter((path) => !path.endsWith(`/${targetFileName}`));
    const manifests = others.filter((path) => !isIgnoreFile(path));
    for (const path of manifests) void follow(path);
    if (manifests.length < others.length) void lookAgain(undefined);
    if (changes.length > 0 && others.length === changes.length) return;
    state.targetFiles.forget();
    publish.all();
  });
  connection.onCompletion(guarded('completion', [], (params) => completion(state, params)));
  connection.onHover(guarded('hover', null, (params) => hover(state, params)));
  connection.onDocumentSymbol(guarded('documentSymbol', null, (params) => documentSymbols(state, params)));
  connection.onFoldingRanges(guarded('foldingRange', null, (params) => foldingRanges(state, params)));
  connection.onCodeAction(guarded('codeAction', [], (params) => codeActions(state, params)));
  connection.onDocumentLinks(guarded('documentLink', [], (params) => documentLinks(state, params)));
  connection.onDefinition(guarded('definition', [], (params) => definition(state, params)));
  connection.onReferences(guarded('references', [], (params) => references(state, params)));
  connection.onDocumentHighlight(guarded('highlight', [], (params) => highlights(state, params)));
  connection.onPrepareRename(guarded('prepareRename', null, (params) => prepareRename(state, params)));
  connection.onRenameRequest(guarded('rename', null, (params) => rename(state, params)));
  connection.onRequest(
    requests.judgedBy,
    guarded('judgedBy', null, (params: JudgedByParams) => judgedBy(state, params)),
  );
  connection.onRequest(
    requests.objects,
    guarded('objects', [], (params: ObjectsParams) => wholeObjects(state, params)),
  );
  connection.onRequest(
    requests.schema,
    guarded('schema', null, async ({ schema }: SchemaParams) => sharedSchema(schema) ?? null),
  );
  connection.onNotification(notifications.elsewhere, (now: Elsewhere) => state.sharing.accept(now));
  connection.onNotification(notifications.clusterFacts, (facts: ClusterFacts) => {
    state.clusterFacts = facts;
  });
  state.documents.listen(connection);
}

const abilities: InitializeResult = {
  serverInfo: { name: 'rhdh-orchestrator' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: { triggerCharacters: [' '] },
    hoverProvider: true,
    documentSymbolProvider: { label: 'RHDH Orchestrator' },
    foldingRangeProvider: true,
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};

function isIgnoreFile(path: string): boolean {
  return path.endsWith('/.gitignore');
}

/** Asks to be told of settings and files, from clients that only tell those who ask. */
async function registerLate({ client }: Connection, { capabilities }: ServerState): Promise<void> {
  const { workspace } = capabilities;
  if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    await client.register(DidChangeConfigurationNotification.type, {
      section: [settings.section, 'files.exclude'],
    });
  }
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    const watched = [targetFileName, '*.{yaml,yml}', 'Kustomization', '.gitignore'];
    const watchers = watched.map((name) => ({ globPattern: `**/${name}` }));
    await client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
