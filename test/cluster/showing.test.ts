import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvents, readObject, type Connection } from '../../src/cluster/index.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';

describeCluster('showing objects and Events', () => {
  const cluster = useSharedCluster();
  const { signal } = new AbortController();
  let admin: Connection;
  let nobody: Connection;

  beforeAll(async () => {
    [admin, nobody] = await Promise.all([connectAs(cluster.admin), connectAs(cluster.nobody)]);
    const { client, namespace } = cluster;
    await client.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'database',
        namespace,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"P":"tell-nobody"}}',
        },
      },
      stringData: { PASSWORD: 'tell-nobody' },
    });
    await client.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config', namespace },
      data: { a: 'b' },
    });
    const event = (name: string, message: string, lastTimestamp: string, involved: string) =>
      client.create({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: involved },
        type: 'Warning',
        reason: 'Failed',
        message,
        count: 2,
        lastTimestamp,
      });
    await event('b', 'second', '2026-01-01T00:00:02Z', 'config');
    await event('a', 'first', '2026-01-01T00:00:01Z', 'config');
    await event('c', 'of another', '2026-01-01T00:00:03Z', 'other');
  });
  afterAll(() => {
    admin.close();
    nobody.close();
  });

  const ref = (kind: string, name: string, apiVersion = 'v1') => ({
    apiVersion,
    kind,
    name,
    namespace: cluster.namespace,
  });

  test('an object comes whole, without who manages its fields', async () => {
    const read = await readObject(admin, ref('ConfigMap', 'config'), signal);
    expect(read).toMatchObject({ kind: 'read', object: { kind: 'ConfigMap', data: { a: 'b' } } });
    expect(JSON.stringify(read)).not.toContain('managedFields');
  });

  test('of a Secret come the names of the keys and never a value', async () => {
    const read = await readObject(admin, ref('Secret', 'database'), signal);
    expect(read).toMatchObject({ kind: 'read', object: { kind: 'Secret', data: { PASSWORD: '••••••••' } } });
    const text = JSON.stringify(read);
    expect(text).not.toContain('tell-nobody');
    expect(text).not.toContain(Buffer.from('tell-nobody').toString('base64'));
  });

  test.each([
    ['is not there', 'notFound', ref('ConfigMap', 'gone')],
    ['is of a kind that is not served', 'notServed', ref('Nothing', 'config')],
    ['is of a group that is not served', 'notServed', ref('Nothing', 'config', 'nobody.example/v1')],
  ])('what %s is told as such', async (_name, kind, wanted) => {
    const read = await readObject(admin, { ...wanted, namespace: cluster.namespace }, signal);
    expect(read.kind).toBe(kind);
  });

  test('who has no rights is told which are missing', async () => {
    expect(await readObject(nobody, ref('ConfigMap', 'config'), signal)).toMatchObject({
      kind: 'forbidden',
      verb: 'get',
      resource: 'configmaps',
    });
    expect(await readEvents(nobody, ref('ConfigMap', 'config'), signal)).toMatchObject({
      kind: 'forbidden',
      resource: 'events',
    });
  });

  test('a cancelled read is cancelled', async () => {
    const aborted = AbortSignal.abort();
    expect((await readObject(admin, ref('ConfigMap', 'config'), aborted)).kind).toBe('cancelled');
    expect((await readEvents(admin, ref('ConfigMap', 'config'), aborted)).kind).toBe('cancelled');
  });

  test('Events are those about the object, the latest last', async () => {
    const read = await readEvents(admin, ref('ConfigMap', 'config'), signal);
    expect(read).toMatchObject({
      kind: 'read',
      events: [
        { message: 'first', count: 2, type: 'Warning' },
        { message: 'second', last: '2026-01-01T00:00:02Z' },
      ],
    });
  });
});
