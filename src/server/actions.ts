import { CodeActionKind, type CodeAction } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { message, plain } from '../core/message.ts';
import type { MissingName } from '../core/workspace/missingNames.ts';
import type { Scaffoldable } from '../core/workspace/scaffoldable.ts';
import { yamlText } from '../language/text/document.ts';
import { judge, type LocatedFinding } from '../language/judging/judge.ts';
import { disableDocument, disableFile, disableLine } from '../language/edits/leaveOut.ts';
import type { Edit, Range } from '../language/text/range.ts';
import { repaired } from '../language/edits/repairs.ts';
import { rangeOfName } from '../language/workspace/namePlaces.ts';
import { fixAllKind, scaffoldCommandOf } from '../protocol/names.ts';
import type { Docs } from './docs.ts';
import type { Judged } from './judged.ts';
import { toDiagnostic, toTextEdit } from './wire.ts';

/** A document with what was found in it. */
export interface Subject extends Judged {
  readonly document: TextDocument;
  readonly docs: Docs;
  /** Whether the client has the commands of the extension. */
  readonly runsCommands: boolean;
  /** Names that no file of the workspace makes and a template writes. */
  readonly missing: readonly MissingName[];
}

/** What can be done about the findings a stretch touches: their repairs first, then not reporting them. */
export function actionsFor(subject: Subject, asked: Range): readonly CodeAction[] {
  const { findings } = subject.judgement;
  const touched = findings.filter(({ range }) => range.start <= asked.end && asked.start <= range.end);
  return [
    ...touched.flatMap((finding) => repair(subject, finding)),
    ...touched.flatMap((finding) => create(subject, finding)),
    ...(subject.runsCommands ? createNamed(subject, asked) : []),
    ...sharingEdits(
      touched
        .filter(({ code }) => !code.startsWith('yaml-'))
        .flatMap((finding) => leaveOut(subject, finding)),
    ),
  ];
}

/** What does the same about several findings is one thing to do about all of them. */
function sharingEdits(actions: readonly CodeAction[]): readonly CodeAction[] {
  const alike = Map.groupBy(actions, ({ title, edit }) => JSON.stringify([title, edit])).values();
  return [...alike].flatMap((same) =>
    same.slice(0, 1).map((one) => ({
      ...one,
      diagnostics: same.flatMap(({ diagnostics = [] }) => diagnostics),
    })),
  );
}

/** Every repair of a file in one change; none where there is nothing to repair. */
export function fixAll({ document, judgement, context }: Subject): readonly CodeAction[] {
  const text = document.getText();
  const { edits } = repaired(text, (version) =>
    version === text ? judgement : judge(yamlText(version), context),
  );
  if (edits.length === 0) return [];
  const changes = { [document.uri]: edits.map((edit) => toTextEdit(document, edit)) };
  return [{ title: plain(message('Fix all problems in this file')), kind: fixAllKind, edit: { changes } }];
}

function repair(subject: Subject, finding: LocatedFinding): readonly CodeAction[] {
  const edit = finding.fix?.edit();
  if (finding.fix === undefined || edit === undefined) return [];
  return [{ ...action(subject, finding, plain(finding.fix.title), edit), isPreferred: true }];
}

/** Scaffolds what is missing. */
function create(subject: Subject, finding: LocatedFinding): readonly CodeAction[] {
  const { scaffold } = finding;
  if (scaffold === undefined || !subject.runsCommands) return [];
  const { document, docs } = subject;
  return [{ ...scaffolding(subject, scaffold), diagnostics: [toDiagnostic(document, finding, docs)] }];
}

/** Scaffolds what a name in a stretch counts on and no file makes, where no finding says so: files may well leave it out. */
function createNamed(subject: Subject, asked: Range): readonly CodeAction[] {
  const told = subject.judgement.findings.flatMap(({ scaffold }) => scaffold?.name ?? []);
  return subject.missing.flatMap((one) => {
    const range = told.includes(one.scaffold.name) ? undefined : rangeOfName(subject.yaml, one);
    const isAsked = range !== undefined && range.start <= asked.end && asked.start <= range.end;
    return isAsked ? [scaffolding(subject, one.scaffold)] : [];
  });
}

/** Asked for, shown and written by the extension. */
function scaffolding({ by }: Subject, { what, kind, name, backstage }: Scaffoldable): CodeAction {
  const target = by.target?.label;
  const answers = target === undefined ? { backstage: '', ...backstage } : { target };
  const title = plain(message('Scaffold the {0} "{1}"…', kind, name));
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: scaffoldCommandOf[what], arguments: [answers] },
  };
}

function leaveOut(subject: Subject, finding: LocatedFinding): readonly CodeAction[] {
  const { code, range } = finding;
  const text = subject.document.getText();
  const line = disableLine(subject.yaml, range.start, code);
  const near =
    line === undefined
      ? action(
          subject,
          finding,
          plain(message('Do not report {0} in this document', code)),
          disableDocument(text, range.start, code),
        )
      : action(subject, finding, plain(message('Do not report {0} on this line', code)), line);
  return [
    near,
    action(subject, finding, plain(message('Do not report {0} in this file', code)), disableFile(text, code)),
  ];
}

function action({ document, docs }: Subject, finding: LocatedFinding, title: string, edit: Edit): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding, docs)],
    edit: { changes: { [document.uri]: [toTextEdit(document, edit)] } },
  };
}
