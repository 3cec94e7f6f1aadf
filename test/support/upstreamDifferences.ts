import { field, textAt } from '../../src/core/field.ts';

/** Something that is not as upstream has it, on purpose. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  meets(document: unknown): boolean;
  /** Upstream's object as ours is; nothing where ours is not written. */
  ours(document: unknown): unknown;
}

/** Every difference between what is scaffolded and upstream's own files. */
export const differences: readonly Difference[] = [
  {
    name: 'no Job for the database',
    why: 'Applied by hand it would not run again, and RHDH makes the database when it starts the plugin.',
    meets: isOfKind('Job'),
    ours: () => undefined,
  },
  {
    name: 'no Registry of KnativeEventing',
    why: 'A misspelt field that the API server keeps and the operator removes.',
    meets: (document) => field(document, 'spec', 'Registry') !== undefined,
    ours: (document) => ({ ...(document as object), spec: {} }),
  },
  {
    name: 'an empty spec of an OperatorGroup is written as {}',
    why: 'A key without a value looks forgotten.',
    meets: (document) => isOfKind('OperatorGroup')(document) && field(document, 'spec') === null,
    ours: (document) => ({ ...(document as object), spec: {} }),
  },
  {
    name: 'no label rhdh.redhat.com/managed-by',
    why: 'It tells the script which objects are its own to delete; these are not.',
    meets: (document) => labelled(document) !== undefined,
    ours: (document) => {
      const { labels: _, ...metadata } = field(document, 'metadata') as Record<string, unknown>;
      return { ...(document as object), metadata };
    },
  },
];

/** Upstream's objects as ours are to be, and which differences were met on the way. */
export function asOurs(documents: readonly unknown[]): {
  readonly objects: readonly unknown[];
  readonly met: readonly string[];
} {
  const met: string[] = [];
  const objects = documents.map((document) =>
    differences.reduce((changed, difference) => {
      if (!difference.meets(changed)) return changed;
      met.push(difference.name);
      return difference.ours(changed);
    }, document),
  );
  return { objects: objects.filter((object) => object !== undefined), met };
}

function isOfKind(kind: string): (document: unknown) => boolean {
  return (document) => textAt(document, 'kind') === kind;
}

function labelled(document: unknown): unknown {
  return field(document, 'metadata', 'labels', 'rhdh.redhat.com/managed-by');
}
