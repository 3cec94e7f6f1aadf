import type { Severity } from '../core/finding.ts';
import { plain } from '../core/message.ts';
import type { LocatedFinding } from '../language/judge.ts';
import { lineColumns } from '../language/lineColumns.ts';

/** One finding as `lint --format json` prints it; scripts rely on these fields. */
export interface LintFinding {
  /** As it was named on the command line, or relative to the working folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where the code is explained, relative to the project. */
  readonly docs: string;
}

export const lintFormats = ['text', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof lintFormats)[number];

/** The findings of one file with their places as lines and columns. */
export function lintFindings(
  file: string,
  text: string,
  found: readonly LocatedFinding[],
): readonly LintFinding[] {
  const at = lineColumns(text);
  return found.map(({ code, severity, message, range }) => {
    const [start, end] = [at(range.start), at(range.end)];
    return {
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      code,
      severity,
      message: plain(message),
      docs: `docs/rules.md#${code}`,
    };
  });
}

/** What is printed for all files; `judged` is how many of them are ours. */
export function lintReport(findings: readonly LintFinding[], judged: number, format: LintFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(findings, undefined, 2)}\n`;
    case 'github':
      return findings.map(githubLine).join('');
    case 'sarif':
      return `${JSON.stringify(sarif(findings), undefined, 2)}\n`;
    case 'text':
      return findings.map(textLine).join('') + summary(findings, judged);
  }
}

function textLine({ file, line, column, severity, code, message }: LintFinding): string {
  return `${file}:${line}:${column} ${severity} ${code}: ${message}\n`;
}

function summary(findings: readonly LintFinding[], judged: number): string {
  if (judged === 0) return 'No file here is one for RHDH Orchestrator.\n';
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return `Files judged: ${judged}. Errors: ${count('error')}. Warnings: ${count('warning')}.\n`;
}

/** A workflow command of GitHub Actions, which shows the finding beside the changed line. */
function githubLine({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  code,
  message,
}: LintFinding): string {
  const kind = severity === 'error' || severity === 'warning' ? severity : 'notice';
  const place = `file=${escaped(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${kind} ${place},title=${escaped(code)}::${escapedText(message)}\n`;
}

function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escaped(property: string): string {
  return escapedText(property).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** SARIF 2.1.0 with one run. */
function sarif(findings: readonly LintFinding[]): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rhdh-orchestrator', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ file, line, column, endLine, endColumn, code, severity, message }) => ({
          ruleId: code,
          level: severity === 'error' || severity === 'warning' ? severity : 'note',
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}
