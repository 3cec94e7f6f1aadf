import type { Finding, Severity } from '../core/finding.ts';
import type { Message } from '../core/message.ts';
import { dynamicPluginsKey, mayBeOurs, recognise, recogniseEmbedded } from '../core/recognise.ts';
import type { Facts, RuleContext } from '../core/rules/index.ts';
import type { YamlVersion } from '../core/yaml/dialect.ts';
import { isDisabledAt } from './comments.ts';
import { locate, placeOf, type YamlDocument, type YamlText } from './document.ts';
import { findingsOf } from './findings.ts';
import { fixEdit } from './fixEdits.ts';
import type { Edit, Range } from './range.ts';
import { regionAt, type Region } from './region.ts';
import { spanIn } from './span.ts';
import { yamlProblems } from './yamlProblems.ts';

/** A finding with its place in the text of the file, whatever document or block it was made in. */
export interface LocatedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Range;
  readonly fix?: LocatedFix;
}

export interface LocatedFix {
  readonly title: Message;
  /** Made when somebody asks; `undefined` where the text cannot be changed without touching more than it is about. */
  edit(): Edit | undefined;
}

/** What a file is judged against. */
export interface JudgeContext extends RuleContext {
  /** Path of the file, where it has one. */
  readonly fileName?: string;
  /** What the user set per code. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** What was found while looking for the target. */
  readonly noted?: readonly LocatedFinding[];
}

/** A file that was judged. */
export interface Judgement {
  /** Whether any document in it is ours; nothing is said about the others. */
  readonly ours: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Judges one version of a file: every document of ours, and the plugin list inside a ConfigMap. */
export function judge(yaml: YamlText, context: JudgeContext): Judgement {
  const hint = hintOf(context);
  if (!mayBeOurs(yaml.text, hint)) return { ours: false, findings: [] };
  const ours = yaml.documents(firstDialect(yaml.text, context)).flatMap((document, index) => {
    const is = recognise(document.value, hint);
    if (is === undefined) return [];
    const read = yaml.documents(dialectOf(is.kind, context))[index] ?? document;
    return [{ document: read, facts: { is, value: read.value, container: 'file' } satisfies Facts }];
  });
  if (ours.length === 0) return { ours: false, findings: [] };
  const findings = ours.flatMap(({ document, facts }) => [
    ...judgeDocument(document, facts, context),
    ...(facts.is.kind === 'dynamic-plugins-configmap' ? judgeEmbedded(document, context) : []),
  ]);
  return {
    ours: true,
    findings: [...(context.noted ?? []), ...findings]
      .flatMap((finding) => asSet(finding, yaml.text, context))
      .toSorted((one, other) => one.range.start - other.range.start),
  };
}

/** The file name as a hint for recognition. */
export function hintOf({ fileName }: JudgeContext): { readonly fileName?: string } {
  return fileName === undefined ? {} : { fileName };
}

/** How the readers of a document read YAML: Go as 1.1, each plugin installer in its own way, and we ourselves as 1.2. */
export function dialectOf(kind: Facts['is']['kind'], context: RuleContext): YamlVersion {
  if (kind === 'target-file') return '1.2';
  return kind === 'dynamic-plugins' ? installerDialect(context) : '1.1';
}

function installerDialect({ release: { installer } }: RuleContext): YamlVersion {
  return installer.implementation === 'python' ? 'python' : installer.yaml;
}

/** What to read a text by before its documents are known: a plain list is then not read twice. */
export function firstDialect(text: string, context: RuleContext): YamlVersion {
  return /^kind:/m.test(text) ? '1.1' : installerDialect(context);
}

/** How the text inside a ConfigMap is read first: by the operator where it merges, else by the installer. */
export function embeddedDialect(context: RuleContext): YamlVersion {
  return context.release.merge.merges ? '1.1' : installerDialect(context);
}

/** The readers of a plugin list take its first document; whatever follows is not judged. */
function judgeEmbedded(document: YamlDocument, context: JudgeContext): readonly LocatedFinding[] {
  const region = regionAt(document, ['data', dynamicPluginsKey]);
  const [inner] = region?.yaml.documents(embeddedDialect(context)) ?? [];
  if (region === undefined || inner === undefined) return [];
  const recognised = recogniseEmbedded(inner.value);
  // A broken text may hide what it is; then it is what its key says.
  const is = recognised ?? (inner.errors.length > 0 ? ({ kind: 'dynamic-plugins' } as const) : undefined);
  if (is === undefined) return [];
  const facts: Facts = { is, value: inner.value, container: 'configMap' };
  return judgeDocument(inner, facts, context).map((finding) => outwards(finding, region));
}

function judgeDocument(
  document: YamlDocument,
  facts: Facts,
  context: JudgeContext,
): readonly LocatedFinding[] {
  const problems = yamlProblems(document).map(({ code, message, range, fix }): LocatedFinding => {
    const severity = code === 'yaml-duplicate-key' ? duplicateKeys(facts, context) : 'error';
    const asked = fix && { title: fix.title, edit: () => fix.edit };
    return { code, severity, message, range, ...(asked === undefined ? {} : { fix: asked }) };
  });
  // Behind a slip of syntax the parser guesses what belongs where; what that guess lacks is nobody's mistake.
  const guessedFrom = Math.min(
    ...problems.filter(({ code }) => code === 'yaml-syntax').map(({ range }) => range.start),
  );
  const findings = findingsOf(facts, context).map((finding) => located(document, finding));
  return [
    ...problems,
    ...findings.filter(({ code, range }) => !code.startsWith('schema-') || range.start < guessedFrom),
  ];
}

/** The API server refuses a key written twice, the Python installers take the last one. */
function duplicateKeys({ is }: Facts, { release }: JudgeContext): Severity {
  return is.kind === 'dynamic-plugins' && release.installer.duplicateKeys === 'lastWins'
    ? 'warning'
    : 'error';
}

function located(document: YamlDocument, finding: Finding): LocatedFinding {
  const { code, severity, message, fix, path, at, span } = finding;
  const part = span && spanIn(document, placeOf(document, path), at, span);
  return {
    code,
    severity,
    message,
    range: part ?? locate(document, path, at),
    ...(fix === undefined ? {} : { fix: { title: fix.title, edit: () => fixEdit(document, fix) } }),
  };
}

function outwards(finding: LocatedFinding, region: Region): LocatedFinding {
  const range = region.toOuter(finding.range);
  const { fix } = finding;
  if (fix === undefined) return { ...finding, range };
  const edit = (): Edit | undefined => {
    const inner = fix.edit();
    return inner && region.toOuterEdit(inner);
  };
  return { ...finding, range, fix: { title: fix.title, edit } };
}

function asSet(
  finding: LocatedFinding,
  text: string,
  { severities }: JudgeContext,
): readonly LocatedFinding[] {
  const severity = severities[finding.code] ?? finding.severity;
  if (severity === 'off' || isDisabledAt(text, finding.range.start, finding.code)) return [];
  return [{ ...finding, severity }];
}
