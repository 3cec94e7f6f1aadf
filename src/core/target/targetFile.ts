import { field } from '../field.ts';
import type { Finding, Path } from '../finding.ts';
import { globMatches } from '../glob.ts';
import { message } from '../message.ts';
import { resolveRelease } from '../releases/index.ts';
import { hasOrchestratorFlavour, targetDefaults, type Target } from './target.ts';
import { targetFinding } from './targetFinding.ts';
import { databaseValue, optionValues } from './optionValues.ts';
import { parseTarget, type TargetAnswers } from './targetParse.ts';

/** The format of `.rhdh-orchestrator.yaml` that this version reads and writes. */
const targetFileVersion = 1;

/** One target of the file with the files it speaks for. */
export interface TargetEntry {
  readonly target: Target;
  /** Globs relative to the target file; none means every file. */
  readonly files: readonly string[];
}

export interface ParsedTargetFile {
  /** The entries without findings, in the order of the file. */
  readonly targets: readonly TargetEntry[];
  readonly findings: readonly Finding[];
}

/** Reads the plain value of a `.rhdh-orchestrator.yaml`. A broken entry is reported and left out; the others stand. */
export function parseTargetFile(value: unknown): ParsedTargetFile {
  if (field(value, 'version') !== targetFileVersion) {
    const said = message('A target file begins with "version: {0}".', targetFileVersion);
    return { targets: [], findings: [targetFinding('target-version', said, ['version'])] };
  }
  const entries = field(value, 'targets');
  if (!Array.isArray(entries) || entries.length === 0) {
    const said = message('targets is a list of at least one target.');
    return { targets: [], findings: [targetFinding('target-list', said, ['targets'])] };
  }
  const targets: TargetEntry[] = [];
  const findings: Finding[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = parseEntry(entry, ['targets', index]);
    findings.push(...read.findings);
    if (read.entry === undefined) continue;
    const { label } = read.entry.target;
    if (targets.some(({ target }) => target.label === label)) {
      const said = message('Another target is already named {0}.', label ?? '');
      findings.push(targetFinding('target-name', said, ['targets', index, 'name']));
      continue;
    }
    targets.push(read.entry);
  }
  return { targets, findings };
}

function parseEntry(
  value: unknown,
  at: Path,
): { readonly entry?: TargetEntry; readonly findings: readonly Finding[] } {
  const parsed = parseTarget(value, at);
  const findings: Finding[] = parsed.ok ? [] : [...parsed.findings];
  if (parsed.ok && parsed.target.label === undefined) {
    findings.push(targetFinding('target-name', message('Every target in the file has a name.'), at));
  }
  const files = field(value, 'files') ?? [];
  if (!isTextList(files)) {
    const said = message('files is a list of globs.');
    return { findings: [...findings, targetFinding('target-files', said, [...at, 'files'])] };
  }
  return parsed.ok && findings.length === 0
    ? { entry: { target: parsed.target, files }, findings }
    : { findings };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/**
 * The target that judges a file: the first whose globs match its path (relative to the target file,
 * `/` between folders). A target without globs speaks for every file.
 */
export function targetForFile(targets: readonly TargetEntry[], relativePath: string): Target | undefined {
  return targets.find(
    ({ files }) => files.length === 0 || files.some((glob) => globMatches(glob, relativePath)),
  )?.target;
}

/** The target of that name. */
export function targetNamed(targets: readonly TargetEntry[], name: string): Target | undefined {
  return targets.find(({ target }) => target.label === name)?.target;
}

const targetCommentPattern = /^\uFEFF?[ \t]*#[ \t]*rhdh-orchestrator:[ \t]*target=(\S+)[ \t]*$/dm;

/** The comment that picks a target for the file it stands in. */
export function targetComment(label: string): string {
  return `rhdh-orchestrator: target=${label}`;
}

/** The name in the first comment `# rhdh-orchestrator: target=NAME` of a text. */
export function targetCommentIn(text: string): string | undefined {
  return targetCommentPlace(text)?.name;
}

/** The same name with its place, in UTF-16 units. */
export function targetCommentPlace(text: string):
  | {
      readonly name: string;
      readonly range: { readonly start: number; readonly end: number };
    }
  | undefined {
  const found = text.includes('rhdh-orchestrator:') ? targetCommentPattern.exec(text) : null;
  const [, name] = found ?? [];
  const place = found?.indices?.[1];
  return name === undefined || place === undefined
    ? undefined
    : { name, range: { start: place[0], end: place[1] } };
}

/** The change of a text that makes its comment name a target: the name in the one that is there, or a first line. */
export function targetCommentEdit(
  text: string,
  label: string,
  lineBreak: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const there = targetCommentPlace(text);
  if (there !== undefined) return { ...there.range, text: label };
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start, text: `# ${targetComment(label)}${lineBreak}` };
}

/** The plain value of a target file; what is as by default is left out, so that the file says what was chosen. */
export function targetFileValue(targets: readonly TargetEntry[]): unknown {
  return { version: targetFileVersion, targets: targets.map((entry) => targetEntryValue(entry)) };
}

/** One entry of the file, in the order it is documented. */
export function targetEntryValue({ target, files }: TargetEntry): TargetAnswers {
  const defaults = targetDefaults(target.release, target.method, target.olm);
  const { catalog } = target;
  const catalogChosen =
    catalog.source !== defaults.catalog.source ||
    catalog.sourceNamespace !== defaults.catalog.sourceNamespace;
  return {
    ...(target.label === undefined ? {} : { name: target.label }),
    release: releaseAsAsked(target),
    backstage: { name: target.name, namespace: target.namespace },
    // Written even where it is the default: which of the two is default depends on the release.
    ...(hasOrchestratorFlavour(target.release) ? { plugins: target.plugins } : {}),
    ...(target.method === 'operator' ? {} : { method: target.method }),
    ...(target.approval === defaults.approval ? {} : { approval: target.approval }),
    ...(target.installRhdhOperator ? { installRhdhOperator: true } : {}),
    // An external database keeps the platform by itself.
    ...(target.ownPlatform && target.database.mode === 'local' ? { ownPlatform: true } : {}),
    ...(target.olm === 'v0' ? {} : { olm: target.olm }),
    ...(catalogChosen ? { catalog } : {}),
    ...databaseValue(target),
    ...optionValues(target),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** The line where it means this very patch release, so that the file follows new patches; else the patch release. */
function releaseAsAsked({ release }: Target): string {
  return resolveRelease(release.line)?.version === release.version ? release.line : release.version;
}
