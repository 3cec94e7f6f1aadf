import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  executePlan,
  type Connection,
  type Execution,
  type Progress,
  type Shown,
} from '../../src/cluster/index.ts';
import { refOf, type Manifest } from '../../src/core/manifest.ts';
import { message, plain } from '../../src/core/message.ts';
import type { Change, Plan, Step } from '../../src/core/plan.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

describeCluster('a plan', () => {
  const cluster = useSharedCluster();
  let proxy: FaultProxy;
  let admin: Connection;
  let reader: Connection;
  let namespace: string;
  let count = 0;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    admin = await connectAs(await proxy.login(cluster.admin));
    reader = await connectAs(cluster.reader);
  });
  beforeEach(() => {
    count += 1;
    namespace = `${cluster.namespace}-${count}`;
  });
  afterEach(async () => {
    await proxy.set();
    await cluster.client.remove(refOf(namespaceObject()));
  });
  afterAll(async () => {
    admin.close();
    reader.close();
    await proxy.stop();
  });

  /** What a person and the watch would say to a plan, and what they were asked. */
  const execution = (given: Partial<Execution> = {}) => {
    const confirm = vi.fn<Execution['confirm']>(given.confirm ?? (() => Promise.resolve(true)));
    const waitFor = vi.fn<Execution['waitFor']>(given.waitFor ?? (() => Promise.resolve({ kind: 'ready' })));
    const { signal } = new AbortController();
    return { connection: admin, fieldManager: 'us', signal, ...given, confirm, waitFor };
  };
  const namespaceObject = (): Manifest => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const configMap = (name: string, data: object = { ours: '1' }): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data,
  });
  const stored = (object: Manifest) => cluster.client.get({ ...object, ...object.metadata });
  const createNamespace = () => cluster.client.create(namespaceObject());

  test('is shown as a whole, done in order, and waits where it has to', async () => {
    const progress: Progress[] = [];
    const run = execution({ onProgress: (step) => progress.push(step) });
    const plan = planOf(step([namespaceObject()], ['serverless']), step([configMap('a'), configMap('b')]));
    expect(await executePlan(plan, run)).toMatchObject({
      kind: 'done',
      done: [{ kind: 'Namespace' }, { name: 'a' }, { name: 'b' }],
      left: [],
    });
    expect(run.confirm).toHaveBeenCalledOnce();
    expect(kindsOf(run.confirm.mock.calls[0]?.[0])).toEqual(['judged', 'unjudged', 'unjudged']);
    expect(run.waitFor.mock.calls.map(([ids]) => ids)).toEqual([['serverless']]);
    expect(progress.map(({ kind }) => kind).join(' ')).toBe(
      'checking checking checking changing waiting changing changing',
    );
    expect(await stored(configMap('b'))).toMatchObject({ data: { ours: '1' } });
  });

  test('that is declined changes nothing', async () => {
    const run = execution({ confirm: () => Promise.resolve(false) });
    const outcome = await executePlan(planOf(step([namespaceObject()])), run);
    expect(outcome).toMatchObject({ kind: 'declined', done: [], left: [{ kind: 'Namespace' }] });
    expect(await stored(namespaceObject())).toBeUndefined();
  });

  test('that the user may not carry out is never asked about and changes nothing', async () => {
    const run = execution({ connection: reader });
    const outcome = await executePlan(planOf(step([namespaceObject()])), run);
    expect(outcome).toMatchObject({
      kind: 'failed',
      at: { kind: 'Namespace' },
      failure: { kind: 'forbidden', verb: 'patch', resource: 'namespaces' },
      done: [],
    });
    expect(run.confirm).not.toHaveBeenCalled();
    expect(await stored(namespaceObject())).toBeUndefined();
  });

  test('that meets a field of another manager ends before anything is written', async () => {
    await createNamespace();
    await cluster.client.apply(configMap('b', { ours: '0' }), { fieldManager: 'argo' });
    const run = execution();
    const outcome = await executePlan(planOf(step([configMap('a'), configMap('b')])), run);
    expect(outcome).toMatchObject({
      kind: 'failed',
      at: { name: 'b' },
      failure: { kind: 'fieldConflict', conflicts: [{ manager: 'argo', field: '.data.ours' }] },
      done: [],
    });
    expect(await stored(configMap('a'))).toBeUndefined();
  });

  test('asks again for an object that became another one while the person was reading', async () => {
    await createNamespace();
    await cluster.client.create(configMap('a', { theirs: '1' }));
    const asked: (readonly Shown[])[] = [];
    const run = execution({
      async confirm(shown) {
        if (asked.push(shown) === 1) {
          await cluster.client.patch(
            { ...configMap('a'), ...configMap('a').metadata },
            {
              data: { theirs: '2' },
            },
          );
        }
        return true;
      },
    });
    expect((await executePlan(planOf(step([configMap('a')])), run)).kind).toBe('done');
    expect(asked.map((shown) => shown.map((one) => one.kind === 'judged' && one.live?.['data']))).toEqual([
      [{ theirs: '1' }],
      [{ theirs: '2' }],
    ]);
    expect(await stored(configMap('a'))).toMatchObject({ data: { theirs: '2', ours: '1' } });
  });

  test('asks again when what was to be new is there', async () => {
    await createNamespace();
    const run = execution({
      async confirm(shown) {
        if (shown.length > 1) await cluster.client.create(configMap('a', { theirs: '1' }));
        return shown.length > 1;
      },
    });
    const outcome = await executePlan(planOf(step([configMap('a'), configMap('b')])), run);
    expect(outcome).toMatchObject({ kind: 'declined', done: [], left: [{ name: 'a' }, { name: 'b' }] });
    expect(run.confirm).toHaveBeenCalledTimes(2);
    expect(await stored(configMap('b'))).toBeUndefined();
  });

  test('does not ask again when only the status of an object moved', async () => {
    await createNamespace();
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: { hard: { pods: '5' } },
    };
    const { metadata } = await cluster.client.create(quota);
    const run = execution({
      async confirm() {
        const used = { status: { hard: { pods: '5' }, used: { pods: '1' } } };
        await cluster.client.patch({ ...quota, ...quota.metadata }, used, 'status');
        return true;
      },
    });
    const labelled = { ...quota, metadata: { ...quota.metadata, labels: { ours: 'yes' } } };
    expect((await executePlan(planOf(step([labelled])), run)).kind).toBe('done');
    expect(run.confirm).toHaveBeenCalledOnce();
    const after = await stored(quota);
    expect(after).toMatchObject({ metadata: { labels: { ours: 'yes' } }, status: { used: { pods: '1' } } });
    expect(after?.metadata.resourceVersion).not.toBe(metadata.resourceVersion);
  });

  test('asks again for an object that could not be tried before and comes out otherwise', async () => {
    const quota = (pods: string): Manifest => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: { hard: { 'requests.cpu': pods } },
    });
    const run = execution();
    await executePlan(planOf(step([namespaceObject()]), step([quota('1000m')])), run);
    expect(run.confirm).toHaveBeenCalledTimes(2);
    const again = run.confirm.mock.calls[1]?.[0][0];
    expect(again?.kind === 'judged' && again.result?.['spec']).toEqual({ hard: { 'requests.cpu': '1' } });
  });

  test('that fails in the middle says what is done and what is left, and goes on when made anew', async () => {
    const run = execution({
      async waitFor() {
        await cluster.client.apply(configMap('b', { ours: '0' }), { fieldManager: 'argo' });
        return { kind: 'ready' };
      },
    });
    const plan = planOf(
      step([namespaceObject()], ['serverless']),
      step([configMap('a'), configMap('b'), configMap('c')]),
    );
    expect(await executePlan(plan, run)).toMatchObject({
      kind: 'failed',
      at: { name: 'b' },
      failure: { kind: 'fieldConflict' },
      done: [{ kind: 'Namespace' }, { name: 'a' }],
      left: [{ name: 'b' }, { name: 'c' }],
    });
    await cluster.client.remove({ ...configMap('b'), ...configMap('b').metadata });
    expect((await executePlan(plan, execution())).kind).toBe('done');
    expect(await stored(configMap('c'))).toBeDefined();
  });

  test('ends where what it waits for will not come', async () => {
    const reason = message('The InstallPlan waits for approval.');
    const run = execution({ waitFor: () => Promise.resolve({ kind: 'notReady', reason }) });
    const plan = planOf(step([namespaceObject()], ['serverless']), step([configMap('a')]));
    expect(await executePlan(plan, run)).toMatchObject({
      kind: 'notReady',
      reason,
      done: [{ kind: 'Namespace' }],
      left: [{ name: 'a' }],
    });
  });

  test('that is cancelled while it is shown changes nothing', async () => {
    const over = new AbortController();
    const run = execution({
      signal: over.signal,
      confirm() {
        over.abort();
        return Promise.resolve(true);
      },
    });
    expect(await executePlan(planOf(step([namespaceObject()])), run)).toMatchObject({
      kind: 'cancelled',
      done: [],
    });
    expect(await stored(namespaceObject())).toBeUndefined();
  });

  test.each([
    ['ends well all the same', () => Promise.resolve({ kind: 'ready' } as const)],
    ['fails on the signal', () => Promise.reject(new Error('aborted'))],
    ['never ends', () => new Promise<never>(() => undefined)],
  ])('that is cancelled while it waits, and the wait %s, goes no further', async (_, waiting) => {
    const over = new AbortController();
    const run = execution({
      signal: over.signal,
      waitFor() {
        over.abort();
        return waiting();
      },
    });
    const plan = planOf(step([namespaceObject()], ['serverless']), step([configMap('a')]));
    expect(await executePlan(plan, run)).toMatchObject({
      kind: 'cancelled',
      done: [{ kind: 'Namespace' }],
      left: [{ name: 'a' }],
    });
  });

  test('whose server goes away says so, before the first write and in the middle', async () => {
    await createNamespace();
    await proxy.set({ kind: 'refuse' });
    const before = execution();
    const gone = await executePlan(planOf(step([configMap('a')])), before);
    expect(gone).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' }, done: [] });
    expect(before.confirm).not.toHaveBeenCalled();

    await proxy.set();
    const run = execution({
      async waitFor() {
        await proxy.set({ kind: 'refuse' });
        return { kind: 'ready' };
      },
    });
    const plan = planOf(step([configMap('a')], ['serverless']), step([configMap('b')]));
    const outcome = await executePlan(plan, run);
    expect(outcome).toMatchObject({ kind: 'failed', done: [{ name: 'a' }], left: [{ name: 'b' }] });
    expect(outcome.kind === 'failed' && plain(outcome.failure.reason)).toContain('connection was refused');
    expect(await stored(configMap('b'))).toBeUndefined();
  });
});

function step(objects: readonly Manifest[], awaits: Step['awaits'] = []): Step {
  return {
    title: message('A step'),
    changes: objects.map((object): Change => ({ kind: 'apply', object })),
    awaits,
  };
}

function planOf(...steps: readonly Step[]): Plan {
  return { title: message('A plan'), steps };
}

function kindsOf(shown: readonly Shown[] | undefined): readonly string[] | undefined {
  return shown?.map(({ kind }) => kind);
}
