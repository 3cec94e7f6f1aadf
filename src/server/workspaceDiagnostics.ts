import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlText } from '../language/text/document.ts';
import { judgeQuickly } from '../language/judging/quick.ts';
import type { Guard } from './boundary.ts';
import { delayed } from './delayed.ts';
import { pathOf, uriOf } from './files.ts';
import { judgingOf } from './judgedWith.ts';
import type { ServerState } from './state.ts';
import { toDiagnostic } from './wire.ts';

/** Pause in changes after which the other files are judged, in milliseconds. */
const judgeNeighboursAfter = 400;

/** What is found in files that are not open. Nothing happens unless the setting says so. */
export interface WorkspaceDiagnostics {
  /** What files are judged by has changed, the setting itself perhaps. */
  all(): void;
  /** A file has changed, or was closed. */
  changed(path: string): void;
  /** What a file says to others has changed. */
  neighbours(): void;
}

/** Judges the files of a workspace one by one and lets everything else go first. */
export function workspaceDiagnostics(
  connection: Connection,
  state: ServerState,
  guarded: Guard,
): WorkspaceDiagnostics {
  const { documents, files, index } = state;
  const waiting = new Set<string>();
  /** The files that something was said of. */
  const told = new Set<string>();
  let working = false;

  const isOpen = (path: string): boolean => documents.all().some(({ uri }) => pathOf(uri) === path);
  const isWanted = async (): Promise<boolean> => (await state.preferences()).diagnostics === 'workspace';
  const tell = async (path: string, diagnostics: Diagnostic[]): Promise<void> => {
    if (diagnostics.length === 0 && !told.has(path)) return;
    if (diagnostics.length === 0) told.delete(path);
    else told.add(path);
    await connection.sendDiagnostics({ uri: uriOf(path), diagnostics });
  };

  const judgeFile = guarded('workspace diagnostics', undefined, async (path: string): Promise<undefined> => {
    if (isOpen(path) || !(await isWanted())) return;
    const text = index.paths.has(path) ? await files.read(path) : undefined;
    const diagnostics = text === undefined ? [] : await found(state, path, text);
    // It may have been opened meanwhile: then what is typed there counts.
    if (!isOpen(path)) await tell(path, diagnostics);
  });
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (const path of waiting) {
      waiting.delete(path);
      await judgeFile(path);
      await state.pause();
    }
    working = false;
  };
  const look = guarded('workspace diagnostics', undefined, async (paths: () => Iterable<string>) => {
    if (!(await isWanted())) return;
    for (const path of paths()) waiting.add(path);
    await work();
  });
  const lookAtAll = guarded('workspace diagnostics', undefined, async (): Promise<undefined> => {
    if (await isWanted()) {
      await index.start();
      await look(() => [...index.paths, ...told]);
      return;
    }
    for (const path of told) if (!isOpen(path)) await tell(path, []);
    told.clear();
  });
  const isNeighbour = (path: string): boolean => index.surroundings.of(path).length > 0;
  const soon = delayed(judgeNeighboursAfter, () => void look(() => [...index.paths].filter(isNeighbour)));

  return {
    all: () => void lookAtAll(undefined),
    changed: (path) => void look(() => [path]),
    neighbours: () => soon.schedule(''),
  };
}

async function found(state: ServerState, path: string, text: string): Promise<Diagnostic[]> {
  const yaml = yamlText(text);
  const { context, mayBe } = await judgingOf(yaml, path, state);
  if (!mayBe) return [];
  const { findings } = judgeQuickly(yaml, context);
  if (findings.length === 0) return [];
  const document = TextDocument.create(uriOf(path), 'yaml', 0, text);
  const docs = await state.docs();
  return findings.map((finding) => toDiagnostic(document, finding, docs));
}
