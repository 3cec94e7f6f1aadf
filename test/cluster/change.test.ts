import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun, perform, type Writer } from '../../src/cluster/change.ts';
import {
  checkRights,
  type Connection,
  type Failure,
  type Judged,
  type Shown,
} from '../../src/cluster/index.ts';
import type { Manifest, ObjectRef } from '../../src/core/manifest.ts';
import { plain } from '../../src/core/message.ts';
import type { Change } from '../../src/core/plan.ts';
import type { Login } from '../../sandbox/apiServer.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';

describeCluster('a change', () => {
  const cluster = useSharedCluster();
  const opened: Connection[] = [];
  let admin: Writer;

  const writerFor = async (login: Login): Promise<Writer> => {
    const connection = await connectAs(login);
    opened.push(connection);
    return { connection, fieldManager: 'us', signal: new AbortController().signal };
  };
  beforeAll(async () => {
    admin = await writerFor(cluster.admin);
  });
  afterAll(() => opened.forEach((connection) => connection.close()));

  const configMap = (name: string, data: object, metadata: object = {}): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: cluster.namespace, ...metadata },
    data,
  });
  const refOf = (name: string): ObjectRef => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: cluster.namespace,
    name,
  });
  const stored = (name: string) => cluster.client.get(refOf(name));
  const apply = (object: Manifest): Change => ({ kind: 'apply', object });

  test('that creates is shown as it will be, stored by nobody, and then done', async () => {
    const shown = await judged(admin, apply(configMap('new', { a: '1' })));
    expect(shown.live).toBeUndefined();
    expect(shown.result).toEqual(configMap('new', { a: '1' }));
    expect(await stored('new')).toBeUndefined();
    expect(await perform(admin, shown)).toEqual({ kind: 'done' });
    expect(await stored('new')).toMatchObject({ data: { a: '1' } });
  });

  test('that changes is shown with what is there, and keeps what others wrote', async () => {
    await cluster.client.apply(configMap('both', { theirs: '1' }), { fieldManager: 'them' });
    const shown = await judged(admin, apply(configMap('both', { ours: '1' })));
    expect(shown.live).toEqual(configMap('both', { theirs: '1' }));
    expect(shown.result).toEqual(configMap('both', { theirs: '1', ours: '1' }));
    expect(await perform(admin, shown)).toEqual({ kind: 'done' });
    expect(await stored('both')).toMatchObject({ data: { theirs: '1', ours: '1' } });
  });

  test('of an object that somebody changed since is refused', async () => {
    await cluster.client.create(configMap('moving', { theirs: '1' }));
    const shown = await judged(admin, apply(configMap('moving', { ours: '1' })));
    await cluster.client.patch(refOf('moving'), { data: { theirs: '2' } });
    expect((await perform(admin, shown)).kind).toBe('changedMeanwhile');
    expect(await stored('moving')).toMatchObject({ data: { theirs: '2' } });
    expect(await stored('moving')).not.toHaveProperty('data.ours');
  });

  test('of an object that somebody replaced since is refused', async () => {
    await cluster.client.create(configMap('replaced', { theirs: '1' }));
    const shown = await judged(admin, apply(configMap('replaced', { ours: '1' })));
    await cluster.client.remove(refOf('replaced'));
    await cluster.client.create(configMap('replaced', { theirs: '1' }));
    expect((await perform(admin, shown)).kind).toBe('changedMeanwhile');
    expect(await stored('replaced')).not.toHaveProperty('data.ours');
  });

  test('of an object that somebody deleted since is refused, not made anew', async () => {
    await cluster.client.create(configMap('deleted', { theirs: '1' }));
    const shown = await judged(admin, apply(configMap('deleted', { ours: '1' })));
    await cluster.client.remove(refOf('deleted'));
    expect((await perform(admin, shown)).kind).toBe('changedMeanwhile');
    expect(await stored('deleted')).toBeUndefined();
  });

  test('that was to create an object somebody made since says so', async () => {
    const shown = await judged(admin, apply(configMap('raced', { ours: '1' })));
    await cluster.client.create(configMap('raced', { theirs: '1' }));
    const ended = await perform(admin, shown);
    expect(ended.kind === 'changedMeanwhile' && plain(ended.reason)).toBe(
      `ConfigMap ${cluster.namespace}/raced was created by somebody else meanwhile.`,
    );
  });

  test('of fields that another manager owns names manager and fields, and changes nothing', async () => {
    await cluster.client.apply(configMap('owned', { a: '1', b: '1' }), { fieldManager: 'argo' });
    const ended = await dryRun(admin, apply(configMap('owned', { a: '2', b: '2' })));
    expect(ended).toMatchObject({
      kind: 'fieldConflict',
      conflicts: [
        { manager: 'argo', field: '.data.a' },
        { manager: 'argo', field: '.data.b' },
      ],
    });
    expect(await stored('owned')).toMatchObject({ data: { a: '1', b: '1' } });
  });

  test('with a field the kind does not have is refused by name', async () => {
    const object = {
      apiVersion: 'sonataflow.org/v1alpha08',
      kind: 'SonataFlowPlatform',
      metadata: { name: 'sonataflow-platform', namespace: cluster.namespace },
      spec: { servces: {} },
    };
    const ended = await dryRun(admin, apply(object));
    expect(ended.kind).toBe('invalid');
    expect(reasonOf(ended)).toContain('servces');
  });

  test('by a user who may only read is forbidden, and the cluster stays as it is', async () => {
    const reader = await writerFor(cluster.reader);
    expect(await dryRun(reader, apply(configMap('wish', { a: '1' })))).toMatchObject({
      kind: 'forbidden',
      verb: 'patch',
      resource: 'configmaps',
      namespace: cluster.namespace,
    });
    const shown = await judged(admin, apply(configMap('wish', { a: '1' })));
    expect((await perform(reader, shown)).kind).toBe('forbidden');
    expect(await stored('wish')).toBeUndefined();
  });

  test('in a namespace that is not there yet cannot be judged', async () => {
    const object = configMap('early', { a: '1' }, { namespace: `${cluster.namespace}-later` });
    expect(await dryRun(admin, apply(object))).toMatchObject({ kind: 'unjudged', why: 'namespaceMissing' });
  });

  test('of a kind that is not served yet cannot be judged', async () => {
    const object = { ...configMap('early', {}), apiVersion: 'later.example/v1', kind: 'Later' };
    expect(await dryRun(admin, apply(object))).toMatchObject({ kind: 'unjudged', why: 'notServed' });
  });

  test('of a namespaced object without a namespace is refused', async () => {
    const { namespace: _, ...metadata } = configMap('nowhere', {}).metadata;
    const ended = await dryRun(admin, apply({ ...configMap('nowhere', {}), metadata }));
    expect(reasonOf(ended)).toBe('ConfigMap nowhere has no namespace.');
  });

  test('of a Secret shows its keys and never a value', async () => {
    const secret = (data: object): Manifest => ({
      ...configMap('hidden', {}),
      kind: 'Secret',
      data: undefined,
      stringData: data,
    });
    await cluster.client.apply(secret({ THEIRS: 'tell-nobody' }), { fieldManager: 'them' });
    const shown = await judged(admin, apply(secret({ OURS: 'tell-nobody' })));
    expect(shown.live).toMatchObject({ data: { THEIRS: '••••••••' } });
    expect(shown.result).toMatchObject({
      data: { THEIRS: '••••••••', OURS: '•••••••• (written by this change)' },
    });
    const { change: _, ...visible } = shown;
    expect(JSON.stringify(visible)).not.toContain('tell-nobody');
    expect(JSON.stringify(visible)).not.toContain(Buffer.from('tell-nobody').toString('base64'));
    expect(await perform(admin, shown)).toEqual({ kind: 'done' });
    const found = await cluster.client.get({ ...refOf('hidden'), kind: 'Secret' });
    expect(found?.['data']).toMatchObject({ OURS: Buffer.from('tell-nobody').toString('base64') });
  });

  test('that patches is shown, done once, and refused on another version', async () => {
    await cluster.client.create(configMap('touched', { a: '1' }));
    const change: Change = {
      kind: 'patch',
      ref: refOf('touched'),
      patch: { metadata: { annotations: { touched: 'now' } } },
      resourceVersion: '1',
    };
    const shown = await judged(admin, change);
    expect(shown.live?.metadata).not.toHaveProperty('annotations');
    expect(shown.result?.metadata.annotations).toEqual({ touched: 'now' });
    expect(await perform(admin, shown)).toEqual({ kind: 'done' });
    expect((await perform(admin, shown)).kind).toBe('changedMeanwhile');
    expect((await stored('touched'))?.metadata.annotations).toEqual({ touched: 'now' });
  });

  test('that patches what is not there says so', async () => {
    const change: Change = { kind: 'patch', ref: refOf('absent'), patch: {}, resourceVersion: '1' };
    expect((await dryRun(admin, change)).kind).toBe('notFound');
  });

  test('that deletes takes only the very object that was shown', async () => {
    const { metadata } = await cluster.client.create(configMap('doomed', { a: '1' }));
    const change: Change = { kind: 'delete', ref: refOf('doomed'), uid: metadata.uid ?? '' };
    const shown = await judged(admin, change);
    expect(shown.live).toEqual(configMap('doomed', { a: '1' }));
    expect(shown.result).toBeUndefined();
    expect(await stored('doomed')).toBeDefined();

    await cluster.client.remove(refOf('doomed'));
    await cluster.client.create(configMap('doomed', { a: '1' }));
    expect((await perform(admin, shown)).kind).toBe('changedMeanwhile');
    expect((await dryRun(admin, change)).kind).toBe('changedMeanwhile');
    expect(await stored('doomed')).toBeDefined();

    const { metadata: again } = (await stored('doomed')) ?? configMap('doomed', {});
    expect(await perform(admin, await judged(admin, { ...change, uid: again.uid ?? '' }))).toEqual({
      kind: 'done',
    });
    expect(await stored('doomed')).toBeUndefined();
  });

  test('can be asked about beforehand', async () => {
    const right = {
      verb: 'create',
      group: '',
      resource: 'configmaps',
      namespace: cluster.namespace,
    } as const;
    const ask = async (writer: Writer) => checkRights(writer.connection, [right], writer.signal);
    expect(await ask(admin)).toEqual([{ kind: 'answered', right, allowed: true }]);
    expect(await ask(await writerFor(cluster.reader))).toEqual([{ kind: 'answered', right, allowed: false }]);
  });
});

async function judged(writer: Writer, change: Change): Promise<Judged> {
  const shown = await dryRun(writer, change);
  if (shown.kind !== 'judged') throw new Error(`${shown.kind}: ${plain(shown.reason)}`);
  return shown;
}

function reasonOf(ended: Shown | Failure): string {
  return ended.kind === 'judged' ? 'judged' : plain(ended.reason);
}
