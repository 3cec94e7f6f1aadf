import type { What } from '../templates/template.ts';
import { templates } from '../templates/index.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { scaffoldFiles } from './files.ts';
import { homeOf } from './layouts/index.ts';
import { askedFor, isEdited, type FolderAsFound, type LockedFile } from './lock.ts';

/** A file that was made before, is there, and is not made any more although no less is asked for. */
export interface Leftover {
  readonly path: string;
  readonly edited: boolean;
  /** Whether nothing of anybody's is lost without it, so that it may be deleted with consent. */
  readonly removable: boolean;
}

/**
 * What earlier answers left in a folder that these answers have no use for. A file they would make if as much were asked
 * for as when it was made is none: asking for a part of a target takes nothing away from the rest.
 * @param made paths of what is made now.
 */
export function leftoversIn(
  found: FolderAsFound,
  answers: ScaffoldAnswers,
  made: ReadonlySet<string>,
): readonly Leftover[] {
  const wanted = wantedBy(answers, made);
  return (
    (found.lock?.files ?? [])
      .filter(({ path }) => !made.has(path) && found.existing.has(path))
      .filter((file) => !wanted(askedFor(file, found.lock)).has(file.path))
      // Of the files of a target that is not among these, and may live on without them, it is enough to be told once.
      .filter((file) => !file.left || isOfThese(file.path, answers))
      .map((file) => leftover(file, found, answers))
  );
}

/**
 * The files a program that reads the whole folder should pass by: leftovers, and Secrets of which these answers say
 * nothing because only a part of the target is asked for.
 */
export function idleIn(
  { existing, lock }: FolderAsFound,
  leftovers: readonly Leftover[],
  made: ReadonlySet<string>,
): readonly string[] {
  const isLeftover = new Set(leftovers.map(({ path }) => path));
  return (lock?.files ?? [])
    .filter(({ path }) => !made.has(path) && existing.has(path))
    .filter(({ path, holdsSecret }) => holdsSecret === true || isLeftover.has(path))
    .map(({ path }) => path);
}

function leftover(
  { path, holdsSecret = false }: LockedFile,
  found: FolderAsFound,
  answers: ScaffoldAnswers,
): Leftover {
  const edited = isEdited(path, found);
  // The value of a Secret may stand nowhere else: only a person deletes it.
  return { path, edited, removable: !holdsSecret && !edited && isOfThese(path, answers) };
}

/** The paths that these answers would make if something else were asked for besides. */
function wantedBy(
  answers: ScaffoldAnswers,
  made: ReadonlySet<string>,
): (asked: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (asked) => {
    const further = templates
      .filter(({ what }) => asked.includes(what) && !answers.what.includes(what))
      .filter((template) => answers.targets.every((target) => template.hindrance?.(target) === undefined))
      .map(({ what }) => what);
    if (further.length === 0) return made;
    const key = further.join();
    const paths = known.get(key) ?? pathsFor(answers, further);
    known.set(key, paths);
    return paths;
  };
}

function pathsFor(answers: ScaffoldAnswers, further: readonly What[]): ReadonlySet<string> {
  // A Secret without its value is a comment, which may lie elsewhere.
  const files = scaffoldFiles({ ...answers, what: [...answers.what, ...further] }, () => ({
    backendSecret: 'some',
  }));
  return new Set(files.map(({ path }) => path));
}

/** Whether a file lies where these targets have theirs: in the folder of one, in what they share, or in the output folder. */
function isOfThese(path: string, answers: ScaffoldAnswers): boolean {
  if (!path.includes('/') || path.startsWith('base/')) return true;
  return answers.targets.some((target) => {
    const home = homeOf(target, answers);
    return home !== '' && path.startsWith(`${home}/`);
  });
}
