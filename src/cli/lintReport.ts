import type { Severity } from '../core/finding.ts';
import type { LintFinding } from './lintFindings.ts';

export const lintFormats = ['text', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof lintFormats)[number];

/** What is printed for all files; `judged` is how many of them are ours. */
export async function lintReport(
  findings: readonly LintFinding[],
  judged: number,
  format: LintFormat,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(findings, undefined, 2)}\n`;
    case 'github':
      return findings.map(githubLine).join('');
    case 'sarif': {
      // It tells what each rule is about, and the rules take long to load.
      const { sarif } = await import('./lintSarif.ts');
      return `${JSON.stringify(sarif(findings), undefined, 2)}\n`;
    }
    case 'text':
      return findings.map(textLine).join('') + summary(findings, judged);
  }
}

function textLine({ file, line, column, severity, code, message }: LintFinding): string {
  return `${file}:${line}:${column} ${severity} ${code}: ${message}\n`;
}

function summary(findings: readonly LintFinding[], judged: number): string {
  if (judged === 0 && findings.length === 0) return 'No file here is one for RHDH Orchestrator.\n';
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
