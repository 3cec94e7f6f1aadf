import type { TargetEntry } from '../target/targetFile.ts';
import type { Target } from '../target/target.ts';
import type { SecretAnswers } from '../templates/template.ts';
import type { ScaffoldFile } from '../templates/file.ts';
import { parseTargetText, printTargetFile, withTargetAdded } from '../yaml/targetText.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { scaffoldFiles } from './files.ts';
import { homeOf } from './layouts/index.ts';
import type { Reconciled } from './reconcile.ts';
import { filesByPath, type FolderAsFound } from './lock.ts';

/** Name of the target file, in the output folder as anywhere. */
export const targetFilePath = '.rhdh-orchestrator.yaml';

/**
 * The names that the nearest target file above the output folder has; `remembered` where these very targets are being
 * written into one.
 */
export type NamesAbove = ReadonlySet<string> | 'remembered';

/** How whoever judges the files comes to know the targets that their comments name. */
export type Naming =
  /** A target file has them, or they have no names. */
  | { readonly kind: 'known' }
  /** A target file is made beside the folders of the targets. */
  | { readonly kind: 'made'; readonly file: ScaffoldFile }
  /** The target file in the output folder is somebody's own, and is to have them too; it is no part of the lock. */
  | { readonly kind: 'added'; readonly added: Reconciled }
  /** There is no place for a target file: `oc apply -f` of the folder would take it for a manifest. No comment names them. */
  | { readonly kind: 'unnamed' };

/** Finds out how the targets of answers come to be known. */
export function namingOf(
  answers: ScaffoldAnswers,
  { existing, lock }: FolderAsFound,
  above: NamesAbove,
): Naming {
  const entries = answers.targets
    .filter(({ label }) => label !== undefined)
    .map((target) => entryOf(target, answers));
  if (entries.length === 0 || above === 'remembered') return { kind: 'known' };
  const there = existing.get(targetFilePath);
  const isOurs = filesByPath(lock).has(targetFilePath);
  if (there !== undefined && !isOurs) return addedTo(there, entries);
  if (!isOurs && entries.every(({ target }) => above.has(target.label ?? ''))) return { kind: 'known' };
  if (entries.some(({ files }) => files.length === 0)) return { kind: 'unnamed' };
  return { kind: 'made', file: targetFile(printTargetFile(withOthers(there, entries))) };
}

/** The target speaks for what lies in its own folder. */
function entryOf(target: Target, answers: ScaffoldAnswers): TargetEntry {
  const home = homeOf(target, answers);
  return { target, files: home === '' ? [] : [`${home}/**`] };
}

function addedTo(there: string, entries: readonly TargetEntry[]): Naming {
  const theirs = parseTargetText(there).targets;
  const names = new Set(theirs.map(({ target }) => target.label));
  const missing = entries.filter(({ target }) => !names.has(target.label));
  if (missing.length === 0) return { kind: 'known' };
  const added = missing.reduce<string | undefined>(
    (text, entry) => (text === undefined ? undefined : withTargetAdded(text, entry)),
    there,
  );
  const text = added ?? printTargetFile([...theirs, ...missing]);
  // Where there is no list in block style to add to, the file is printed anew, and its comments are lost.
  const outcome = { kind: added === undefined ? 'replace' : 'update', text } as const;
  return { kind: 'added', added: { file: targetFile(text), existing: there, outcome } };
}

/** Entries as they are now, among those of targets that were scaffolded into the folder by other answers. */
function withOthers(there: string | undefined, entries: readonly TargetEntry[]): readonly TargetEntry[] {
  const before = there === undefined ? [] : parseTargetText(there).targets;
  const sameIn = (list: readonly TargetEntry[], { target }: TargetEntry): TargetEntry | undefined =>
    list.find((one) => one.target.label === target.label);
  return [
    ...before.map((entry) => sameIn(entries, entry) ?? entry),
    ...entries.filter((entry) => sameIn(before, entry) === undefined),
  ];
}

function targetFile(text: string): ScaffoldFile {
  return { path: targetFilePath, text, holdsSecret: false };
}

/** The files of a target beside which no target file can lie, without the name that nobody would know. */
export function unnamedFiles(
  answers: ScaffoldAnswers,
  secretsOf: (target: Target) => SecretAnswers,
): readonly ScaffoldFile[] {
  return answers.targets.flatMap((target) => {
    const { label: _, ...unnamed } = target;
    return scaffoldFiles({ ...answers, targets: [unnamed] }, () => secretsOf(target));
  });
}
