import {
  DocumentHighlightKind,
  LSPErrorCodes,
  ResponseError,
  type DocumentHighlight,
  type Location,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plain, type Message } from '../core/message.ts';
import { renamable, renamed, renameMeans, renameProblem, type Renamed } from '../core/workspace/rename.ts';
import { definitionsOf, isNamedByOurs, usesOf } from '../core/workspace/sameName.ts';
import type { UseAt } from '../core/workspace/surroundings.ts';
import { yamlText, type YamlText } from '../language/text/document.ts';
import { nameAt, namesInFile, rangeOfName, type PlacedName } from '../language/workspace/namePlaces.ts';
import { pathOf, uriOf } from './files.ts';
import type { ServerState } from './state.ts';
import { toRange } from './wire.ts';

/** Where the name under the cursor is made. */
export async function definition(
  state: ServerState,
  params: TextDocumentPositionParams,
): Promise<Location[]> {
  const asked = await nameUnder(state, params);
  return asked === undefined ? [] : locationsOf(state, definitionsOf(asked.name, state.index.surroundings));
}

/** Every place that means the same as the name under the cursor. */
export async function references(state: ServerState, params: ReferenceParams): Promise<Location[]> {
  const asked = await nameUnder(state, params);
  if (asked === undefined) return [];
  const { includeDeclaration } = params.context;
  const uses = sameAs(state, asked.name).filter(({ use }) => includeDeclaration || use.role === 'reference');
  return locationsOf(state, uses);
}

/** The same name in this file. */
export async function highlights(
  state: ServerState,
  params: TextDocumentPositionParams,
): Promise<DocumentHighlight[]> {
  const asked = await nameUnder(state, params);
  if (asked === undefined) return [];
  const { document, yaml, file, name } = asked;
  return namesInFile(yaml, file, state.index.surroundings)
    .filter(({ use }) => use.kind === name.use.kind && use.name === name.use.name)
    .map(({ range, use }) => ({
      range: toRange(document, range),
      kind: use.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** Whether the name under the cursor can be renamed here, and the part of the text that is asked for. */
export async function prepareRename(
  state: ServerState,
  params: TextDocumentPositionParams,
): Promise<PrepareRenameResult | ResponseError | null> {
  const asked = await nameUnder(state, params);
  if (asked === undefined) return null;
  const { name, document } = asked;
  const about = renamable(name, state.index.surroundings);
  return about.ok ? { range: toRange(document, name.range), placeholder: name.use.name } : refusal(about.why);
}

/** The change of all files that a new name means, for the editor to show. */
export async function rename(
  state: ServerState,
  params: RenameParams,
): Promise<WorkspaceEdit | ResponseError | null> {
  const asked = await nameUnder(state, params);
  if (asked === undefined) return null;
  const around = state.index.surroundings;
  const about = renamable(asked.name, around);
  if (!about.ok) return refusal(about.why);
  const { object } = about;
  const { by } = await state.judged.get(asked.document);
  const problem = renameProblem(object, params.newName, around, by.release);
  if (problem !== undefined) return refusal(problem);
  const changes = await changesOf(state, renamed(object, params.newName, around));
  const meaning = renameMeans(object, params.newName);
  const canAnnotate = state.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
  return meaning === undefined || !canAnnotate ? { changes } : annotated(changes, meaning);
}

/** What was expected and is no bug: the editor shows the words. */
function refusal(why: Message): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, plain(why));
}

interface Asked {
  readonly document: TextDocument;
  readonly yaml: YamlText;
  readonly file: string;
  readonly name: PlacedName;
}

async function nameUnder(
  { documents, judged, index }: ServerState,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<Asked | undefined> {
  const document = documents.get(textDocument.uri);
  const file = pathOf(textDocument.uri);
  if (document === undefined || file === undefined) return undefined;
  // What it says now is in the index once it was judged.
  const { judgement } = await judged.get(document);
  // Nothing is read for a file of others; once all was read, what one of ours counts on is known there, too.
  if (judgement.ours) await index.start();
  else if (!index.isComplete) return undefined;
  const yaml = judged.textOf(document);
  const name = nameAt(yaml, file, index.surroundings, document.offsetAt(position));
  if (name === undefined || !(judgement.ours || isNamedByOurs(name, index.surroundings))) return undefined;
  return { document, yaml, file, name };
}

/** The uses of what a name is made by; of a name that nobody makes, its equals. */
function sameAs({ index: { surroundings } }: ServerState, name: UseAt): readonly UseAt[] {
  const [made] = definitionsOf(name, surroundings);
  const isOwn = made?.use.kind === name.use.kind && made.use.name === name.use.name;
  return made !== undefined && isOwn
    ? usesOf(made.object, surroundings)
    : surroundings.naming(name.use.kind, name.use.name);
}

async function locationsOf(state: ServerState, uses: readonly UseAt[]): Promise<Location[]> {
  const files = await opened(state, uses);
  return uses.flatMap((at) => {
    const file = files.get(at.object.file);
    const range = file && rangeOfName(file.yaml, at);
    return file === undefined || range === undefined
      ? []
      : [{ uri: file.document.uri, range: toRange(file.document, range) }];
  });
}

async function changesOf(
  state: ServerState,
  uses: readonly Renamed[],
): Promise<NonNullable<WorkspaceEdit['changes']>> {
  const files = await opened(state, uses);
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const at of uses) {
    const file = files.get(at.object.file);
    const range = file && rangeOfName(file.yaml, at);
    if (file === undefined || range === undefined) continue;
    (changes[file.document.uri] ??= []).push({ range: toRange(file.document, range), newText: at.to });
  }
  return changes;
}

interface OpenedFile {
  readonly document: TextDocument;
  readonly yaml: YamlText;
}

/** The texts of files, as the editor has them or else from disk. */
async function opened(
  { documents, judged, files }: ServerState,
  uses: readonly UseAt[],
): Promise<ReadonlyMap<string, OpenedFile>> {
  const found = new Map<string, OpenedFile>();
  for (const file of new Set(uses.map(({ object }) => object.file))) {
    const open = documents.all().find(({ uri }) => pathOf(uri) === file);
    if (open !== undefined) {
      found.set(file, { document: open, yaml: judged.textOf(open) });
      continue;
    }
    const text = await files.read(file);
    if (text === undefined) continue;
    found.set(file, { document: TextDocument.create(uriOf(file), 'yaml', 0, text), yaml: yamlText(text) });
  }
  return found;
}

const annotation = 'rename';

function annotated(
  changes: NonNullable<WorkspaceEdit['changes']>,
  { title, detail }: { readonly title: Message; readonly detail: Message },
): WorkspaceEdit {
  return {
    changeAnnotations: {
      [annotation]: { label: plain(title), description: plain(detail), needsConfirmation: true },
    },
    documentChanges: Object.entries(changes).map(([uri, edits]) => ({
      textDocument: { uri, version: null },
      edits: edits.map((edit) => ({ ...edit, annotationId: annotation })),
    })),
  };
}
