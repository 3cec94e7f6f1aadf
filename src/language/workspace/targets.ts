import { flagAt, textAt } from '../../core/field.ts';
import { message } from '../../core/message.ts';
import { backstageNameProblem, namespaceProblem } from '../../core/names.ts';
import { kindOf } from '../../core/recognise.ts';
import type { Release } from '../../core/release.ts';
import { hasOrchestrator } from '../../core/rules/backstage/flavours.ts';
import { releases } from '../../core/releases/index.ts';
import { targetDefaults, type Target } from '../../core/target/target.ts';
import {
  targetCommentIn,
  targetForFile,
  targetNamed,
  type TargetEntry,
} from '../../core/target/targetFile.ts';
import type { JudgeContext, LocatedFinding } from '../judging/judge.ts';
import { lineEnd } from '../text/range.ts';

/** What a file is judged against, and who said so. */
export interface JudgedBy {
  readonly release: Release;
  /** Absent where only a release is known. */
  readonly target: Target | undefined;
  readonly from: 'comment' | 'targetFile' | 'setting' | 'documents' | 'default';
  /** The releases it may be for, where nobody said which one; absent where somebody did. */
  readonly candidates?: readonly Release[];
  /** A comment that names no target of the target file. */
  readonly findings: readonly LocatedFinding[];
}

/** What may name a target for a file. The comment goes first, then the target file, the setting, the file itself. */
export interface Claims {
  readonly text: string;
  /** The plain values of the file's documents. */
  readonly values: () => readonly unknown[];
  /** The targets of the nearest target file and the path of the file from there, `/` between folders. */
  readonly targetFile?: { readonly targets: readonly TargetEntry[]; readonly relativePath: string };
  readonly setting?: Release;
}

/** A quick look, without parsing: most files hold no Backstage, and reading one only to learn that would double the work. */
export function mayHoldBackstage(text: string): boolean {
  return text.includes('Backstage');
}

/** Which target a file is judged by. There always is a release: the newest final one where nobody says anything. */
export function targetOf({ text, values, targetFile, setting }: Claims): JudgedBy {
  const targets = targetFile?.targets ?? [];
  const named = targetCommentIn(text);
  const chosen = named === undefined ? undefined : targetNamed(targets, named);
  const findings = named === undefined || chosen !== undefined ? [] : [unknownTarget(text, named)];
  if (chosen !== undefined) return { release: chosen.release, target: chosen, from: 'comment', findings };
  const byPath = targetFile && targetForFile(targets, targetFile.relativePath);
  if (byPath !== undefined) return { release: byPath.release, target: byPath, from: 'targetFile', findings };
  const backstage = values().find((value) => kindOf(value) === 'backstage');
  if (setting !== undefined) {
    return { release: setting, target: targetFrom(backstage, setting), from: 'setting', findings };
  }
  const apiVersion = textAt(backstage, 'apiVersion');
  const inferred = releaseServing(apiVersion);
  const release = inferred ?? newestFinal();
  const from = inferred === undefined ? 'default' : 'documents';
  return {
    release,
    target: targetFrom(backstage, release),
    from,
    findings,
    candidates: inferred === undefined ? releases : releasesServing(versionOf(apiVersion)),
  };
}

/** What a file is judged with, for everybody who judges: the same file gets the same findings in the editor and on the command line. */
export function judgedWith(
  { release, target, candidates, findings: noted }: JudgedBy,
  file: { readonly path: string | undefined; readonly severities: JudgeContext['severities'] },
): JudgeContext {
  return {
    release,
    target,
    noted,
    severities: file.severities,
    ...(candidates === undefined ? {} : { candidates }),
    ...(file.path === undefined ? {} : { fileName: file.path }),
  };
}

function unknownTarget(text: string, name: string): LocatedFinding {
  const start = text.search(/rhdh-orchestrator:[ \t]*target=/);
  return {
    code: 'target-unknown',
    severity: 'warning',
    message: message('No target file above this file names a target "{0}": the comment has no effect.', name),
    range: { start, end: lineEnd(text, start) },
  };
}

/** The newest final release; among those that store new objects in this version where there are some. */
function releaseServing(apiVersion: string | undefined): Release | undefined {
  if (apiVersion === undefined) return undefined;
  const version = versionOf(apiVersion);
  if (newestFinal().api.served.includes(version)) return newestFinal();
  return releases.findLast(({ api }) => api.storage === version);
}

function releasesServing(version: string): readonly Release[] {
  return releases.filter(({ api }) => api.served.includes(version));
}

function versionOf(apiVersion = ''): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

function newestFinal(): Release {
  const newest = releases.findLast(({ final }) => final) ?? releases.at(-1);
  if (newest === undefined) throw new Error('There is no release at all.');
  return newest;
}

/** A Backstage object in the file itself says which name and namespace are meant, and whether the flavour is. */
function targetFrom(backstage: unknown, release: Release): Target | undefined {
  const name = textAt(backstage, 'metadata', 'name');
  const namespace = textAt(backstage, 'metadata', 'namespace');
  if (name === undefined || namespace === undefined) return undefined;
  if (backstageNameProblem(name, release) ?? namespaceProblem(namespace)) return undefined;
  return {
    ...targetDefaults(release),
    inferred: true,
    name,
    namespace,
    plugins: hasOrchestrator(backstage, release) ? 'flavour' : 'configmap',
    // What the operator makes its platform with is its own database and the Secret of that.
    ownPlatform: !hasOperatorsDatabase(backstage),
  };
}

function hasOperatorsDatabase(backstage: unknown): boolean {
  const ownSecret = textAt(backstage, 'spec', 'database', 'authSecretName') ?? '';
  return flagAt(backstage, 'spec', 'database', 'enableLocalDb') !== false && ownSecret === '';
}
