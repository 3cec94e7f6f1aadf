import type { Message } from './message.ts';

/**
 * Something that is asked of the API server and remembered, because no watch tells of it. It is asked again ever more
 * rarely, and sooner when something changes that is watched.
 */
export interface Question<T = unknown> {
  /** Tells it from others. What it is about is part of it, so that a change of that asks anew. */
  readonly key: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Posted: a review of rights, which stores nothing. */
  readonly body?: unknown;
  /** Set where values must stay in the cluster. */
  readonly metadataOnly?: true;
  /** What is kept of an answer: as little as is needed. */
  keep(body: unknown): T;
  /** Milliseconds that this answer holds at first, where somebody waits to see it changed. */
  holds?(value: T): number | undefined;
}

/** What came of a question. One that has no answer yet is not among the answers. */
export type Answer =
  | { readonly state: 'answered'; readonly value: unknown }
  | { readonly state: 'notServed' }
  | { readonly state: 'forbidden' | 'unreachable'; readonly reason: Message };

/** By the keys of their questions. */
export type Answers = Readonly<Record<string, Answer>>;
