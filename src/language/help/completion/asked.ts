import type { Release } from '../../../core/release.ts';
import { targetDefaults, type Target } from '../../../core/target/target.ts';
import type { Suggestion } from '../suggestion.ts';
import type { Slot } from '../slot.ts';
import type { Window } from '../window.ts';
import type { NamedKind } from '../../../core/workspace/nameUse.ts';

/** A place in a document of ours where something may be written, and what is known there. */
export interface Asked {
  readonly text: string;
  readonly window: Window;
  readonly slot: Slot;
  readonly release: Release;
  readonly target: Target | undefined;
  /** Names of the objects of a kind, wherever somebody has seen them; of those in a namespace where one is given, as far as that is known. */
  readonly names: (kind: NamedKind, namespace?: string) => readonly string[];
}

/** Knows what may be written at some places; empty everywhere else. */
export type Provider = (asked: Asked) => readonly Suggestion[];

/** A Backstage object, wherever somebody has seen it. */
export interface KnownBackstage {
  readonly name: string;
  /** Absent where no file says it. */
  readonly namespace?: string;
}

/** The target in force; where only the release is known, what most people choose. */
export function targetOrUsual(release: Release, target: Target | undefined): Target {
  return target ?? { ...targetDefaults(release), name: 'developer-hub', namespace: 'rhdh' };
}
