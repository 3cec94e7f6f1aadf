import type { Severity } from '../../src/core/finding.ts';
import { releases, resolveRelease } from '../../src/core/releases/index.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { judge, type JudgeContext } from '../../src/language/judging/judge.ts';

/** What was said about a file, at a line counted from 1. */
export interface Said {
  readonly code: string;
  readonly severity: Severity;
  readonly line: number;
}

/** Judges a file as the editor and `lint` do for a file without a target, on the line the verdicts were made for. */
export function judgeFile(text: string, fileName: string): readonly Said[] {
  const release = resolveRelease('1.10');
  if (release === undefined)
    throw new Error('the verdicts of the corpus are those of RHDH 1.10, which is gone');
  const context: JudgeContext = {
    release,
    target: undefined,
    candidates: releases,
    severities: {},
    fileName,
  };
  return judge(yamlText(text), context).findings.map(({ code, severity, range }) => ({
    code,
    severity,
    line: text.slice(0, range.start).split('\n').length,
  }));
}
