import type { Message } from './message.ts';
import type { Scaffoldable } from './workspace/scaffoldable.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Who would trip over it. */
export type Consumer =
  | 'operator'
  | 'installer'
  | 'apiServer'
  | 'olm'
  | 'logicOperator'
  | 'knativeOperator'
  | 'helm'
  | 'backstage'
  | 'reader';

/** `fails`: the consumer refuses it; `silent`: it is accepted and does something else than meant. */
export type Effect = 'fails' | 'silent';

/** Keys and indexes from the root of one document's value. */
export type Path = readonly (string | number)[];

/** What is wrong, told over plain values: `language` maps the path to offsets. */
export interface Finding {
  readonly path: Path;
  /** The scalar whose text is meant, where it is one inside the document; {@link path} then begins at that text. */
  readonly within?: Path;
  /** Whether the key or the value at `path` is meant. */
  readonly at: 'key' | 'value';
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly consumer: Consumer;
  readonly effect: Effect;
  /** The part of the string at `path` that is meant, in UTF-16 units; absent when all of it is. */
  readonly span?: readonly [start: number, end: number];
  /** Something that is not there would put it right. */
  readonly isLacking?: true;
  /** A repair over plain values; `language` turns it into a range edit. */
  readonly fix?: Fix;
  /** What is missing, where a template writes it: for whoever can scaffold. */
  readonly scaffold?: Scaffoldable;
}

/** A change of a document over plain values; `language` makes it of the text, or says that it cannot. */
export type Change =
  | { readonly kind: 'replace'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'renameKey'; readonly path: Path; readonly to: string }
  /** A field of the mapping at `path`: its value where it is there; else it is added behind the field `after`, or in front. */
  | {
      readonly kind: 'set';
      readonly path: Path;
      readonly key: string;
      readonly value: unknown;
      readonly after?: string;
    }
  /** What stands as fields or items below the key at `path` becomes the lines of a text. */
  | { readonly kind: 'asText'; readonly path: Path }
  /** A further item of the list at `path`. */
  | { readonly kind: 'append'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'move'; readonly fields: readonly MovedField[] }
  | { readonly kind: 'several'; readonly changes: readonly Change[] };

/** A field that belongs elsewhere; parents that are not there are made. */
export interface MovedField {
  readonly path: Path;
  readonly to: Path;
  /** What is written there where it has another form; else it is taken along as it is, with its comments. */
  readonly value?: unknown;
}

/** A repair, by the name it is offered under. */
export type Fix = Change & { readonly title: Message };
