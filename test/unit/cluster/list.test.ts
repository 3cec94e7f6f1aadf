import { expect, test } from 'vitest';
import { list, type Collection } from '../../../src/cluster/list.ts';
import { watchedResources, type ResourceKey } from '../../../src/core/snapshot.ts';
import { json, serve } from '../../support/httpServer.ts';

const { signal } = new AbortController();
const collection = (key: ResourceKey): Collection => ({
  path: '/api/v1/things',
  apiVersion: 'v1',
  resource: watchedResources[key],
});
const page = (names: readonly string[], next?: string) => ({
  metadata: { resourceVersion: '7', ...(next !== undefined && { continue: next }) },
  items: names.map((name) => ({ metadata: { name } })),
});

test('reads page after page', async () => {
  const { transport } = await serve((request, response) => {
    const next = new URL(request.url ?? '', 'http://any').searchParams.get('continue');
    json(response, next === null ? page(['a', 'b'], 'more') : page(['c'], ''));
  });
  const listed = await list(transport, collection('configMaps'), signal);
  expect(listed.kind === 'listed' && listed.objects.map(({ object }) => object.metadata.name)).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(listed).toMatchObject({ resourceVersion: '7' });
});

test('is no list when a page cannot be read', async () => {
  const { transport } = await serve((request, response) =>
    request.url?.includes('continue') === true
      ? json(response, { message: 'too old' }, 410)
      : json(response, page(['a'], 'more')),
  );
  expect((await list(transport, collection('configMaps'), signal)).kind).toBe('expired');
});

test('asks for Secrets as metadata and for nothing else, and takes no other answer', async () => {
  const accepted: (string | undefined)[] = [];
  const { transport } = await serve((request, response) => {
    accepted.push(request.headers.accept);
    json(response, { message: 'only the following media types are accepted' }, 406);
  });
  expect((await list(transport, collection('secrets'), signal)).kind).toBe('invalid');
  expect(accepted).toEqual(['application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1']);
});

test('selects on the server what is not wanted', async () => {
  const asked: string[] = [];
  const { transport } = await serve((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://any').searchParams.get('labelSelector') ?? '');
    json(response, page([]));
  });
  await list(transport, collection('clusterServiceVersions'), signal);
  expect(asked).toEqual(['!olm.copiedFrom']);
});
