import type { ScaffoldAnswers } from '../core/scaffold/answers.ts';
import type { Leftover } from '../core/scaffold/leftovers.ts';
import type { Conflict } from '../core/scaffold/merge.ts';
import { sameLines } from '../core/scaffold/mergeHunks.ts';
import type { Reconciled } from '../core/scaffold/reconcile.ts';
import { fileDiff } from './fileDiff.ts';

/** The text a file has once all changes are accepted. */
export function textAfter({ outcome, existing = '' }: Reconciled): string {
  switch (outcome.kind) {
    case 'new':
    case 'update':
    case 'replace':
      return outcome.text;
    case 'unchanged':
      return existing;
    case 'conflict':
      return outcome.takesOurs;
  }
}

/** What happened to a file, in a column of its own. */
export function resultOf({ outcome }: Reconciled): string {
  switch (outcome.kind) {
    case 'new':
      return outcome.deleted ? 'restored ' : 'created  ';
    case 'update':
      return 'updated  ';
    case 'replace':
    case 'conflict':
      return 'replaced ';
    case 'unchanged':
      return 'unchanged';
  }
}

/** The lines a conflict ends with: those made now, or those edited in the file. */
export type Settlement = 'new' | 'edited';

/**
 * What may be lost or not taken of a file: each conflict in a line of its own, at its place, or that nobody knows what
 * was edited. The lines themselves are in the diff, where secrets are masked.
 */
export function doubtLines({ outcome }: Reconciled, path: string, settle: Settlement): string {
  if (outcome.kind === 'replace') {
    const end = settle === 'new' ? '--overwrite replaces all of it' : 'it stays as it is';
    return `${path}: how it was made is not known; ${end}.\n`;
  }
  if (outcome.kind !== 'conflict') return '';
  const end =
    settle === 'new'
      ? '--overwrite takes the new ones'
      : 'the edited ones stay, and the new ones are offered again';
  return outcome.conflicts
    .map((conflict) => `${path}:${conflict.line}: conflict: ${clashWords(conflict)}; ${end}.\n`)
    .join('');
}

/** What the file and what is made now have at one place. */
function clashWords({ base, theirs, ours }: Conflict): string {
  const edited = theirs.length > 0 ? `${linesWords(theirs.length)} edited here` : 'lines deleted here';
  if (sameLines(theirs, base)) {
    return theirs.length > 0
      ? `${linesWords(theirs.length)} here would be made differently now, which does not fit what was edited elsewhere`
      : `${linesWords(ours.length)} would be added here, which does not fit what was edited elsewhere`;
  }
  const added = `${linesWords(theirs.length)} added here`;
  if (sameLines(ours, base)) {
    return `${base.length > 0 ? edited : added} would not fit what is made now`;
  }
  if (base.length === 0) return `${added}, where others would be added now`;
  return ours.length === 0
    ? `${edited} would not be made any more`
    : `${edited} would be made differently now`;
}

/** What would change in a file. */
export function diffOf(reconciled: Reconciled): string {
  const { file, existing = '' } = reconciled;
  return fileDiff({ path: file.path, before: existing, after: textAfter(reconciled) });
}

/** How many files would change, and how many of them hold a conflict. */
export function countWords(changing: readonly Reconciled[]): string {
  const conflicting = changing.filter(({ outcome }) => outcome.kind === 'conflict').length;
  const files = `${changing.length} ${changing.length === 1 ? 'file' : 'files'}`;
  const would = `${files} would change`;
  return conflicting === 0 ? would : `${would}, ${conflicting} with a conflict`;
}

/** What is to be known of a file that is not made any more. */
export function leftoverLine(
  { path, edited, removable }: Leftover,
  shown: (path: string) => string,
  { layout }: Pick<ScaffoldAnswers, 'layout'>,
): string {
  const isSynced = layout === 'argocd' && path.startsWith('manifests/');
  const stands = isSynced ? 'it is left as it is, and out of the sync' : 'it is left as it is';
  const next = edited
    ? 'It was edited: bring that over by hand where it is still wanted, then delete it.'
    : removable
      ? 'Delete it, or have --prune delete it; what it made in the cluster stays until you delete that too.'
      : 'Delete it where nobody needs it, here and in the cluster.';
  return `${shown(path)} is not made any more: ${stands}. ${next}\n`;
}

function linesWords(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}
