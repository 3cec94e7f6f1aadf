import { message, type Message } from '../message.ts';
import type { AnswersReader } from '../target/answersReader.ts';

/** Where a repository holds the output folder. */
export interface GitSource {
  /** As `git clone` takes it, without credentials. */
  readonly url: string;
  /** The output folder in the repository, `/` between folders; empty for the root. */
  readonly path: string;
  /** Branch, tag or commit. */
  readonly revision: string;
}

/** The newest commit of the default branch. */
const defaultRevision = 'HEAD';

/** Reads `git: {url, path, revision}`; nothing where there is no usable one. */
export function readGit(read: AnswersReader): GitSource | undefined {
  if (!read.mapping('git')) return undefined;
  read.refuseUnknown(['url', 'path', 'revision'], 'git');
  const absent = message('The address of the repository is needed, as "git clone" takes it.');
  const url = read.text('answers-git', gitUrlProblem, absent, 'git', 'url');
  const path = read.text('answers-git', gitPathProblem, undefined, 'git', 'path') ?? '';
  const revision = read.text('answers-git', revisionProblem, undefined, 'git', 'revision') ?? defaultRevision;
  return url === undefined ? undefined : { url, path: foldersOf(path).join('/'), revision };
}

/** `git` as it is written in answers; what is as by default is left out. */
export function gitValue(git: GitSource | undefined): { readonly git?: Partial<GitSource> } {
  if (git === undefined) return {};
  const { url, path, revision } = git;
  return {
    git: {
      url,
      ...(path === '' ? {} : { path }),
      ...(revision === defaultRevision ? {} : { revision }),
    },
  };
}

/** What is wrong with the address of a repository; `undefined` when nothing is. */
export function gitUrlProblem(text: string): Message | undefined {
  const web = /^https?:\/\/([^\s/]+)\/\S+$/.exec(text);
  const ssh = /^ssh:\/\/([^\s/]+)\/\S+$/.exec(text) ?? /^([^\s/:]+@[^\s/:@]+):[^\s/]\S*$/.exec(text);
  if (web === null && ssh === null) {
    return message(
      'An address like https://git.example.com/team/rhdh.git or git@git.example.com:team/rhdh.git.',
    );
  }
  const inWeb = web?.[1]?.includes('@') === true || (web !== null && text.includes('?'));
  const inSsh = ssh?.[1]?.split('@', 1)[0]?.includes(':') === true && ssh[1].includes('@');
  return inWeb || inSsh
    ? message('Credentials do not belong into an address: give them to Argo CD as a repository Secret.')
    : undefined;
}

/** What is wrong with the path of a folder in a repository; `undefined` when nothing is. */
function gitPathProblem(text: string): Message | undefined {
  const inside = !text.startsWith('/') && !foldersOf(text).includes('..');
  return inside && /^[-./\w]*$/.test(text)
    ? undefined
    : message(
        'A folder of the repository such as deploy/rhdh: letters, digits, "-", "_", ".", "/" between folders.',
      );
}

/** What is wrong with a branch, tag or commit; `undefined` when nothing is. Source: git check-ref-format. */
function revisionProblem(text: string): Message | undefined {
  return /^[A-Za-z0-9_][-./\w]*$/.test(text) && !/\.\.|\/\/|[./]$|\.lock$/.test(text)
    ? undefined
    : message('A branch, a tag or a commit.');
}

function foldersOf(path: string): readonly string[] {
  return path.split('/').filter((folder) => folder !== '' && folder !== '.');
}
