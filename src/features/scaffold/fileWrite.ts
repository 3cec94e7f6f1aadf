import type { Uri } from 'vscode';

/** One file with the text it shall have. */
export interface FileWrite {
  readonly uri: Uri;
  readonly text: string;
  /** The text it had when the change was shown; `undefined` for a file that is new. */
  readonly shown: string | undefined;
  /** Where it is new, nobody but its owner may read it. */
  readonly holdsSecret: boolean;
}

/** One file to delete. */
export interface FileRemoval {
  readonly uri: Uri;
  /** The text it had when it was agreed to. */
  readonly shown: string;
}

/** Takes one step back. */
export type TakeBack = () => PromiseLike<void>;
