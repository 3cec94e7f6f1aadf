import { expect, test } from 'vitest';
import { wantedInFull } from '../../src/core/inFull.ts';
import { object } from '../support/snapshots.ts';

const csv = (name: string, namespace: string) =>
  object('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', name, namespace);

test('of the ClusterServiceVersions those are wanted that a Subscription of their namespace names', () => {
  const isWanted = wantedInFull('clusterServiceVersions', [
    object('operators.coreos.com/v1alpha1', 'Subscription', 's', 'a', {
      status: { installedCSV: 'op.v1', currentCSV: 'op.v2' },
    }),
    object('operators.coreos.com/v1alpha1', 'Subscription', 'new', 'b'),
  ]);
  const wanted = [csv('op.v1', 'a'), csv('op.v2', 'a'), csv('op.v3', 'a'), csv('op.v1', 'b')].map(isWanted);
  expect(wanted).toEqual([true, true, false, false]);
});

test('of the definitions those that must be established, not those that are large beside them', () => {
  const isWanted = wantedInFull('customResourceDefinitions', []);
  const definition = (name: string) =>
    isWanted(object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name, undefined));
  expect(definition('backstages.rhdh.redhat.com')).toBe(true);
  expect(definition('backstages.other.example')).toBe(false);
  expect(definition('sonataflowplatforms.sonataflow.org')).toBe(true);
  expect(definition('sonataflows.sonataflow.org')).toBe(false);
  expect(definition('clusterserviceversions.operators.coreos.com')).toBe(false);
});

test('of the ConfigMaps those are wanted that a Backstage object of their namespace names, in whatever field', () => {
  const application = {
    dynamicPluginsConfigMapName: 'plugins',
    appConfig: { configMaps: [{ name: 'config' }] },
    extraFiles: { configMaps: [{ name: 'file', key: 'a' }], secrets: [{ name: 'secret' }] },
    extraEnvs: { configMaps: [{ name: 'env' }] },
  };
  const isWanted = wantedInFull('configMaps', [
    object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'a', {
      spec: { application, rawRuntimeConfig: { backstageConfig: 'raw' } },
    }),
    object('rhdh.redhat.com/v1alpha5', 'Backstage', 'bare', 'b'),
  ]);
  const wanted = (name: string, namespace = 'a') => isWanted(object('v1', 'ConfigMap', name, namespace));
  expect(['plugins', 'config', 'file', 'env', 'raw'].map((name) => wanted(name))).not.toContain(false);
  expect([wanted('secret'), wanted('other'), wanted('plugins', 'b')]).not.toContain(true);
});

test('nothing else', () => {
  expect(wantedInFull('secrets', [])(object('v1', 'Secret', 's', 'a'))).toBe(false);
});
