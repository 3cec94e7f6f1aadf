import { describe, expect, it } from 'vitest';
import { partsOf, partValue, textsOf } from '../../../src/core/parts.ts';

const platform = {
  apiVersion: 'sonataflow.org/v1alpha08',
  kind: 'SonataFlowPlatform',
  metadata: { name: 'p' },
};
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } };

function shown(documents: readonly unknown[]): readonly string[] {
  return partsOf(documents).map(({ document, path, is }) => `${document}/${path.join('.')} ${is.kind}`);
}

describe('the parts of a file', () => {
  it('are its documents of ours', () => {
    expect(shown([deployment, platform, null])).toEqual(['1/ sonataflowplatform']);
  });

  it('are OperatorGroups where something of ours is installed, or that name a package of ours', () => {
    const group = (namespace: string, spec = {}): object => ({
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: 'g', namespace },
      spec,
    });
    const subscription = {
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name: 's', namespace: 'here' },
      spec: { name: 'serverless-operator' },
    };
    expect(shown([group('here'), group('there')])).toEqual([]);
    expect(shown([group('here'), group('there'), subscription])).toEqual([
      '0/ operatorgroup',
      '2/ subscription',
    ]);
    expect(shown([group('there', { packages: 'other,logic-operator' }), group('there')])).toEqual([
      '0/ operatorgroup',
      '1/ operatorgroup',
    ]);
  });

  it('are the items of a List, each at its place', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [deployment, platform, null, platform] };
    expect(shown([list])).toEqual(['0/items.1 sonataflowplatform', '0/items.3 sonataflowplatform']);
    expect(shown([{ apiVersion: 'v1', kind: 'List', items: 'none' }])).toEqual([]);
  });

  it('are the sections of Helm values, behind the values themselves', () => {
    const values = {
      global: { dynamic: { plugins: [] }, lightspeed: { plugins: [] } },
      orchestrator: { enabled: true, plugins: [{ package: 'x' }] },
      upstream: { backstage: { appConfig: {} } },
    };
    expect(shown([values])).toEqual([
      '0/ helm-values',
      '0/global.dynamic dynamic-plugins',
      '0/global.lightspeed dynamic-plugins',
      '0/orchestrator dynamic-plugins',
      '0/upstream.backstage.appConfig app-config',
    ]);
    const [, , , orchestrator] = partsOf([values]);
    expect(orchestrator && partValue(values, orchestrator)).toEqual({ plugins: [{ package: 'x' }] });
    expect(shown([{ orchestrator: { enabled: true, sonataflowPlatform: {} } }])).toEqual(['0/ helm-values']);
  });

  it('are the ConfigMaps that a Backstage object of the file names, also within a List', () => {
    const application = {
      dynamicPluginsConfigMapName: 'list',
      appConfig: { configMaps: [{ name: 'config' }, null] },
    };
    const backstage = { apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', spec: { application } };
    const configMaps = ['list', 'config', 'other'].map((name) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
    }));
    const kinds = ['backstage', 'dynamic-plugins-configmap', 'app-config-configmap'];
    expect(partsOf([backstage, ...configMaps]).map(({ is }) => is.kind)).toEqual(kinds);
    const list = { apiVersion: 'v1', kind: 'List', items: [...configMaps, backstage] };
    expect(
      partsOf([list])
        .map(({ is }) => is.kind)
        .toSorted(),
    ).toEqual(kinds.toSorted());
    expect(partsOf(configMaps)).toEqual([]);
  });
});

describe('the texts of a part', () => {
  const data = {
    'dynamic-plugins.yaml': '',
    'app-config.yaml': '',
    'app-config.production.yml': '',
    'rbac-policy.csv': '',
    'other.yaml': '',
  };

  it('are those under the keys of a ConfigMap that we know', () => {
    expect(textsOf({ kind: 'app-config-configmap' }, { data })).toEqual([
      { key: 'dynamic-plugins.yaml', kind: 'dynamic-plugins' },
      { key: 'app-config.yaml', kind: 'app-config' },
      { key: 'app-config.production.yml', kind: 'app-config' },
    ]);
  });

  it('are none in other objects, and in data that is no mapping', () => {
    expect(textsOf({ kind: 'backstage' }, { data })).toEqual([]);
    expect(textsOf({ kind: 'dynamic-plugins-configmap' }, { data: ['x'] })).toEqual([]);
  });
});
