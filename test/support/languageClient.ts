import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  ServerCapabilities,
  TextDocumentPositionParams,
} from 'vscode-languageserver-protocol';
import { withCursor } from './judging.ts';

const root = join(import.meta.dirname, '../..');

/** How to start the built server: as VS Code does, or through the command line. */
const serverCommand = [join(root, 'dist/server.js'), '--stdio'] as const;
export const lspCommand = [join(root, 'dist/cli.js'), 'lsp', '--stdio'] as const;

type Wanted = (diagnostics: readonly Diagnostic[], version: number | undefined) => boolean;

/** An editor that speaks LSP and nothing else. */
export interface LanguageClient {
  readonly connection: MessageConnection;
  /** What the server offers. */
  readonly abilities: ServerCapabilities;
  open(uri: string, text: string): Promise<readonly Diagnostic[]>;
  /** Replaces the whole text, as the next version. */
  change(uri: string, text: string): Promise<readonly Diagnostic[]>;
  close(uri: string): Promise<void>;
  /** What is published for a document from now on, once it is as wanted. */
  nextDiagnostics(uri: string, wanted?: Wanted): Promise<readonly Diagnostic[]>;
  /** What a request about the place of the cursor mark asks with. */
  place(uri: string, marked: string): TextDocumentPositionParams;
  completion(uri: string, marked: string): Promise<readonly CompletionItem[]>;
  hover(uri: string, marked: string): Promise<Hover | null>;
  codeActions(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  /** Ends the server as an editor does; resolves with its exit code and what it wrote to the error output. */
  stop(): Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** How an editor introduces itself where it is not one like VS Code. */
export interface Introduction {
  readonly capabilities: object;
  readonly initializationOptions?: unknown;
}

export const likeVsCode: Introduction = {
  capabilities: {
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    },
  },
};

function addressOf(folder: string): string {
  return folder.includes(':/') ? folder : pathToFileURL(folder).href;
}

/** Starts a server process and introduces an editor with these settings, and with this folder (a path or an address) open, to it. */
export async function startLanguageClient(
  command: readonly string[] = serverCommand,
  settings: Readonly<Record<string, unknown>> | null = {},
  folder?: string,
  introduction: Introduction = likeVsCode,
): Promise<LanguageClient> {
  const server = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => void server.once('exit', resolve));
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const versions = new Map<string, number>();
  const waiting: {
    readonly uri: string;
    readonly wanted: Wanted;
    readonly done: (diagnostics: readonly Diagnostic[]) => void;
  }[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics, version }: PublishDiagnosticsParams) => {
      const index = waiting.findIndex((one) => one.uri === uri && one.wanted(diagnostics, version));
      if (index !== -1) waiting.splice(index, 1)[0]?.done(diagnostics);
    },
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const { capabilities: abilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? null : [{ uri: addressOf(folder), name: 'workspace' }],
    ...introduction,
  });
  await connection.sendNotification('initialized', {});

  const nextDiagnostics = (uri: string, wanted: Wanted = () => true): Promise<readonly Diagnostic[]> =>
    new Promise((done) => void waiting.push({ uri, wanted, done }));
  const positionIn = (marked: string) => {
    const { text, offset } = withCursor(marked);
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const place = (uri: string, marked: string) => ({ textDocument: { uri }, position: positionIn(marked) });

  return {
    connection,
    abilities,
    nextDiagnostics,
    place,
    async open(uri, text) {
      versions.set(uri, 1);
      const next = nextDiagnostics(uri, (_, judged) => judged === 1);
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return next;
    },
    async change(uri, text) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      // What is said of an earlier version may still be on its way.
      const next = nextDiagnostics(uri, (_, judged) => judged === version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      return next;
    },
    async close(uri) {
      const next = nextDiagnostics(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await next;
    },
    completion: (uri, marked) => connection.sendRequest('textDocument/completion', place(uri, marked)),
    hover: (uri, marked) => connection.sendRequest('textDocument/hover', place(uri, marked)),
    codeActions: (uri, diagnostic) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      }),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return { code, stderr };
    },
  };
}
