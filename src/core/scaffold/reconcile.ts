import type { ScaffoldFile } from '../templates/file.ts';
import { filesByPath, type FolderAsFound, type Lock, type Untaken } from './lock.ts';
import type { Merged, MergeTexts } from './merge.ts';
import { withValuesThere } from './secretBase.ts';
import { soundMerge } from './mergeDoubts.ts';
import { linesOf, usualLineEnd, withLineEnd } from './textLines.ts';

/** How a file that is made stands to the one that is there. */
export type Outcome =
  /** Nothing is there; `deleted` where it was made before and somebody took it away. */
  | { readonly kind: 'new'; readonly text: string; readonly deleted: boolean }
  /** What is there stays, because it has all of what is made. */
  | { readonly kind: 'unchanged' }
  /** What is made differently now has been brought into the text that is there; what was edited there stands. */
  | { readonly kind: 'update'; readonly text: string }
  /** What is there differs, and how it was made is not known: all of it would be replaced. */
  | { readonly kind: 'replace'; readonly text: string }
  /** Some lines were edited there and are made differently now. The rest of both texts is merged. */
  | ({ readonly kind: 'conflict' } & Merged);

/** A file that is made, the text that stands in its place, and what becomes of both. */
export interface Reconciled {
  readonly file: ScaffoldFile;
  readonly existing: string | undefined;
  readonly outcome: Outcome;
}

export interface ReconciledFolder {
  readonly files: readonly Reconciled[];
}

/** The same with every conflict settled for what is in the file, and what may all be edited left as it is. */
export function keepingEdits({ file, existing, outcome }: Reconciled): Reconciled {
  if (outcome.kind === 'replace') return { file, existing, outcome: { kind: 'unchanged' } };
  if (outcome.kind !== 'conflict') return { file, existing, outcome };
  const text = outcome.keepsTheirs;
  return { file, existing, outcome: text === existing ? { kind: 'unchanged' } : { kind: 'update', text } };
}

/**
 * What was made and not taken.
 * @param textOf the text a file was given, of one that is there and would be made differently; `undefined` where it was left.
 */
export function untakenOf(
  files: readonly Reconciled[],
  textOf: (file: Reconciled) => string | undefined,
): Untaken {
  const decided = files
    .filter(({ outcome }) => ['update', 'replace', 'conflict'].includes(outcome.kind))
    .map((one) => ({ ...one, text: textOf(one) }));
  const parts = decided.flatMap(({ file, outcome, text }) =>
    outcome.kind === 'conflict' && text === outcome.keepsTheirs ? [[file.path, outcome.taken] as const] : [],
  );
  const declined = decided.filter(({ text }) => text === undefined).map(({ file }) => file.path);
  return { declined: new Set(declined), parts: new Map(parts) };
}

/** The files a {@link FolderAsFound} has to tell of. */
export function pathsToRead(files: readonly ScaffoldFile[], lock: Lock | undefined): readonly string[] {
  return [...new Set([...files, ...(lock?.files ?? [])].map(({ path }) => path))];
}

/** Holds all files that are made against a folder. */
export function reconcileFolder(
  files: readonly ScaffoldFile[],
  { existing, lock }: FolderAsFound,
): ReconciledFolder {
  return {
    files: files.map((file) => {
      const there = existing.get(file.path);
      return { file, existing: there, outcome: reconcile(file, there, lock) };
    }),
  };
}

/** Holds one file against the text in its place. */
export function reconcile(
  { path, text }: ScaffoldFile,
  existing: string | undefined,
  lock: Lock | undefined,
): Outcome {
  const locked = filesByPath(lock).get(path);
  if (existing === undefined) return { kind: 'new', text, deleted: locked !== undefined };
  const ours = withLineEnd(text, usualLineEnd(linesOf(existing)));
  if (sameButForLineEnds(existing, text)) return { kind: 'unchanged' };
  if (locked?.text === undefined) return { kind: 'replace', text: ours };
  const texts = { base: locked.text, theirs: existing, ours: text };
  return mergedOutcome(locked.holdsSecret === true ? withValuesThere(texts) : texts);
}

function mergedOutcome(texts: MergeTexts): Outcome {
  const merged = soundMerge(texts);
  if (merged.conflicts.length > 0) return { kind: 'conflict', ...merged };
  return merged.takesOurs === texts.theirs
    ? { kind: 'unchanged' }
    : { kind: 'update', text: merged.takesOurs };
}

function sameButForLineEnds(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other;
}
