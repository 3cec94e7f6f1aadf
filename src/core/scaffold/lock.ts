import { listAt } from '../field.ts';
import { withoutValues } from '../yaml/secretText.ts';
import type { ScaffoldFile } from '../templates/file.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { answersValue } from './answersParse.ts';

/**
 * Name of the lock file in the output folder. It is JSON, but not by its name: kubectl and Argo CD take every `.json`
 * and `.yaml` of a folder for a manifest, hidden ones too.
 */
export const lockFileName = '.rhdh-orchestrator.lock';

/** What scaffolding wrote into a folder the last time, so that edits can be told from what is made differently. */
export interface Lock {
  /** Version of the program that wrote it. */
  readonly tool: string;
  /** The plain value of the answers; {@link parseAnswers} reads it. */
  readonly answers: unknown;
  /** In the order of their paths. */
  readonly files: readonly LockedFile[];
}

/** A file as it was made, which need not be as it was written: what was edited there is not in it. */
export interface LockedFile {
  /** From the output folder, `/` between folders. */
  readonly path: string;
  /** With `\n` at the end of each line and values of Secrets masked; earlier versions kept none of a file with a Secret. */
  readonly text?: string;
  /** Whether there is a Secret in it. */
  readonly holdsSecret?: boolean;
  /** Whether earlier answers made it and the last ones did not. */
  readonly left: boolean;
  /** What was asked for when it was made, of a file that was left. */
  readonly askedBy?: readonly string[];
}

/** What is made and was not written, because the person decided so: it is offered again the next time. */
export interface Untaken {
  /** Paths of files that were left as they are, and stay as they were noted. */
  readonly declined: ReadonlySet<string>;
  /** Paths of files whose conflicts were settled for what is in them, each with the part that was taken. */
  readonly parts: ReadonlyMap<string, string>;
}

/** All is taken. */
export const nothingUntaken: Untaken = { declined: new Set(), parts: new Map() };

/** What a scaffolding ends with. */
export interface LockNews {
  readonly tool: string;
  readonly answers: ScaffoldAnswers;
  readonly made: readonly ScaffoldFile[];
  readonly untaken: Untaken;
}

/** A folder as scaffolding meets it. */
export interface FolderAsFound {
  /** Text of each file that is there, by its path in the folder. */
  readonly existing: ReadonlyMap<string, string>;
  /** What was written the last time; `undefined` where nobody knows. */
  readonly lock: Lock | undefined;
}

/** The lock after a scaffolding. Files of earlier answers stay noted as long as they are there. */
export function nextLock({ existing, lock }: FolderAsFound, news: LockNews): Lock {
  const { tool, answers, made, untaken } = news;
  const noted = filesByPath(lock);
  const now = made.flatMap(({ path, text, holdsSecret }): readonly LockedFile[] => {
    if (!untaken.declined.has(path)) {
      const taken = untaken.parts.get(path) ?? text;
      return [
        {
          path,
          ...(holdsSecret ? { text: withoutValues(taken), holdsSecret } : { text: taken }),
          left: false,
        },
      ];
    }
    const before = noted.get(path);
    return before === undefined ? [] : [before];
  });
  const paths = new Set(made.map(({ path }) => path));
  const earlier = [...noted.values()]
    .filter(({ path }) => !paths.has(path) && existing.has(path))
    .map((file) => ({ ...file, left: true, askedBy: askedFor(file, lock) }));
  return { tool, answers: answersValue(answers), files: [...now, ...earlier].sort(byPath) };
}

/** What was asked for when a file was made the last time. */
export function askedFor({ left, askedBy }: LockedFile, lock: Lock | undefined): readonly string[] {
  const asked = left ? (askedBy ?? []) : listAt(lock?.answers, 'what');
  return asked.filter((one) => typeof one === 'string');
}

/** Whether a file is there with another text than it was made with; the value of a Secret is no edit. */
export function isEdited(path: string, { existing, lock }: FolderAsFound): boolean {
  const made = filesByPath(lock).get(path);
  const there = existing.get(path)?.replaceAll('\r\n', '\n') ?? '';
  return made?.text !== undefined && (made.holdsSecret === true ? withoutValues(there) : there) !== made.text;
}

/** The files of a lock by their paths. */
export function filesByPath(lock: Lock | undefined): ReadonlyMap<string, LockedFile> {
  return new Map((lock?.files ?? []).map((file) => [file.path, file]));
}

function byPath(one: LockedFile, other: LockedFile): number {
  return one.path < other.path ? -1 : 1;
}
