import type { Path } from '../finding.ts';
import type { Form } from '../recogniseForm.ts';
import type { Kustomization } from './kustomization.ts';
import type { NamedKind, NameUse } from './nameUse.ts';
import type { Traits } from './traits.ts';

/** An object in a file of the workspace, as far as other files care: facts, and no text. */
export interface WorkspaceObject {
  readonly file: string;
  /** The document it is in, counted from 0. */
  readonly document: number;
  /** From the root of that document; all other paths begin at the object. */
  readonly path: Path;
  readonly kind: NamedKind;
  readonly name: string;
  /** Absent where the file does not say. */
  readonly namespace?: string;
  /** Absent for one that somebody wrote from end to end. */
  readonly form?: Form;
  /** Keys of a ConfigMap or Secret; absent where the file does not tell. */
  readonly keys?: readonly string[];
  /** The definition of its own name, and all that it names. */
  readonly names: readonly NameUse[];
  readonly traits: Traits;
}

/** What one file says to others. Plain data, so that it may go from one thread to another. */
export interface FileFacts {
  /** Absolute, `/` between folders. */
  readonly path: string;
  readonly objects: readonly WorkspaceObject[];
  readonly kustomization?: Kustomization;
  /** Whether it holds objects that nobody can name: another tool fills them in. */
  readonly isTemplate: boolean;
}
