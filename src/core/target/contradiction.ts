import type { Path } from '../finding.ts';
import type { Message } from '../message.ts';
import type { Target } from './target.ts';

/** Two choices that cannot stand together, told at the one to give up. */
export interface Contradiction {
  readonly said: Message;
  /** Field of the target file. */
  readonly path: Path;
}

/** What of one kind cannot stand in a target; `undefined` and an empty list where it can. */
export type ContradictionRule = (target: Target) => Contradiction | readonly Contradiction[] | undefined;

/** Tells a contradiction at a field. */
export function at(path: Path, said: Message): Contradiction {
  return { path, said };
}
