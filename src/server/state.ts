import {
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plain } from '../core/message.ts';
import type { SchemaHelp } from '../language/schemaHelp.ts';
import { targetFiles, type TargetFiles } from '../language/targetFiles.ts';
import { settings, targetFileName } from '../protocol/names.ts';
import type { Docs } from './docs.ts';
import { editorFiles } from './files.ts';
import { judgedDocuments, type JudgedDocuments } from './judged.ts';
import { parsePreferences, type Preferences } from './preferences.ts';

/** What the server knows while a client is connected. */
export interface ServerState {
  readonly documents: TextDocuments<TextDocument>;
  readonly judged: JudgedDocuments;
  readonly targetFiles: TargetFiles;
  /** Of the client; empty until it has introduced itself. */
  capabilities: InitializeParams['capabilities'];
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
  const files = targetFiles(
    editorFiles(() => documents.all()),
    targetFileName,
  );
  let preferences: Promise<Preferences> | undefined;
  let docs: Promise<Docs> | undefined;
  let help: Promise<SchemaHelp> | undefined;
  const state: ServerState = {
    documents,
    targetFiles: files,
    capabilities: {},
    judged: judgedDocuments({ targetFiles: files, preferences: () => (preferences ??= readPreferences()) }),
    forgetPreferences() {
      preferences = undefined;
    },
    docs: () => (docs ??= readDocs()),
    help: () => (help ??= import('../language/schemaHelp.ts').then(({ schemaHelp }) => schemaHelp())),
    loadedHelp: () => help,
  };
  const readPreferences = async (): Promise<Preferences> => {
    if (state.capabilities.workspace?.configuration !== true) return parsePreferences({});
    const read = parsePreferences(await connection.workspace.getConfiguration(settings.section));
    // Said once for each time that the settings change, not for each file.
    for (const problem of read.problems) {
      const said = { type: MessageType.Warning, message: plain(problem) };
      await connection.sendNotification(ShowMessageNotification.method, said);
    }
    return read;
  };
  return state;
}
