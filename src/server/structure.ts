import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentSymbol as WireSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  type FoldingRangeParams,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { foldsOf } from '../language/help/folding.ts';
import { symbolsOf, type DocumentSymbol } from '../language/help/symbols.ts';
import { pathOf } from './files.ts';
import type { ServerState } from './state.ts';
import { toRange } from './wire.ts';

/** The outline of a file; null for one that is not ours, so that the editor asks others. */
export async function documentSymbols(
  { documents, judged }: ServerState,
  { textDocument }: DocumentSymbolParams,
): Promise<WireSymbol[] | null> {
  const document = documents.get(textDocument.uri);
  if (document === undefined) return null;
  const { judgement, by, yaml } = await judged.get(document);
  if (!judgement.ours) return null;
  const path = pathOf(document.uri);
  const hint = path === undefined ? {} : { fileName: path };
  return symbolsOf(yaml, { ...by, ...hint }).map((one) => toSymbol(document, one));
}

/** What can be folded; null for a file that is not ours: an empty list would keep the editor from folding it itself. */
export async function foldingRanges(
  { documents, judged }: ServerState,
  { textDocument }: FoldingRangeParams,
): Promise<FoldingRange[] | null> {
  const document = documents.get(textDocument.uri);
  if (document === undefined || !(await judged.get(document)).judgement.ours) return null;
  return foldsOf(document.getText()).map(({ start, end, kind }) => ({
    startLine: start,
    endLine: end,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  }));
}

function toSymbol(document: TextDocument, symbol: DocumentSymbol): WireSymbol {
  const { name, detail, kind, range, selection, children } = symbol;
  return {
    name,
    detail,
    kind: kinds[kind],
    range: toRange(document, range),
    selectionRange: toRange(document, selection),
    children: children.map((child) => toSymbol(document, child)),
  };
}

const kinds: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  object: SymbolKind.Class,
  mapping: SymbolKind.Module,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  flag: SymbolKind.Boolean,
  nothing: SymbolKind.Null,
};
