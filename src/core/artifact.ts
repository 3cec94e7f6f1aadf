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

/** One file a template or a layout makes. */
export type Artifact = ManifestFile | ValueFile | StreamFile;

/** A file of Kubernetes objects. */
export interface ManifestFile extends ArtifactHead {
  readonly kind: 'manifest';
  /** One YAML document each, in apply order; none in a file that only says what belongs there. */
  readonly objects: readonly Manifest[];
}

/** A file that another tool reads: values of a Helm chart, or a kustomization. */
export interface ValueFile extends ArtifactHead {
  readonly kind: 'values' | 'kustomization';
  readonly value: unknown;
}

/** A file of several manifest files one after the other, each with its own comments. */
interface StreamFile extends ArtifactHead {
  readonly kind: 'stream';
  readonly parts: readonly ManifestFile[];
}

interface ArtifactHead {
  /** Path relative to the output folder, `/` between folders. A number in front is the place in the order of applying. */
  readonly path: string;
  /** Become comments at the top of the file, one paragraph each. */
  readonly notes: readonly Message[];
}

/** The Kubernetes objects of an artifact. */
export function objectsOf(artifact: Artifact): readonly Manifest[] {
  switch (artifact.kind) {
    case 'manifest':
      return artifact.objects;
    case 'stream':
      return artifact.parts.flatMap(({ objects }) => objects);
    case 'values':
    case 'kustomization':
      return [];
  }
}
