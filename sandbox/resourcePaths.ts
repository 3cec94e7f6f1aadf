import type { ObjectRef } from '../src/core/manifest.ts';

/** The part of a discovery answer that is read. */
export interface ResourceList {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

/** URL paths of objects. */
export interface ResourcePaths {
  of(ref: ObjectRef): Promise<string>;
  /** All of a kind, in one namespace or in the whole cluster. */
  collection(apiVersion: string, kind: string, namespace?: string): Promise<string>;
}

/**
 * Learns from discovery under which path a kind is served, once per kind. Throws where the server does not
 * serve it; that is asked anew each time, since a CRD may come later.
 */
export function resourcePaths(read: (path: string) => Promise<ResourceList>): ResourcePaths {
  const known = new Map<string, { readonly plural: string; readonly namespaced: boolean }>();

  const learn = async (apiVersion: string, kind: string) => {
    const key = `${apiVersion} ${kind}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const { resources } = await read(groupPath(apiVersion));
    const found = resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
    if (found === undefined) throw new Error(`The server has no ${kind} in ${apiVersion}.`);
    const learnt = { plural: found.name, namespaced: found.namespaced };
    known.set(key, learnt);
    return learnt;
  };

  const collection = async (apiVersion: string, kind: string, namespace?: string) => {
    const { plural, namespaced } = await learn(apiVersion, kind);
    const scope = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${groupPath(apiVersion)}${scope}/${plural}`;
  };

  return {
    collection,
    of: async ({ apiVersion, kind, namespace, name }) =>
      `${await collection(apiVersion, kind, namespace)}/${encodeURIComponent(name)}`,
  };
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
