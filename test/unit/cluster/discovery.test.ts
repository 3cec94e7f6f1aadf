import { expect, test } from 'vitest';
import { discoverResource } from '../../../src/cluster/discovery.ts';
import type { Answer } from '../../../src/cluster/failure.ts';
import type { Transport } from '../../../src/cluster/transport.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';

const { configMaps, secrets } = watchedResources;
const body = {
  kind: 'APIResourceList',
  resources: [configMaps, secrets].map(({ plural }) => ({ name: plural, namespaced: true })),
};

test('one version of a group is asked for once by all who ask at the same time, and anew later', async () => {
  const asked: string[] = [];
  const request = async ({ path }: { readonly path: string }): Promise<Answer> => {
    asked.push(path);
    await Promise.resolve();
    return { kind: 'ok', status: 200, body };
  };
  const transport = { request } as unknown as Transport;
  const [{ signal }, { signal: another }] = [new AbortController(), new AbortController()];

  const found = await Promise.all([
    discoverResource(transport, configMaps, signal),
    discoverResource(transport, secrets, signal),
  ]);
  expect(found.map((one) => one.kind === 'served' && one.type.plural)).toEqual(['configmaps', 'secrets']);
  expect(asked).toEqual(['/api/v1']);

  await discoverResource(transport, secrets, signal);
  expect(asked).toHaveLength(2);

  // The first may be cancelled and the second not.
  await Promise.all([
    discoverResource(transport, configMaps, signal),
    discoverResource(transport, configMaps, another),
  ]);
  expect(asked).toHaveLength(4);
});
