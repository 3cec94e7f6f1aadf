import type { Message } from '../message.ts';
import type { OurKind } from '../ourKind.ts';
import type { Release } from '../release.ts';
import type { Target } from '../target/target.ts';
import type { NamedKind } from '../workspace/nameUse.ts';

/** What values are known from. */
export interface Known {
  readonly release: Release;
  readonly target: Target | undefined;
  /** Names of the objects of a kind, wherever somebody has seen them; of those in a namespace where one is given, as far as that is known. */
  readonly names: (kind: NamedKind, namespace?: string) => readonly string[];
  /** Roughly the object that the value is for. */
  readonly object: unknown;
}

/** Something that may well be written in a field. */
export interface KnownValue {
  readonly text: string;
  readonly note?: Message;
}

/** Fields of some kinds of documents, and what may be written in them beside what their schema says. */
export interface ValueSource {
  readonly of: readonly OurKind[];
  /** Keys from the root of the document, with dots between them and without the positions in lists. */
  readonly at: readonly string[];
  values(known: Known): readonly KnownValue[];
}
