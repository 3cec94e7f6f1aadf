import type { Severity } from '../core/finding.ts';
import { message, plain } from '../core/message.ts';
import type { LocatedFinding } from '../language/judging/judge.ts';
import { lineColumns } from '../language/text/lineColumns.ts';

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

/** The findings of one file with their places as lines and columns. */
export function lintFindings(
  file: string,
  text: string,
  found: readonly LocatedFinding[],
): readonly LintFinding[] {
  if (found.length === 0) return [];
  const at = lineColumns(text);
  return found.map(({ code, severity, message: said, range }) => {
    const [start, end] = [at(range.start), at(range.end)];
    return {
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      code,
      severity,
      message: plain(said),
      docs: docsOf(code),
    };
  });
}

/** What is said of a file or folder that was not named itself and that cannot be read. */
export function unreadableFinding(file: string, reason: string): LintFinding {
  const code = 'file-unreadable';
  const said = plain(message('This cannot be read, and so it is not judged: {0}.', reason));
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { file, ...place, code, severity: 'error', message: said, docs: docsOf(code) };
}

function docsOf(code: string): string {
  return `docs/rules.md#${code}`;
}
