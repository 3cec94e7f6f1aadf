import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './apiClient.ts';
import type { Crd } from './crd.ts';

const deadline = 60_000;

/** Creates CRDs and returns once the server serves every kind of theirs. Throws where it refuses one. */
export async function installCrds(client: ApiClient, crds: readonly Crd[]): Promise<void> {
  await Promise.all(crds.map((crd) => client.create(crd)));
  await untilServed(client, crds);
}

/** Waits until every served version of the CRDs can be listed. */
export async function untilServed(client: ApiClient, crds: readonly Crd[]): Promise<void> {
  const limit = performance.now() + deadline;
  const paths = crds.flatMap(({ spec }) =>
    spec.versions
      .filter(({ served }) => served)
      .map(({ name }) => `/apis/${spec.group}/${name}/${spec.names.plural}?limit=1`),
  );
  for (const path of paths) {
    for (;;) {
      const { status } = await client.request({ method: 'GET', path });
      if (status === 200) break;
      if (performance.now() > limit)
        throw new Error(`${path} is not served within ${deadline / 1000} s: ${status}`);
      await sleep(50);
    }
  }
}
