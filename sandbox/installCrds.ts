import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './apiClient.ts';
import type { Crd } from './crd.ts';
import type { ResourceList } from './resourcePaths.ts';

const deadline = 60_000;

/** Creates CRDs and returns once the server serves every kind of theirs. Throws where it refuses one. */
export async function installCrds(client: ApiClient, crds: readonly Crd[]): Promise<void> {
  await Promise.all(crds.map((crd) => client.create(crd)));
  await untilServed(client, crds);
}

/**
 * Waits until discovery names every served version of the CRDs. To list their objects would have the server prepare
 * each kind, a tenth of what its start takes.
 */
export async function untilServed(client: ApiClient, crds: readonly Crd[]): Promise<void> {
  const limit = performance.now() + deadline;
  for (const [path, plurals] of servedBy(crds)) {
    for (;;) {
      const { status, body } = await client.request({ method: 'GET', path });
      const served = status === 200 ? (body as ResourceList).resources.map(({ name }) => name) : [];
      const missing = plurals.find((plural) => !served.includes(plural));
      if (missing === undefined) break;
      if (performance.now() > limit)
        throw new Error(`${path}/${missing} is not served within ${deadline / 1000} s: ${status}`);
      await sleep(50);
    }
  }
}

/** Path of a version of a group → plurals of the kinds in it. */
function servedBy(crds: readonly Crd[]): ReadonlyMap<string, readonly string[]> {
  const kinds = crds.flatMap(({ spec: { group, names, versions } }) =>
    versions.flatMap(({ name, served }) =>
      served ? [{ path: `/apis/${group}/${name}`, plural: names.plural }] : [],
    ),
  );
  const byPath = Map.groupBy(kinds, ({ path }) => path);
  return new Map([...byPath].map(([path, found]) => [path, found.map(({ plural }) => plural)]));
}
