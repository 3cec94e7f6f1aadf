import { CodeActionKind, type CodeAction } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { message, plain } from '../core/message.ts';
import type { LocatedFinding } from '../language/judge.ts';
import { disableFile, disableLine } from '../language/leaveOut.ts';
import type { Edit, Range } from '../language/range.ts';
import { toDiagnostic, toTextEdit } from './wire.ts';

/** What can be done about the findings a stretch touches: their repairs first, then leaving the line out. */
export function actionsFor(
  document: TextDocument,
  findings: readonly LocatedFinding[],
  asked: Range,
): readonly CodeAction[] {
  const touched = findings.filter(({ range }) => range.start <= asked.end && asked.start <= range.end);
  return [
    ...touched.flatMap((finding) => repair(document, finding)),
    ...touched
      .filter(({ code }) => !code.startsWith('yaml-'))
      .flatMap((finding) => leaveOut(document, finding)),
  ];
}

function repair(document: TextDocument, finding: LocatedFinding): readonly CodeAction[] {
  const edit = finding.fix?.edit();
  if (finding.fix === undefined || edit === undefined) return [];
  return [{ ...action(document, finding, plain(finding.fix.title), edit), isPreferred: true }];
}

function leaveOut(document: TextDocument, finding: LocatedFinding): readonly CodeAction[] {
  const { code, range } = finding;
  const text = document.getText();
  const line = disableLine(text, range.start, code);
  return [
    ...(line === undefined
      ? []
      : [action(document, finding, plain(message('Do not report {0} on this line', code)), line)]),
    action(
      document,
      finding,
      plain(message('Do not report {0} in this file', code)),
      disableFile(text, code),
    ),
  ];
}

function action(document: TextDocument, finding: LocatedFinding, title: string, edit: Edit): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding)],
    edit: { changes: { [document.uri]: [toTextEdit(document, edit)] } },
  };
}
