import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey, Snapshot } from '../../../src/core/snapshot.ts';
import { now, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const ns = target.namespace;
type World = Partial<Record<ResourceKey, Given>>;

const application = {
  dynamicPluginsConfigMapName: 'plugins',
  appConfig: { configMaps: [{ name: 'config', key: 'app-config.yaml' }] },
  extraEnvs: { secrets: [{ name: 'env', key: 'TOKEN' }, { name: 'all' }] },
  imagePullSecrets: ['pull'],
};

function backstage(spec: object = { application }): Manifest {
  return object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', ns, { spec });
}

const configMap = (name: string, ...keys: readonly string[]): Manifest =>
  object('v1', 'ConfigMap', name, ns, { data: Object.fromEntries(keys.map((key) => [key, ''])) });
const secret = (name: string): Manifest => object('v1', 'Secret', name, ns);
const going = (found: Manifest): Manifest => ({
  ...found,
  metadata: { ...found.metadata, deletionTimestamp: 'now' },
});

const configMaps = [configMap('plugins', 'dynamic-plugins.yaml'), configMap('config', 'app-config.yaml')];
const whole = { backstages: [backstage()], configMaps, secrets: [secret('env'), secret('all')] };

/** Secrets tell their keys beside them. */
function withKeys(snapshot: Snapshot, keys: Readonly<Record<string, readonly string[]>>): Snapshot {
  const { secrets } = snapshot.resources;
  if (secrets.state !== 'listed') return snapshot;
  const objects = secrets.objects.map((one) => ({ ...one, keys: keys[one.object.metadata.name] ?? [] }));
  return { ...snapshot, resources: { ...snapshot.resources, secrets: { ...secrets, objects } } };
}

function judged(
  given: World,
  keys: Readonly<Record<string, readonly string[]>> = { env: ['TOKEN'] },
  since?: number,
) {
  const found = evaluateAll(withKeys(snapshotOf(given, since), keys), target).get('references');
  if (found === undefined) throw new Error('references were not judged');
  return found;
}

describe('what a Backstage object names', () => {
  test.each<[string, World, string, string]>([
    ['all there', whole, 'ready', 'all-there'],
    ['a ConfigMap missing', { ...whole, configMaps: configMaps.slice(1) }, 'degraded', 'reference-missing'],
    ['a Secret missing', { ...whole, secrets: [secret('env')] }, 'degraded', 'reference-missing'],
    [
      'the text of plugins under another key',
      { ...whole, configMaps: [configMap('plugins', 'plugins.yaml'), ...configMaps.slice(1)] },
      'degraded',
      'reference-key-missing',
    ],
    [
      'a ConfigMap that goes',
      { ...whole, configMaps: [...configMaps.slice(0, 1), ...configMaps.slice(1).map(going)] },
      'degraded',
      'reference-deleting',
    ],
    ['ConfigMaps forbidden', { ...whole, configMaps: 'forbidden' }, 'unknown', 'forbidden'],
    ['Secrets forbidden', { ...whole, secrets: 'forbidden' }, 'unknown', 'forbidden'],
    [
      'Secrets forbidden and a ConfigMap missing',
      { ...whole, secrets: 'forbidden', configMaps: [] },
      'degraded',
      'reference-missing',
    ],
    ['Backstages forbidden', { ...whole, backstages: 'forbidden' }, 'unknown', 'forbidden'],
    ['no Backstage', { ...whole, backstages: [] }, 'blocked', 'waits-for-needs'],
    ['its CRD missing', { ...whole, backstages: 'notServed' }, 'blocked', 'waits-for-needs'],
    ['nothing named', { ...whole, backstages: [backstage({})] }, 'notApplicable', 'nothing-named'],
  ])('%s', (_case, given, state, code) => {
    expect(judged(given)).toMatchObject({ state, code });
  });

  test('a key of a Secret is missing only where others are known', () => {
    expect(judged(whole, { env: ['OTHER'] })).toMatchObject({
      state: 'degraded',
      code: 'reference-key-missing',
      evidence: [
        { ref: { kind: 'Backstage' }, field: 'spec.application.extraEnvs.secrets[0].name', value: 'env' },
        { ref: { kind: 'Secret', name: 'env' }, field: 'data (keys)', value: 'OTHER' },
      ],
    });
    expect(judged(whole, {})).toMatchObject({ state: 'unknown', code: 'keys-unknown' });
  });

  test('every missing object is named once, with the field that names it', () => {
    const status = judged({ ...whole, configMaps: [], secrets: [] });
    expect(plain(status.reason)).toContain(
      ': ConfigMap plugins, ConfigMap config, Secret env, Secret all. Create it',
    );
    expect(status.evidence.map(({ field }) => field)).toContain(
      'spec.application.dynamicPluginsConfigMapName',
    );
  });

  test('the ready status rests on each object', () => {
    expect(judged(whole).evidence.map(({ ref }) => ref.name)).toEqual(['plugins', 'config', 'env', 'all']);
  });

  test('what was written a moment ago raises no alarm, and what is mended is clean again', () => {
    const missing = { ...whole, configMaps: [] };
    expect(judged(missing, undefined, now - 1_000)).toMatchObject({
      state: 'installing',
      recheckAt: now + 9_000,
    });
    expect(judged(missing).state).toBe('degraded');
    expect(judged(whole).state).toBe('ready');
  });

  test('what may be absent, what the operator makes and what only pulls images is not asked for', () => {
    const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'maybe', key: 'A', optional: true } } }];
    const spec = {
      database: { authSecretName: 'of-the-database' },
      deployment: { patch: { spec: { template: { spec: { containers: [{ name: 'b', env }] } } } } },
      application: {
        imagePullSecrets: ['pull'],
        extraEnvs: { secrets: [{ name: 'backstage-psql-secret-hub' }] },
      },
    };
    expect(judged({ backstages: [backstage(spec)] }).state).toBe('notApplicable');
  });

  describe('the token that an app-config takes from the environment', () => {
    const text = 'backend: { auth: { externalAccess: [{ options: { token: "${BACKEND_SECRET}" } }] } }';
    const config = object('v1', 'ConfigMap', 'config', ns, { data: { 'app-config.yaml': text } });
    const given = (extraEnvs: object, secrets: readonly Manifest[] = [secret('token')]): World => ({
      backstages: [
        backstage({ application: { appConfig: { configMaps: [{ name: 'config' }] }, extraEnvs } }),
      ],
      configMaps: [config],
      secrets,
    });
    const whole = { secrets: [{ name: 'token' }] };
    const env = { name: 'BACKEND_SECRET', value: 'x' };

    test.each<[string, object, readonly string[], string]>([
      ['a Secret named whole that has it', whole, ['BACKEND_SECRET'], 'all-there'],
      ['one that lacks it', whole, ['OTHER'], 'reference-variable-missing'],
      ['one of which nobody tells the keys', whole, [], 'keys-unknown'],
      ['nothing', {}, [], 'reference-variable-missing'],
      ['a key', { secrets: [{ name: 'token', key: 'BACKEND_SECRET' }] }, ['BACKEND_SECRET'], 'all-there'],
      ['a variable', { envs: [env] }, [], 'all-there'],
      [
        'one for another container',
        { envs: [{ ...env, containers: ['x'] }] },
        [],
        'reference-variable-missing',
      ],
    ])('%s', (_case, extraEnvs, keys, code) => {
      expect(judged(given(extraEnvs), { token: keys })).toMatchObject({ code });
    });

    test('is told with the keys that are there, and what to do', () => {
      const status = judged(given(whole), { token: ['OTHER'] });
      expect(status.evidence).toMatchObject([
        { ref: { name: 'config' } },
        { ref: { name: 'token' }, value: 'OTHER' },
      ]);
      expect(plain(status.reason)).toContain('Add the key');
      expect(judged(given(whole), { token: ['OTHER'] }, now - 1_000).state).toBe('installing');
    });
  });

  test('binary data counts as a key', () => {
    const binary = object('v1', 'ConfigMap', 'config', ns, { binaryData: { 'app-config.yaml': 'YQ==' } });
    expect(judged({ ...whole, configMaps: [...configMaps.slice(0, 1), binary] }).state).toBe('ready');
  });
});
