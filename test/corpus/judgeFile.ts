import type { Finding, Severity } from '../../src/core/finding.ts';
import {
  dynamicPluginsKey,
  mayBeOurs,
  recognise,
  recogniseEmbedded,
  type Recognised,
} from '../../src/core/recognise.ts';
import { resolveRelease } from '../../src/core/releases/index.ts';
import { judgeFacts, type RuleContext } from '../../src/core/rules/index.ts';
import { judgeStructure } from '../../src/core/schema/structure.ts';
import { problemsOf } from '../../src/core/yaml/problem.ts';
import { locate, yamlText, type YamlDocument } from '../../src/language/document.ts';
import type { Range } from '../../src/language/range.ts';
import { regionAt } from '../../src/language/region.ts';

/** What was said about a file, at a line counted from 1. */
export interface Said {
  readonly code: string;
  readonly severity: Severity;
  readonly line: number;
}

/** What one file turned out to be. */
export interface Judged {
  readonly kinds: readonly string[];
  readonly said: readonly Said[];
}

const newest = resolveRelease('1.10');
if (newest === undefined) throw new Error('the corpus is judged as RHDH 1.10, which is gone');
const context: RuleContext = { release: newest, target: undefined };

/** Judges a text as an editor would: documents and embedded lists that are ours, the others in silence. */
export function judgeFile(text: string, fileName: string): Judged {
  if (!mayBeOurs(text, { fileName })) return { kinds: [], said: [] };
  const documents = yamlText(text).documents('1.1');
  const known = documents.flatMap((document) => {
    const is = recognise(document.value, { fileName });
    return is === undefined ? [] : [{ document, is }];
  });
  const said = known.flatMap(({ document, is }) =>
    judgeDocument(document, is, (range) => lineOf(text, range)),
  );
  return { kinds: known.map(({ is }) => is.kind), said };
}

function judgeDocument(
  document: YamlDocument,
  is: Recognised,
  lineAt: (range: Range) => number,
): readonly Said[] {
  const problems = problemsOf(document.errors).map((problem): Said => ({
    code: problem.code,
    severity: 'error',
    line: lineAt(problem),
  }));
  // A text that does not parse means something else than its author did: its structure is judged when it does.
  const broken = problems.some(({ code }) => code === 'yaml-syntax');
  const findings = broken ? [] : judge(is, document.value, 'file');
  return [
    ...problems,
    ...findings.map((finding) => said(finding, lineAt(locate(document, finding.path, finding.at)))),
    ...(broken ? [] : embedded(document, is, lineAt)),
  ];
}

function embedded(outer: YamlDocument, is: Recognised, lineAt: (range: Range) => number): readonly Said[] {
  if (is.kind !== 'dynamic-plugins-configmap') return [];
  const region = regionAt(outer, ['data', dynamicPluginsKey]);
  const inner = region?.yaml.documents('1.1')[0];
  if (region === undefined || inner === undefined) return [];
  const list = recogniseEmbedded(inner.value);
  return list === undefined ? [] : judgeDocument(inner, list, (range) => lineAt(region.toOuter(range)));
}

function judge(is: Recognised, value: unknown, container: 'file' | 'configMap'): readonly Finding[] {
  return [...judgeStructure(is, value), ...judgeFacts({ is, value, container }, context)];
}

function said({ code, severity }: Finding, line: number): Said {
  return { code, severity, line };
}

function lineOf(text: string, { start }: Range): number {
  return text.slice(0, start).split('\n').length;
}
