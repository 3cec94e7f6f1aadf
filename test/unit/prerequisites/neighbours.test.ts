import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const ns = target.namespace;
const world = healthyWorld(target);

const flavour = { flavours: [{ name: 'orchestrator' }] };
const byConfigMap = { application: { dynamicPluginsConfigMapName: 'plugins' } };
const neighbour = (spec: object, metadata: object = {}, namespace = ns): Manifest =>
  object('rhdh.redhat.com/v1alpha5', 'Backstage', 'other', namespace, { spec, metadata });
const plugins = (text: string): Manifest =>
  object('v1', 'ConfigMap', 'plugins', ns, { data: { 'dynamic-plugins.yaml': text } });
const backend = 'oci://r.example/a@sha256:0!backstage-plugin-orchestrator-backend';

function judged(other: Manifest, given: Partial<Record<ResourceKey, Given>> = {}) {
  const snapshot = snapshotOf({ ...world, backstages: [...world.backstages, other], ...given });
  return evaluateAll(snapshot, target).get('backstage');
}

describe('a second Backstage object in the namespace', () => {
  const on = `plugins: [{package: "${backend}", disabled: false}]`;
  const off = `plugins: [{package: "${backend}", disabled: true}]`;
  test.each<[string, Manifest, Partial<Record<ResourceKey, Given>>, string, readonly string[]]>([
    ['with the flavour', neighbour(flavour), {}, 'two-orchestrators', []],
    ['with the plugin', neighbour(byConfigMap), { configMaps: [plugins(on)] }, 'two-orchestrators', []],
    [
      'without the plugin',
      neighbour(byConfigMap),
      { configMaps: [plugins(off)] },
      'deployed',
      ['second-backstage'],
    ],
    [
      'with a ConfigMap that is hidden',
      neighbour(byConfigMap),
      { configMaps: 'forbidden' },
      'deployed',
      ['second-backstage'],
    ],
    ['that goes', neighbour(flavour, { deletionTimestamp: 'now' }), {}, 'deployed', ['second-backstage']],
    ['in another namespace', neighbour(flavour, {}, 'elsewhere'), {}, 'deployed', []],
  ])('%s', (_case, other, given, code, notes) => {
    const status = judged(other, given);
    expect(status?.code).toBe(code);
    expect(status?.notes.map((note) => note.code)).toEqual(notes);
  });

  test('both are shown, and what to do', () => {
    const status = judged(neighbour(flavour));
    expect(status?.state).toBe('degraded');
    expect(status?.evidence.map(({ ref }) => ref.name)).toEqual(['other', 'hub']);
    expect(plain(status?.reason ?? { text: '', args: [] })).toContain('Move one of them');
  });
});

describe('a second platform in the namespace', () => {
  const platform = (name: string, status: object): Manifest =>
    object('sonataflow.org/v1alpha08', 'SonataFlowPlatform', name, ns, { status });
  const active = conditions(['Succeed', 'True']);
  const duplicated = conditions(['Succeed', 'False', 'Duplicated']);
  const [own] = world.sonataFlowPlatforms;
  const platformOf = (...all: readonly (Manifest | undefined)[]) =>
    evaluateAll(
      snapshotOf({ ...world, sonataFlowPlatforms: all.filter((one) => one !== undefined) }),
      target,
    ).get('platform');

  test('that waits is a warning', () => {
    expect(platformOf(own, platform('spare', duplicated))).toMatchObject({
      state: 'ready',
      notes: [{ code: 'second-platform', severity: 'warning' }],
    });
    expect(platformOf(own)?.notes).toEqual([]);
  });

  test('that is the active one is named', () => {
    const held = platformOf(
      own === undefined ? own : { ...own, status: duplicated },
      platform('first', active),
    );
    expect(held).toMatchObject({ state: 'degraded', code: 'duplicated' });
    expect(held?.reason.args).toContain('first');
  });
});
