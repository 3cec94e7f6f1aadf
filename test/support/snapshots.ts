import type { Manifest } from '../../src/core/manifest.ts';
import { message } from '../../src/core/message.ts';
import {
  watchedResources,
  type Observation,
  type ResourceKey,
  type Snapshot,
} from '../../src/core/snapshot.ts';

/** When the built snapshots are taken, and how long before that every object was last changed. */
export const now = 1_000_000;
const settledSince = now - 60_000;

/** What a test says about a resource: its objects, or why they are not seen. */
export type Given =
  | readonly Manifest[]
  /** Forbidden but for some namespaces. */
  | { readonly only: readonly string[]; readonly objects: readonly Manifest[] }
  /** Asked for in some namespaces alone. */
  | { readonly asked: readonly string[]; readonly objects: readonly Manifest[] }
  | 'notServed'
  | 'forbidden'
  | 'unreachable'
  | 'pending';

/** A connected cluster that holds just what is given, and the catalog of a usual target; every other list is empty. */
export function snapshotOf(given: Partial<Record<ResourceKey, Given>> = {}, since = settledSince): Snapshot {
  const resources = Object.fromEntries(
    (Object.keys(watchedResources) as ResourceKey[]).map((key) => [
      key,
      observation(given[key] ?? usual[key] ?? [], since),
    ]),
  ) as Record<ResourceKey, Observation>;
  return {
    at: now,
    context: 'sandbox',
    server: 'https://127.0.0.1:6443',
    connection: { state: 'connected', version: 'v1.34.4' },
    resources,
    answers: {},
  };
}

const usual: Partial<Record<ResourceKey, Given>> = { catalogSources: [catalogSource()] };

function observation(given: Given, since: number): Observation {
  if (given === 'notServed' || given === 'pending') return { state: given, since };
  if (given === 'forbidden' || given === 'unreachable') {
    return { state: given, since, reason: message('You may not list this.') };
  }
  if ('asked' in given) {
    const objects = given.objects.map((found) => ({ object: found, since }));
    return { state: 'listed', since, objects, namespaces: given.asked };
  }
  if ('only' in given) {
    const seen = {
      namespaces: given.only,
      objects: given.objects.map((found) => ({ object: found, since })),
    };
    return { state: 'forbidden', since, reason: message('You may not list this.'), seen };
  }
  return { state: 'listed', since, objects: given.map((object) => ({ object, since })) };
}

/** An object of a kind; `rest` replaces or adds top-level fields. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | undefined,
  rest: { readonly metadata?: object; readonly [field: string]: unknown } = {},
): Manifest {
  const { metadata, ...fields } = rest;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: `uid-${kind}-${name}`,
      resourceVersion: '1',
      generation: 1,
      ...metadata,
    },
    ...fields,
  };
}

/** A list of conditions as objects write them. */
export function conditions(
  ...entries: readonly (readonly [type: string, status: string, reason?: string, message?: string])[]
): object {
  return {
    conditions: entries.map(([type, status, reason = '', said = '']) => ({
      type,
      status,
      reason,
      message: said,
    })),
  };
}

/** A Deployment (or StatefulSet) that serves. */
export function serving(name: string, namespace: string, owner?: Manifest, kind = 'Deployment'): Manifest {
  return object('apps/v1', kind, name, namespace, {
    metadata: owner === undefined ? {} : ownedBy(owner),
    status: { observedGeneration: 1, readyReplicas: 1, ...conditions(['Available', 'True']) },
  });
}

/** Metadata that names a controlling owner. */
export function ownedBy(owner: Manifest): object {
  const { apiVersion, kind, metadata } = owner;
  return {
    ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }],
  };
}

/** A CRD that is established. */
export function definition(name: string): Manifest {
  return object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name, undefined, {
    status: conditions(['Established', 'True']),
  });
}

/** A copy of an object in which the value at `path` is another one. Fails where the path leads nowhere. */
export function edited(
  found: Manifest | undefined,
  path: readonly (string | number)[],
  value: unknown,
): Manifest {
  const copy = structuredClone(found);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[key];
  const last = path.at(-1);
  if (copy === undefined || last === undefined || typeof at !== 'object' || at === null) {
    throw new Error(`Nothing at ${path.join('.')}`);
  }
  (at as Record<string | number, unknown>)[last] = value;
  return copy;
}

/** A CatalogSource that OLM reads. */
export function catalogSource(name = 'redhat-operators', namespace = 'openshift-marketplace'): Manifest {
  return object('operators.coreos.com/v1alpha1', 'CatalogSource', name, namespace, {
    spec: { sourceType: 'grpc' },
    status: { connectionState: { lastObservedState: 'READY' } },
  });
}
