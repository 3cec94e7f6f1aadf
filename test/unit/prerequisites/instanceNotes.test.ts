import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { definition, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

function codes(
  id: PrerequisiteId,
  given: Partial<Record<ResourceKey, Given>>,
  target: Target,
): readonly string[] {
  const status = evaluateAll(snapshotOf({ ...healthyWorld(target), ...given }), target).get(id);
  return status?.notes.map(({ code }) => code) ?? [];
}

/** A world whose Backstage object reads its plugins from a ConfigMap with this one entry. */
function listing(target: Target, entry: string): Partial<Record<ResourceKey, Given>> {
  const world = healthyWorld(target);
  const [backstage] = world.backstages;
  const text = `plugins:\n  - disabled: false\n${entry.replaceAll(/^/gm, '    ')}\n`;
  const configMap = object('v1', 'ConfigMap', 'plugins', target.namespace, {
    data: { 'dynamic-plugins.yaml': text },
  });
  const spec = { application: { dynamicPluginsConfigMapName: 'plugins' } };
  return { backstages: [{ ...(backstage as Manifest), spec }], configMaps: [configMap] };
}

describe('the list of plugins in the cluster', () => {
  const npm = (version: string) =>
    `package: '@redhat/backstage-plugin-orchestrator-backend-dynamic@${version}'`;
  const inherited =
    'package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}';
  const url = (address: string) =>
    `${inherited}\npluginConfig:\n  orchestrator:\n    dataIndexService:\n      url: ${address}`;
  test.each<[string, string, string, readonly string[]]>([
    ['npm names on a release with images', '1.9', npm('1.8.2'), ['npm-on-oci']],
    ['images', '1.9', inherited, []],
    ['the npm version of the release', '1.8.3', npm('1.8.2'), []],
    ['another npm version', '1.8.5', npm('1.8.2'), ['integrity-unknown']],
    ['another npm version with its integrity', '1.8.5', `${npm('1.8.2')}\nintegrity: sha512-x`, []],
    ['another plugin', '1.9', "package: '@redhat/backstage-plugin-other@1.0.0'", []],
    ['the data-index by its name', '1.9', url('http://sonataflow-platform-data-index-service'), []],
    [
      'the data-index with its namespace',
      '1.9',
      url('http://sonataflow-platform-data-index-service.rhdh'),
      [],
    ],
    [
      'the data-index in full',
      '1.9',
      url('http://sonataflow-platform-data-index-service.rhdh.svc.cluster.local:80'),
      [],
    ],
    [
      'another data-index',
      '1.9',
      url('http://sonataflow-platform-data-index-service.elsewhere'),
      ['other-data-index'],
    ],
    ['a data-index outside', '1.9', url('https://workflows.apps.example.com'), []],
  ])('%s', (_case, release, entry, expected) => {
    const target = targetOf(release);
    expect(codes('backstage', listing(target, entry), target)).toEqual(expected);
  });
});

describe('RHDH behind a proxy', () => {
  const target = targetOf('1.10');
  const proxied = (env: readonly object[], more: object = {}) => {
    const world = healthyWorld(target);
    const container = { name: 'backstage-backend', env, ...more };
    const deployments = world.deployments.map((one) =>
      one.metadata.name === 'backstage-hub'
        ? { ...one, spec: { template: { spec: { containers: [container] } } } }
        : one,
    );
    return codes('backstage', { deployments }, target);
  };
  const proxy = { name: 'HTTP_PROXY', value: 'http://proxy:3128' };
  const except = (value: string) => [proxy, { name: 'NO_PROXY', value }];
  test.each<[string, readonly object[], readonly string[]]>([
    ['without one', [], []],
    ['without exceptions', [proxy], ['no-proxy']],
    ['with other exceptions', except('localhost,.example.com'), ['no-proxy']],
    ['with the namespace', except('localhost,.rhdh'), []],
    ['with all Services', except('localhost .svc'), []],
    ['with the service itself', except('sonataflow-platform-data-index-service'), []],
    ['with everything', except('*'), []],
  ])('%s', (_case, env, expected) => expect(proxied(env)).toEqual(expected));

  test('with exceptions that may come from elsewhere', () => {
    expect(proxied([proxy], { envFrom: [{ configMapRef: { name: 'proxy' } }] })).toEqual([]);
  });
});

describe('a platform', () => {
  const monitored = (target: Target, metadata: object = {}) => {
    const [platform] = healthyWorld(target).sonataFlowPlatforms;
    if (platform === undefined) throw new Error('No platform.');
    return [
      {
        ...platform,
        metadata: { ...platform.metadata, ...metadata },
        spec: { ...(platform['spec'] as object), monitoring: { enabled: true } },
      },
    ];
  };
  const target = targetOf('1.10');
  const crds = [definition('sonataflowplatforms.sonataflow.org')];
  test.each<[string, Given, readonly string[]]>([
    ['with the Prometheus operator', [...crds, definition('prometheuses.monitoring.coreos.com')], []],
    ['without it', crds, ['monitoring-not-served']],
    ['where that cannot be seen', 'forbidden', []],
  ])('that is monitored, %s', (_case, customResourceDefinitions, expected) => {
    const given = { customResourceDefinitions, sonataFlowPlatforms: monitored(target) };
    expect(codes('platform', given, target)).toEqual(expected);
  });

  test('that the chart would refuse is told from its own', () => {
    const helm = targetOf('1.10', { method: 'helm' });
    const annotations = { 'meta.helm.sh/release-name': 'hub', 'meta.helm.sh/release-namespace': 'rhdh' };
    const plain = healthyWorld(helm).sonataFlowPlatforms;
    const own = plain.map((one) => ({ ...one, metadata: { ...one.metadata, annotations } }));
    expect(codes('platform', { sonataFlowPlatforms: plain }, helm)).toEqual(['not-of-chart']);
    expect(codes('platform', { sonataFlowPlatforms: own }, helm)).toEqual(['helm-release']);
    const labels = { 'app.kubernetes.io/managed-by': 'Helm' };
    const rendered = plain.map((one) => ({ ...one, metadata: { ...one.metadata, labels } }));
    expect(codes('platform', { sonataFlowPlatforms: rendered }, helm)).toEqual([]);
  });
});

describe('permissions in the app-config', () => {
  const target = targetOf('1.10');
  const judged = (text: string, name = 'app') => {
    const [backstage] = healthyWorld(target).backstages;
    const spec = {
      flavours: [{ name: 'orchestrator' }],
      application: { appConfig: { configMaps: [{ name: 'app' }] } },
    };
    const configMaps = [
      object('v1', 'ConfigMap', name, target.namespace, { data: { 'app-config.yaml': text } }),
    ];
    return codes('backstage', { backstages: [{ ...(backstage as Manifest), spec }], configMaps }, target);
  };
  const on = (plugins: string) =>
    `permission:\n  enabled: true\n  rbac:\n    pluginsWithPermission: [${plugins}]\n`;
  test.each<[string, string, readonly string[]]>([
    ['off', 'permission:\n  enabled: false\n', []],
    ['not told', 'app: { title: permission }\n', []],
    ['on without the Orchestrator', on('catalog'), ['permissions-on']],
    ['on with it', on('catalog, orchestrator'), []],
    ['unreadable', 'permission: [', []],
  ])('%s', (_case, text, expected) => expect(judged(text)).toEqual(expected));

  test('of a ConfigMap that is not named are not looked at', () => {
    expect(judged(on('catalog'), 'other')).toEqual([]);
  });
});
