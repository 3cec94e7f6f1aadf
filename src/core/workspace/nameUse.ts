import type { Path } from '../finding.ts';

/** What a name names. `Target` is one of a target file, `Workload` stands for the Pods that the RHDH operator labels, `Variable` for one of a container's environment. */
export type NamedKind =
  | 'Backstage'
  | 'SonataFlowPlatform'
  | 'SonataFlowClusterPlatform'
  | 'SonataFlow'
  | 'ConfigMap'
  | 'Secret'
  | 'Service'
  | 'PersistentVolumeClaim'
  | 'Job'
  | 'NetworkPolicy'
  | 'Namespace'
  | 'CatalogSource'
  | 'Subscription'
  | 'OperatorGroup'
  | 'KnativeServing'
  | 'KnativeEventing'
  | 'Target'
  | 'Workload'
  | 'Variable';

/** Where a name stands in a document. */
export interface NamePlace {
  /** From the root of the document; of the text in {@link within} where there is one. */
  readonly path: Path;
  /** The scalar that holds a text of its own, as `dynamic-plugins.yaml: |` does. */
  readonly within?: Path;
  /** The part of the string that is the name, in UTF-16 units; absent where all of it is. */
  readonly span?: readonly [start: number, end: number];
}

/** A place where something is named: where it is made, or where somebody counts on it. */
export interface NameUse {
  readonly role: 'definition' | 'reference';
  readonly kind: NamedKind;
  readonly name: string;
  /** Absent where the file does not say, and for what is in no namespace. */
  readonly namespace?: string;
  readonly place: NamePlace;
  /** What is taken out of a ConfigMap or Secret, each with its place; the place is absent where the reader has a key of its own. */
  readonly keys?: readonly KeyUse[];
  /** Whether its reader does without. */
  readonly optional?: true;
}

export interface KeyUse {
  readonly key: string;
  readonly path?: Path;
}
