import type { Manifest } from '../manifest.ts';
import { printValue } from '../yaml/print.ts';

/** One object before and after a change. `before` is absent for a new object, `after` for one that is deleted. */
export interface Difference {
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
}

/** The two texts of a diff: all objects one after the other. Secret values never reach a screen; their keys do. */
export function previewTexts(differences: readonly Difference[]): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: printAll(differences.flatMap(({ before }) => before ?? [])),
    after: printAll(differences.flatMap(({ after }) => after ?? [])),
  };
}

function printAll(objects: readonly Manifest[]): string {
  return objects.map((object) => printValue(masked(object))).join('---\n');
}

/** In the order people write it, whatever order the server answers in. */
function masked({ apiVersion, kind, metadata, ...fields }: Manifest): Manifest {
  const { stringData, data, ...rest } = fields;
  if (kind !== 'Secret') return { apiVersion, kind, metadata, ...fields };
  return {
    apiVersion,
    kind,
    metadata,
    ...rest,
    ...(data === undefined ? {} : { data: maskedValues(data) }),
    ...(stringData === undefined ? {} : { stringData: maskedValues(stringData) }),
  };
}

function maskedValues(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isMask(value) ? value : '••••••••']),
  );
}

/** What the cluster layer has masked already says who writes it, which is worth keeping. */
function isMask(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('••••••••');
}
