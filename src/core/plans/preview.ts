import type { Manifest } from '../manifest.ts';
import { printValue } from '../yaml/print.ts';

/** One object before and after a change, as the server's dry run has it. `before` is absent for a new object. */
export interface Difference {
  readonly before: Manifest | undefined;
  /** Absent when the change deletes the object. */
  readonly after: Manifest | undefined;
}

/** The two texts of a diff: all objects one after the other, without what the server keeps for itself. */
export function previewTexts(differences: readonly Difference[]): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: printAll(differences.map(({ before }) => before)),
    after: printAll(differences.map(({ after }) => after)),
  };
}

function printAll(objects: readonly (Manifest | undefined)[]): string {
  return objects.map((object) => (object === undefined ? '' : printValue(tidied(object)))).join('---\n');
}

/** Fields the server writes; showing them would bury the change. */
const serverFields = new Set([
  'managedFields',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'selfLink',
]);

function tidied({ status: _status, ...object }: Manifest): Record<string, unknown> {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !serverFields.has(key)),
  );
  const shown: Record<string, unknown> = { ...object, metadata };
  if (object.kind !== 'Secret') return shown;
  for (const key of ['data', 'stringData']) {
    if (typeof shown[key] === 'object' && shown[key] !== null) shown[key] = masked(shown[key]);
  }
  return shown;
}

/** Secret values never reach a screen; their keys do. */
function masked(values: object): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map((key) => [key, '••••••••']));
}
