import type { Manifest } from './manifest.ts';
import type { Message } from './message.ts';

const embeddedMark = Symbol('embedded');

/** A value that is written as YAML text inside a block scalar (`|`), as `dynamic-plugins.yaml` in a ConfigMap. */
export interface Embedded {
  readonly [embeddedMark]: true;
  readonly value: unknown;
}

/** Marks `value` as YAML inside a block scalar. */
export function embedded(value: unknown): Embedded {
  return { [embeddedMark]: true, value };
}

/** Whether a value was made by {@link embedded}. */
export function isEmbedded(value: unknown): value is Embedded {
  return typeof value === 'object' && value !== null && embeddedMark in value;
}

/** One file a template makes. */
export interface Artifact {
  /** Path relative to the output folder, `/` between folders. */
  readonly path: string;
  readonly kind: 'manifest' | 'values' | 'kustomization';
  /** One YAML document each, in apply order. */
  readonly objects: readonly Manifest[];
  /** Become comments at the top of the file, one paragraph each. */
  readonly notes: readonly Message[];
}
