import { field, listAt, textAt } from '../core/field.ts';
import { lastChange } from '../core/lastChange.ts';
import type { Manifest } from '../core/manifest.ts';
import type { WatchedResource } from '../core/snapshot.ts';
import { withoutFlow } from '../core/sonataFlows.ts';

/** An object as it is kept: without what nobody reads and what nobody may read. */
export interface Trimmed {
  readonly object: Manifest;
  /** Names of the keys of an object whose values are never read. */
  readonly keys?: readonly string[];
  /** When it last changed, as far as it tells; milliseconds since the epoch. */
  readonly changedAt?: number;
}

/**
 * Annotations that are large and read by nobody. `kubectl apply` stores the whole object in the first one, a Secret's
 * values included; the second one holds examples of every kind an operator brings.
 */
const dropped: readonly string[] = ['kubectl.kubernetes.io/last-applied-configuration', 'alm-examples'];

/**
 * What is kept of an object from a list or a watch; `undefined` where it has no name. `apiVersion` and kind are
 * filled in, because the items of a list come without.
 */
export function trimmed(raw: unknown, apiVersion: string, resource: WatchedResource): Trimmed | undefined {
  const name = textAt(raw, 'metadata', 'name');
  if (typeof raw !== 'object' || raw === null || name === undefined) return undefined;
  const { kind } = resource;
  const metadata = { ...metadataOf(raw), name };
  const changedAt = lastChange(raw);
  const changed = changedAt !== undefined && { changedAt };
  if (resource.metadataOnly === true) {
    const object = { apiVersion, kind, metadata };
    return { object, ...(kind === 'Secret' && { keys: dataKeys(raw) }), ...changed };
  }
  return { object: { ...raw, ...narrowed(raw, kind), apiVersion, kind, metadata }, ...changed };
}

/** The metadata of an object without what nobody reads. */
export function metadataOf(raw: unknown): Readonly<Record<string, unknown>> {
  const {
    managedFields: _,
    annotations,
    ...rest
  } = (field(raw, 'metadata') ?? {}) as Record<string, unknown>;
  if (typeof annotations !== 'object' || annotations === null) return rest;
  const kept = Object.entries(annotations).filter(([key]) => !dropped.includes(key));
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) };
}

/**
 * Names of a Secret's keys, as the managers of its fields report them. What was applied as `stringData` is
 * reported under that name for ever, although it is stored as `data` (measured on Kubernetes 1.34).
 */
export function dataKeys(raw: unknown): readonly string[] {
  const keys = listAt(raw, 'metadata', 'managedFields').flatMap((entry) =>
    ['f:data', 'f:stringData'].flatMap((name) => Object.keys(field(entry, 'fieldsV1', name) ?? {})),
  );
  const names = keys.filter((key) => key.startsWith('f:')).map((key) => key.slice('f:'.length));
  return [...new Set(names)].sort();
}

/** Fields of a kind without what is large and read by nobody, in place of the ones that came. */
function narrowed(raw: unknown, kind: string): object {
  switch (kind) {
    case 'CustomResourceDefinition':
      return withoutSchemas(raw);
    case 'ClusterVersion':
      return onlyVersion(raw);
    case 'CatalogSource':
      return withoutPicture(raw);
    case 'ClusterServiceVersion':
      return withoutPresentation(raw);
    case 'SonataFlow':
      return withoutFlow(raw);
    default:
      return {};
  }
}

/** Most of a ClusterServiceVersion is there to be shown in a catalog. */
function withoutPresentation(raw: unknown): object {
  const { icon: _, description: _text, ...spec } = (field(raw, 'spec') ?? {}) as Record<string, unknown>;
  return { spec };
}

/** A schema has hundreds of kilobytes. */
function withoutSchemas(raw: unknown): object {
  const versions = listAt(raw, 'spec', 'versions').map((version) => ({
    name: field(version, 'name'),
    served: field(version, 'served'),
    storage: field(version, 'storage'),
  }));
  return { spec: { ...(field(raw, 'spec') as object | undefined), versions } };
}

/** A catalog carries its icon as text. */
function withoutPicture(raw: unknown): object {
  const { icon: _, ...spec } = (field(raw, 'spec') ?? {}) as Record<string, unknown>;
  return { spec };
}

/** Beside the version stand every release image and every upgrade since the cluster was made. */
function onlyVersion(raw: unknown): object {
  return { spec: {}, status: { desired: { version: textAt(raw, 'status', 'desired', 'version') } } };
}
