import { objectsOf, type Artifact } from '../artifact.ts';
import { print } from '../yaml/print.ts';

/** One file to write. */
export interface ScaffoldFile {
  /** Relative to the output folder, `/` between folders. */
  readonly path: string;
  readonly text: string;
  /** Values must not be shown, and nobody else should read the file. */
  readonly holdsSecret: boolean;
}

/** How a file that is to be written stands to the one that is there. */
export type Standing = 'new' | 'unchanged' | 'differs';

/** The printed file of an artifact. */
export function fileOf(artifact: Artifact): ScaffoldFile {
  return {
    path: artifact.path,
    text: print(artifact),
    holdsSecret: objectsOf(artifact).some(({ kind }) => kind === 'Secret'),
  };
}

/** Compares with the text that is there; line ends that a version control system converted are no difference. */
export function standing(existing: string | undefined, text: string): Standing {
  if (existing === undefined) return 'new';
  return existing.replaceAll('\r\n', '\n') === text ? 'unchanged' : 'differs';
}
