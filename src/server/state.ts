import {
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { noClusterFacts, type ClusterFacts } from '../core/clusterFacts.ts';
import { plain } from '../core/message.ts';
import type { SchemaHelp } from '../language/help/schemaHelp.ts';
import { targetFiles, type FileSource, type TargetFiles } from '../language/workspace/targetFiles.ts';
import { settings, targetFileName } from '../protocol/names.ts';
import type { ClientTraits } from '../protocol/requests.ts';
import type { Docs } from './docs.ts';
import { field } from '../core/field.ts';
import { workspaceIndex, type WorkspaceIndex } from '../language/workspace/workspaceIndex.ts';
import { clientFiles } from './clientFiles.ts';
import { editorFiles, pathOf } from './files.ts';
import { fileSystemOf } from './fileSystem.ts';
import { workspaceFiles } from './workspaceFiles.ts';
import { judgedDocuments, type JudgedDocuments } from './judged.ts';
import { parsePreferences, type Preferences } from './preferences.ts';
import { sharing, type Sharing } from './sharing.ts';

/** What the server knows while a client is connected. */
export interface ServerState {
  readonly documents: TextDocuments<TextDocument>;
  readonly judged: JudgedDocuments;
  readonly targetFiles: TargetFiles;
  readonly index: WorkspaceIndex;
  /** Files as the editor has them, or else as they are kept. */
  readonly files: FileSource;
  /** Folders of the workspace, without `/` at the end. */
  roots: readonly string[];
  /** Called when what files say to others has changed, with the file where it is one. */
  onIndexChange: (path?: string) => void;
  readonly sharing: Sharing;
  /** Of the client; empty until it has introduced itself. */
  capabilities: InitializeParams['capabilities'];
  /** What the client said of itself beyond the protocol. */
  client: ClientTraits;
  /** What the connected cluster shows; nothing without one. */
  clusterFacts: ClusterFacts;
  /** What the client told of settings unasked, at its start or later; counts where it does not answer when asked. */
  told: unknown;
  preferences(): Promise<Preferences>;
  /** Lets other work go first. */
  pause(): Promise<void>;
  /** Settings are read again when they are next needed. */
  forgetPreferences(): void;
  /** Where codes are explained, read when it is first asked for. */
  docs(): Promise<Docs>;
  /** Schema help, loaded when it is first asked for. */
  help(): Promise<SchemaHelp>;
  /** Schema help if it was loaded. */
  loadedHelp(): Promise<SchemaHelp> | undefined;
}

/** The state at the start: nothing open, nothing read, nothing loaded. */
export function serverState(connection: Connection, readDocs: () => Promise<Docs>): ServerState {
  const documents = new TextDocuments(TextDocument);
  const kept = fileSystemOf(clientFiles(connection, () => state.client));
  const editor = editorFiles(() => documents.all(), kept);
  const files = targetFiles(editor, targetFileName);
  const index = workspaceIndex({
    files: workspaceFiles({
      roots: () => state.roots,
      excluded: () => (excluded ??= readExcluded()),
      files: editor,
      kept,
    }),
    onChange: (path) => state.onIndexChange(path),
    pause: () => state.pause(),
  });
  let excluded: Promise<readonly string[]> | undefined;
  let preferences: Promise<Preferences> | undefined;
  let docs: Promise<Docs> | undefined;
  let help: Promise<SchemaHelp> | undefined;
  const state: ServerState = {
    documents,
    targetFiles: files,
    index,
    files: editor,
    roots: [],
    onIndexChange: () => undefined,
    sharing: sharing(connection),
    capabilities: {},
    client: traitsOf({}),
    clusterFacts: noClusterFacts,
    told: undefined,
    judged: judgedDocuments({
      targetFiles: files,
      preferences: () => state.preferences(),
      index,
    }),
    preferences: () => (preferences ??= readPreferences()),
    pause: () => new Promise((resolve) => void setImmediate(resolve)),
    forgetPreferences() {
      preferences = undefined;
      excluded = undefined;
    },
    docs: () => (docs ??= readDocs()),
    help: () => (help ??= import('../language/help/schemaHelp.ts').then(({ schemaHelp }) => schemaHelp())),
    loadedHelp: () => help,
  };
  const readPreferences = async (): Promise<Preferences> => {
    const canBeAsked = state.capabilities.workspace?.configuration === true;
    const asked: unknown = canBeAsked ? await connection.workspace.getConfiguration(settings.section) : null;
    const read = parsePreferences(asked ?? state.told);
    // Said once for each time that the settings change, not for each file.
    for (const problem of read.problems) {
      const said = { type: MessageType.Warning, message: plain(problem) };
      await connection.sendNotification(ShowMessageNotification.method, said);
    }
    return read;
  };
  const readExcluded = async (): Promise<readonly string[]> => {
    if (state.capabilities.workspace?.configuration !== true) return [];
    const globs: unknown = field(await connection.workspace.getConfiguration('files'), 'exclude');
    const entries = typeof globs === 'object' && globs !== null ? Object.entries(globs) : [];
    // What is hidden only beside another file is nothing to look into.
    return entries.flatMap(([glob, isHidden]) => (isHidden === true ? [glob] : []));
  };
  return state;
}

/** Settings as some clients send them: the section, or an object that holds it. */
export function toldSettings(sent: unknown): unknown {
  return field(sent, settings.section) ?? sent;
}

/** Other editors say nothing of what only ours knows. */
export function traitsOf(options: unknown): ClientTraits {
  const has = (trait: keyof ClientTraits): boolean => field(options, trait) === true;
  return { runsCommands: has('runsCommands'), readsFiles: has('readsFiles') };
}

/** The folders that a client has open, as roots. */
export function rootsOf(folders: readonly WorkspaceFolder[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOf(uri)?.replace(/\/$/, '') ?? []);
}
