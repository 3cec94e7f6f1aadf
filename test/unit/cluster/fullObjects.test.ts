import { expect, test } from 'vitest';
import { createFullObjects } from '../../../src/cluster/fullObjects.ts';
import type { Sighting } from '../../../src/cluster/sighting.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';
import { json, serve } from '../../support/httpServer.ts';
import { object } from '../../support/snapshots.ts';

const { signal } = new AbortController();
const resource = watchedResources.clusterServiceVersions;
const path = '/apis/operators.coreos.com/v1alpha1/namespaces/n/clusterserviceversions';

const csv = (name: string, resourceVersion = '1') =>
  object('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', name, 'n', {
    metadata: { resourceVersion },
  });
const listed = (...objects: readonly Manifest[]): Sighting => ({
  state: 'listed',
  objects: objects.map((one) => ({ object: one, since: 7 })),
});
const phase = { status: { phase: 'Succeeded' } };

async function server(status = 200) {
  const asked: string[] = [];
  const { transport } = await serve((request, response) => {
    asked.push(request.url ?? '');
    const name = (request.url ?? '').slice(path.length + 1).replace(/\?.*/, '');
    json(
      response,
      status === 200 ? { ...csv(name), ...phase } : { message: 'no', details: { name } },
      status,
    );
  });
  return { asked, full: createFullObjects({ transport, resource, signal }) };
}

test('reads what is wanted, keeps since when it is so, and leaves the others as they are', async () => {
  const { asked, full } = await server();
  const filled = await full.fill(listed(csv('a'), csv('b')), ({ metadata }) => metadata.name === 'b');
  expect(filled).toEqual(
    expect.objectContaining({
      objects: [
        { object: csv('a'), since: 7 },
        { object: expect.objectContaining(phase) as unknown, since: 7 },
      ],
    }),
  );
  expect(asked).toEqual([`${path}/b?resourceVersion=1`]);
});

test('reads again only what has another version', async () => {
  const { asked, full } = await server();
  const all = () => true;
  await full.fill(listed(csv('a'), csv('b')), all);
  await full.fill(listed(csv('a'), csv('b')), all);
  expect(asked).toHaveLength(2);
  await full.fill(listed(csv('a'), csv('b', '2')), all);
  expect(asked.slice(2)).toEqual([`${path}/b?resourceVersion=2`]);
});

test('reads again another object of the same name, whatever its version', async () => {
  const { asked, full } = await server();
  const other = csv('a');
  await full.fill(listed(csv('a')), () => true);
  await full.fill(listed({ ...other, metadata: { ...other.metadata, uid: 'another' } }), () => true);
  expect(asked).toHaveLength(2);
});

test('fills what single namespaces show', async () => {
  const { full } = await server();
  const seen = { namespaces: ['n'], objects: [{ object: csv('a'), since: 1 }] };
  const reason = { text: 'no', args: [] };
  const filled = await full.fill({ state: 'forbidden', reason, seen }, () => true);
  expect(filled).toMatchObject({ state: 'forbidden', seen: { objects: [{ object: phase }] } });
});

test('leaves out what is gone meanwhile, and says why where something cannot be read', async () => {
  const gone = await server(404);
  expect(await gone.full.fill(listed(csv('a')), () => true)).toMatchObject({ objects: [] });
  const refused = await server(403);
  expect(await refused.full.fill(listed(csv('a')), () => true)).toMatchObject({ kind: 'forbidden' });
});
