import type { Severity } from '../../core/finding.ts';
import type { OurKind } from '../../core/ourKind.ts';
import type { RuleContext } from '../../core/rules/index.ts';
import type { YamlVersion } from '../../core/yaml/dialect.ts';
import type { YamlDocument } from '../text/document.ts';
import type { LocatedFinding } from '../judging/located.ts';
import type { YamlProblem } from './yamlProblem.ts';
import { yamlProblems } from './yamlProblems.ts';

/** What keeps the reader of a document from reading it, as findings. */
export function yamlFindings(
  document: YamlDocument,
  kind: OurKind,
  version: YamlVersion,
  context: RuleContext,
): readonly LocatedFinding[] {
  return yamlProblems(document, version).map(({ code, message, mention, range, fix }) => ({
    code,
    severity: severityOf(code, kind, context),
    message,
    range,
    ...(mention === undefined ? {} : { mention }),
    ...(fix === undefined ? {} : { fix }),
  }));
}

/** The API server refuses a key written twice, the Python installers take the last one. */
function severityOf(code: YamlProblem['code'], kind: OurKind, { release }: RuleContext): Severity {
  if (code === 'yaml-quoted-indent') return 'hint';
  const isTaken = kind === 'dynamic-plugins' && release.installer.duplicateKeys === 'lastWins';
  return code === 'yaml-duplicate-key' && isTaken ? 'warning' : 'error';
}

/** Whether all that can be told of a document is that other readers take it. */
export function isLeftUnjudged(problems: readonly LocatedFinding[]): boolean {
  return problems.some(({ code }) => code === 'yaml-quoted-indent');
}
