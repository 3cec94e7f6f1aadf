import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { dependencyGap, flavourGap } from '../../../src/core/prerequisites/platformDependency.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';
import { describeWithShared, listShared, readShared } from '../../support/sharedFolder.ts';
import { object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

/** A cluster with a Backstage of this spec and, where a text is given, the ConfigMap it names. */
function cluster(spec: object, text?: string, configMaps?: Given): Snapshot {
  const backstage = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh', { spec });
  const data = { 'dynamic-plugins.yaml': text ?? '' };
  const configMap: Manifest = object('v1', 'ConfigMap', 'user-plugins', 'rhdh', { data });
  return snapshotOf({
    backstages: [backstage],
    configMaps: configMaps ?? (text === undefined ? [] : [configMap]),
  });
}

const byConfigMap = { application: { dynamicPluginsConfigMapName: 'user-plugins' } };
const byFlavour = { flavours: [{ name: 'orchestrator' }] };

/** The backend entry of a release with more fields. */
function backend(version: string, ...lines: readonly string[]): string {
  const { release } = targetOf(version);
  const name = release.plugins.find(({ role }) => role === 'backend')?.package ?? '';
  return ['plugins:', `  - package: "${name}"`, ...lines.map((line) => `    ${line}`), ''].join('\n');
}

const on = (version: string): string =>
  targetOf(version).release.installer.enabledKey ? 'enabled: true' : 'disabled: false';

describe('the dependency on the platform', () => {
  test.each(['1.7', '1.10', '2.0', '2.1'])('%s: a ConfigMap alone has to write it', (version) => {
    const target = targetOf(version);
    const gap = dependencyGap(cluster(byConfigMap, backend(version, on(version))), target);
    expect(gap?.code).toBe('dependency-missing');
    expect(gap?.reason.args).toEqual(['hub', 'user-plugins']);
    expect(gap?.evidence[0]?.value).toBe('user-plugins');
    const written = backend(version, on(version), 'dependencies: [{ref: sonataflow}]');
    expect(dependencyGap(cluster(byConfigMap, written), target)).toBeUndefined();
  });

  test.each(['1.8', '1.9'])('%s: the operator’s default may bring it, so nothing is claimed', (version) => {
    expect(
      dependencyGap(cluster(byConfigMap, backend(version, on(version))), targetOf(version)),
    ).toBeUndefined();
    const cleared = backend(version, on(version), 'dependencies: [{}]');
    expect(dependencyGap(cluster(byConfigMap, cleared), targetOf(version))?.code).toBe('dependency-missing');
  });

  test.each(['1.10', '2.0', '2.1'])('%s: the flavour brings it, and an empty list clears it', (version) => {
    const both = { ...byConfigMap, ...byFlavour };
    expect(dependencyGap(cluster(byFlavour), targetOf(version))).toBeUndefined();
    const silent = backend(version, on(version));
    expect(dependencyGap(cluster(both, silent), targetOf(version))).toBeUndefined();
    const cleared = backend(version, on(version), 'dependencies: []');
    expect(dependencyGap(cluster(both, cleared), targetOf(version))?.code).toBe('dependency-missing');
  });

  test('2.1: plugins in the Backstage object itself cannot write it', () => {
    const inline = { application: { dynamicPlugins: [{ package: 'ref://x', enabled: true }] } };
    expect(dependencyGap(cluster(inline), targetOf('2.1'))?.reason.args).toEqual(['hub']);
  });

  test.each(['1.10', '2.1'])('%s: a raw list takes the place of the flavour', (version) => {
    const spec = { ...byFlavour, rawRuntimeConfig: { backstageConfig: 'raw' } };
    const gapWith = (data: object) =>
      dependencyGap(
        cluster(spec, undefined, [object('v1', 'ConfigMap', 'raw', 'rhdh', { data })]),
        targetOf(version),
      );
    const list = 'dynamic-plugins.yaml';
    expect(gapWith({ [list]: 'plugins: []' })?.code).toBe('dependency-missing');
    const written = backend(version, on(version), 'dependencies: [{ref: sonataflow}]');
    expect(gapWith({ [list]: written })).toBeUndefined();
    expect(gapWith({ 'deployment.yaml': '' })).toBeUndefined();
  });

  test.each<[string, Snapshot]>([
    ['there is no Backstage', snapshotOf()],
    ['ConfigMaps may not be read', cluster(byConfigMap, '', 'forbidden')],
    ['the ConfigMap is not there', cluster(byConfigMap)],
    [
      'a raw configuration is not there',
      cluster({ ...byConfigMap, rawRuntimeConfig: { backstageConfig: 'raw' } }, ''),
    ],
  ])('nothing is claimed where %s', (_case, snapshot) => {
    expect(dependencyGap(snapshot, targetOf('1.10'))).toBeUndefined();
  });
});

test('2.1: the policies come with the flavour alone', () => {
  const target = targetOf('2.1');
  expect(flavourGap(cluster(byFlavour), target)).toBeUndefined();
  expect(flavourGap(snapshotOf(), target)).toBeUndefined();
  expect(flavourGap(cluster(byConfigMap, ''), target)?.code).toBe('flavour-missing');
  const off = { flavours: [{ name: 'orchestrator', enabled: false }] };
  expect(flavourGap(cluster(off), target)?.code).toBe('flavour-missing');
});

interface Recorded {
  readonly user: unknown;
  readonly spec: object;
  /** A default of the recording's own in place of the operator's. */
  readonly default_overlay: string | null;
  readonly sfp: boolean;
  readonly conditions: readonly { readonly reason: string }[];
}

const folders = {
  'release-1.7': '1.7',
  'release-1.8': '1.8',
  'release-1.9': '1.9',
  'release-1.10': '1.10',
  main: '2.0',
} as const;

describeWithShared('recordings/rhdh-operator', 'the dependency, held against what the operators did', () => {
  for (const [folder, version] of Object.entries(folders)) {
    const target = targetOf(version);
    const { merge } = target.release;

    test.each(casesOf(folder))(`${version}: $name`, ({ recorded, user }) => {
      const gap = dependencyGap(cluster(recorded.spec, user), target);
      if (recorded.sfp) expect(gap).toBeUndefined();
      else if (!merge.inheritsDependencies) expect(gap?.code).toBe('dependency-missing');
    });
  }
});

/** Holds numbers that JSON cannot. */
const notJson = ['merge-m18-normalisation.json'];

/** Where nothing stopped the operator and it used its own default: another one comes as raw configuration. */
function casesOf(folder: string) {
  const path = `recordings/rhdh-operator/${folder}`;
  return listShared(path)
    .filter((name) => /^(merge|deps)-/.test(name) && !notJson.includes(name))
    .flatMap((name) => {
      const recorded = JSON.parse(readShared(`${path}/${name}`)) as Recorded;
      const { user, default_overlay: overlay, conditions } = recorded;
      const stopped = conditions[0]?.reason === 'DeployFailed';
      const comparable = typeof user === 'string' && !stopped && overlay === null;
      return comparable ? [{ name, recorded, user }] : [];
    });
}
