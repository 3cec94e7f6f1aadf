import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type Hover,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { firstOfOurs } from '../language/help/firstOfOurs.ts';
import { complete, completeBeyondSchema, describe, type Place } from '../language/help/help.ts';
import { fixAllKind } from '../protocol/names.ts';
import type { NearestTargets } from '../language/workspace/targetFiles.ts';
import type { Elsewhere, JudgedByParams, JudgedByResult, TargetFileSeen } from '../protocol/requests.ts';
import { actionsFor, fixAll } from './actions.ts';
import { scaffoldableIn } from '../core/workspace/missingNames.ts';
import type { NamedKind } from '../core/workspace/nameUse.ts';
import { pathOf, uriOf } from './files.ts';
import { backstagesIn, knownNames } from './knownNames.ts';
import type { ServerState } from './state.ts';
import { toCompletionItem, toHover, toOffsets } from './wire.ts';

export async function completion(
  state: ServerState,
  params: TextDocumentPositionParams,
): Promise<CompletionItem[]> {
  const asked = await placeOf(state, params);
  if (asked === undefined) return [];
  const suggest = isElsewhere('completion', state, asked) ? completeBeyondSchema : complete;
  const suggestions = await suggest(asked.place, await state.help());
  return suggestions.map((one, index) => toCompletionItem(asked.document, one, index));
}

export async function hover(state: ServerState, params: TextDocumentPositionParams): Promise<Hover | null> {
  const asked = await placeOf(state, params);
  if (asked === undefined || isElsewhere('hover', state, asked)) return null;
  const found = await describe(asked.place, await state.help());
  return found === undefined ? null : toHover(asked.document, found);
}

export async function codeActions(
  state: ServerState,
  { textDocument, range, context: { only } }: CodeActionParams,
): Promise<CodeAction[]> {
  const document = state.documents.get(textDocument.uri);
  if (document === undefined) return [];
  const { runsCommands } = state.client;
  const judged = await state.judged.get(document);
  const path = pathOf(document.uri);
  const isLookedAt = runsCommands && path !== undefined && judged.judgement.ours && state.index.isComplete;
  const subject = {
    document,
    docs: await state.docs(),
    runsCommands,
    missing: isLookedAt ? scaffoldableIn(path, state.index.surroundings) : [],
    ...judged,
  };
  // Repairing a whole file is not worked out for a lamp in the margin, only for who asks for that.
  const wants = (kind: string): boolean =>
    only === undefined ? kind === CodeActionKind.QuickFix : only.some((asked) => isWithin(kind, asked));
  return [
    ...(wants(CodeActionKind.QuickFix) ? actionsFor(subject, toOffsets(document, range)) : []),
    ...(wants(fixAllKind) ? fixAll(subject) : []),
  ];
}

/** Kinds are names with dots: who asks for `source` means everything below it, too. */
function isWithin(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

export async function judgedBy(
  { documents, judged, targetFiles }: ServerState,
  { uri }: JudgedByParams,
): Promise<JudgedByResult | null> {
  const document = documents.get(uri);
  if (document === undefined) return null;
  const { judgement, by, yaml, context } = await judged.get(document);
  if (!judgement.ours) return null;
  const { line } = document.positionAt(firstOfOurs(yaml, context));
  const { release, target, from } = by;
  const named = target?.label === undefined ? {} : { target: target.label };
  const path = pathOf(uri);
  const nearest = path === undefined ? undefined : await targetFiles.for(path);
  const targetFile =
    nearest === undefined ? {} : { targetFile: { uri: uriOf(nearest.path), targets: offered(nearest) } };
  return { release: release.version, final: release.final, from, line, ...named, ...targetFile };
}

function offered({ targets }: NearestTargets): TargetFileSeen['targets'] {
  return targets.map(({ target: { label = '', release, name, namespace } }) => ({
    label,
    release: release.version,
    name,
    namespace,
  }));
}

/** Where help is asked for. */
interface Asked {
  readonly document: TextDocument;
  readonly place: Place;
}

function isElsewhere(what: keyof Elsewhere, { sharing }: ServerState, { document, place }: Asked): boolean {
  return sharing.isElsewhere(what, document.uri, place);
}

async function placeOf(
  { documents, judged, index, clusterFacts }: ServerState,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<Asked | undefined> {
  const document = documents.get(textDocument.uri);
  if (document === undefined) return undefined;
  // What the last version was judged by is good enough: help does not wait for a text to be parsed.
  const { release, target, from } = judged.lastJudgedBy(document.uri) ?? (await judged.get(document)).by;
  const path = pathOf(document.uri);
  // What says nothing of a namespace goes where kustomize puts it.
  const [movedTo, ...more] = path === undefined ? [] : index.surroundings.lineage(path).namespaces;
  const place = {
    text: document.getText(),
    offset: document.offsetAt(position),
    yaml: judged.textOf(document),
    release,
    target,
    from,
    backstages: backstagesIn(index.surroundings),
    names: (kind: NamedKind, namespace?: string) =>
      knownNames(
        kind,
        index.surroundings,
        clusterFacts,
        namespace ?? (more.length === 0 ? movedTo : undefined),
      ),
  };
  return { document, place: path === undefined ? place : { ...place, fileName: path } };
}
