import {
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type Diagnostic,
  type Hover,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../core/finding.ts';
import { plain } from '../core/message.ts';
import type { Hover as Description, Suggestion } from '../language/help/suggestion.ts';
import type { LocatedFinding } from '../language/judging/judge.ts';
import type { Edit, Range as Offsets } from '../language/text/range.ts';
import type { Docs } from './docs.ts';

/** What stands in front of the code of every diagnostic of ours. */
const diagnosticSource = 'RHDH Orchestrator';

/** Offsets as lines and columns. */
export function toRange(document: TextDocument, { start, end }: Offsets): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Lines and columns as offsets. */
export function toOffsets(document: TextDocument, { start, end }: Range): Offsets {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** A change of the text. */
export function toTextEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: toRange(document, edit), newText: edit.text };
}

/** A finding as the editor shows it. */
export function toDiagnostic(
  document: TextDocument,
  { code, severity, message, range }: LocatedFinding,
  docs: Docs,
): Diagnostic {
  const href = docs.linkFor(code);
  return {
    range: toRange(document, range),
    severity: severityOnWire[severity],
    code,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: diagnosticSource,
    message: plain(message),
  };
}

const severityOnWire: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A suggestion; clients indent the lines of its text like the line it goes into. */
export function toCompletionItem(
  document: TextDocument,
  suggestion: Suggestion,
  index: number,
): CompletionItem {
  const { label, kind, edit, isSnippet, also = [], filter, documentation } = suggestion;
  return {
    label,
    kind: kindOnWire[kind],
    textEdit: toTextEdit(document, edit),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    // The order of the schema tells more than the alphabet.
    sortText: String(index).padStart(4, '0'),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(also.length === 0 ? {} : { additionalTextEdits: also.map((one) => toTextEdit(document, one)) }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}

const kindOnWire: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  item: CompletionItemKind.Struct,
  object: CompletionItemKind.Module,
};

/** What a word means. */
export function toHover(document: TextDocument, { markdown, range }: Description): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange(document, range) };
}
