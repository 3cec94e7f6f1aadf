import { describe, expect, it } from 'vitest';
import { isForeignTemplate } from '../../src/core/foreignTemplate.ts';
import type { OurKind } from '../../src/core/ourKind.ts';
import { mayBeOurs, recognise, recogniseEmbedded } from '../../src/core/recognise.ts';
import type { OperatorSubscription } from '../../src/core/release.ts';
import { releases } from '../../src/core/releases/index.ts';

const metadata = { name: 'x', namespace: 'somewhere' };

describe('recognise', () => {
  it.each<[kind: OurKind, value: object, fileName?: string]>([
    ['backstage', { apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', metadata }],
    ['backstage', { apiVersion: 'rhdh.redhat.com/v9', kind: 'Backstage' }],
    ['sonataflowplatform', { apiVersion: 'sonataflow.org/v1alpha08', kind: 'SonataFlowPlatform', metadata }],
    ['knativeserving', { apiVersion: 'operator.knative.dev/v1alpha1', kind: 'KnativeServing', metadata }],
    ['knativeserving', { apiVersion: 'serving.knative.dev/v1', kind: 'KnativeServing', metadata }],
    ['knativeeventing', { apiVersion: 'operator.knative.dev/v1beta1', kind: 'KnativeEventing', metadata }],
    [
      'subscription',
      {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata,
        spec: { name: 'logic-operator' },
      },
    ],
    [
      'subscription',
      {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata: { name: 'serverless-operator' },
        name: 'serverless-operator',
      },
    ],
    [
      'operatorgroup',
      {
        apiVersion: 'operators.coreos.com/v1',
        kind: 'OperatorGroup',
        metadata: { name: 'x', namespace: 'openshift-serverless' },
      },
    ],
    [
      'networkpolicy',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'allow-intra-network' },
      },
    ],
    [
      'dynamic-plugins-configmap',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'dynamic-plugins.yaml': 'plugins: []' } },
    ],
    [
      'dynamic-plugins-configmap',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'dynamic-plugins.yaml': null } },
    ],
    [
      'dynamic-plugins-configmap',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dynamic-plugins-rhdh' }, data: {} },
    ],
    ['dynamic-plugins', { plugins: [{ package: './dynamic-plugins/dist/x' }] }],
    [
      'dynamic-plugins',
      { includes: ['dynamic-plugins.default.yaml'], plugins: [{ package: '@a/b@1', disabled: false }] },
    ],
    ['dynamic-plugins', { dynamicPlugins: [] }, 'deploy/dynamic-plugins.override.yaml'],
    ['dynamic-plugins', {}, 'C:\\deploy\\dynamic-plugins.yaml'],
    ['target-file', { version: 1 }, '/home/me/.rhdh-orchestrator.yaml'],
    ['target-file', ['a list'], '.rhdh-orchestrator.yaml'],
  ])('%s: %j %s', (kind, value, fileName) => {
    expect(recognise(value, fileName === undefined ? {} : { fileName })?.kind).toBe(kind);
  });

  it.each<[what: string, value: unknown, fileName?: string]>([
    ['nothing', null],
    ['a scalar', 'plugins'],
    ['a bare list of plugins', [{ package: './dynamic-plugins/dist/x' }]],
    ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata }],
    ['a Backstage of another group', { apiVersion: 'janus-idp.io/v1', kind: 'Backstage', metadata }],
    ['a catalog entity', { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata }],
    [
      'a Subscription to something else',
      {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata,
        spec: { name: 'gatekeeper' },
      },
    ],
    [
      'a messaging Subscription',
      { apiVersion: 'messaging.knative.dev/v1', kind: 'Subscription', metadata: { name: 'rhdh' } },
    ],
    [
      'an OperatorGroup elsewhere',
      { apiVersion: 'operators.coreos.com/v1', kind: 'OperatorGroup', metadata },
    ],
    [
      'a NetworkPolicy of the general set',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'backstage-netpol-hub-allow-dns-egress' },
      },
    ],
    ['another NetworkPolicy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata }],
    [
      'an app-config ConfigMap',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'app-config.yaml': '' } },
    ],
    [
      'a preset with a list of plugins',
      { name: 'recommended', plugins: [{ package: 'oci://x/y:1!z', disabled: false }] },
    ],
    ['another tool with plugins', { plugins: [{ package: 'eslint-plugin-x' }] }],
    ['plugins as strings', { plugins: ['a', 'b'] }],
    ['values of other charts', { global: { dynamic: true }, orchestrator: { enabled: true } }],
    [
      'an object in a file named as ours',
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata },
      'dynamic-plugins.yaml',
    ],
  ])('is silent about %s', (_, value, fileName) => {
    expect(recognise(value, fileName === undefined ? {} : { fileName })).toBeUndefined();
  });

  it('keeps the API version as written', () => {
    expect(recognise({ apiVersion: 'rhdh.redhat.com/v9', kind: 'Backstage' })).toEqual({
      kind: 'backstage',
      apiVersion: 'rhdh.redhat.com/v9',
    });
  });

  it('knows the packages and policies of every release', () => {
    for (const { version, networkPolicies, subscriptions } of releases) {
      for (const subscription of Object.values<OperatorSubscription>({ ...subscriptions })) {
        const value = {
          apiVersion: 'operators.coreos.com/v1alpha1',
          kind: 'Subscription',
          metadata,
          spec: { name: subscription.package },
        };
        expect(recognise(value)?.kind, `${version} ${subscription.package}`).toBe('subscription');
      }
      const made = networkPolicies.policies.flatMap(
        ({ madeAs }) => madeAs?.replace('{name}', 'my-hub') ?? [],
      );
      for (const name of [...networkPolicies.names, ...made]) {
        const value = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name } };
        expect(recognise(value)?.kind, `${version} ${name}`).toBe('networkpolicy');
      }
    }
  });

  it('takes the inside of a ConfigMap as a list of plugins, but for a whole manifest', () => {
    expect(recogniseEmbedded({ plugins: null })?.kind).toBe('dynamic-plugins');
    expect(recogniseEmbedded({ dynamicPlugins: [] })?.kind).toBe('dynamic-plugins');
    expect(recogniseEmbedded({ apiVersion: 'v1', kind: 'ConfigMap', data: {} })).toBeUndefined();
    // The key says what it should be; whoever reads it refuses it.
    expect(recogniseEmbedded(['a'])?.kind).toBe('dynamic-plugins');
    expect(recogniseEmbedded(['a'], 'app-config')).toBeUndefined();
    expect(recogniseEmbedded(null)).toBeUndefined();
  });

  it('takes a file for a list by its name, whatever it holds', () => {
    for (const value of [null, undefined, ['a'], 'a', {}]) {
      expect(recognise(value, { fileName: 'config/dynamic-plugins.override.yaml' })?.kind).toBe(
        'dynamic-plugins',
      );
      expect(recognise(value, { fileName: 'plugins.yaml' })).toBeUndefined();
    }
  });
});

describe('mayBeOurs', () => {
  it.each([
    'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\n',
    '{"kind": "SonataFlowPlatform", "apiVersion": "sonataflow.org/v1alpha08"}',
    'kind: KnativeServing\napiVersion: operator.knative.dev/v1beta1\n',
    'apiVersion: "operators.coreos.com/v1"\nkind: OperatorGroup\n',
    'kind: ConfigMap\ndata:\n  dynamic-plugins.yaml: |\n    plugins: []\n',
    '# a list\nplugins:\n- package: ./dynamic-plugins/dist/x\n',
    'metadata: {name: allow-intra-network}\napiVersion: networking.k8s.io/v1\n',
  ])('lets %j through', (text) => {
    expect(mayBeOurs(text)).toBe(true);
  });

  it('lets our file names through, even empty ones', () => {
    expect(mayBeOurs('', { fileName: '/w/.rhdh-orchestrator.yaml' })).toBe(true);
    expect(mayBeOurs('', { fileName: '/w/dynamic-plugins.yaml' })).toBe(true);
  });

  it.each(['', 'a: 1\n', 'apiVersion: apps/v1\nkind: Deployment\n', 'services:\n  plugins: []\n'])(
    'stops %j',
    (text) => {
      expect(mayBeOurs(text)).toBe(false);
    },
  );

  it('lets app-configs and Helm values with sections of ours through', () => {
    expect(mayBeOurs('data:\n  app-config.yaml: |\n    orchestrator: {}\n')).toBe(true);
    expect(mayBeOurs('global:\n  dynamic:\n    plugins: []\n')).toBe(true);
    expect(mayBeOurs('\uFEFFplugins: []\n')).toBe(true);
    expect(mayBeOurs('data:\n  app-config.yaml: |\n    backend: {}\n')).toBe(false);
    expect(mayBeOurs('local:\n  dynamic: true\n')).toBe(false);
  });
});

describe('isForeignTemplate', () => {
  it.each([
    '{{- if .Values.enabled }}\nkind: ConfigMap\n{{- end }}\n',
    'metadata:\n  name: {{ .Release.Name }}\n',
    'metadata:\n  name: "{{ .Release.Name }}-x"\n',
    'spec:\n  channel: {{ channel }}\n',
    '{% if on %}\na: 1\n{% endif %}\n',
    'metadata:\n  name: ${{ values.name }}\n',
    'list:\n  - {{ item }}\n',
  ])('%j is one', (text) => {
    expect(isForeignTemplate(text)).toBe(true);
  });

  it.each([
    'plugins:\n- package: oci://quay.io/a/b:{{inherit}}\n',
    'metadata:\n  namespace: {{backstage-ns}}\n  name: {{ backstage-name }}\n',
    'package: "oci://quay.io/a/b:{{ inherit }}"\n',
    '# {{ .Values.x }} is how the chart says it\na: 1\n',
    'host: ${HOST}\n',
    "title: '{{name}} and more'\n",
    'a: {b: {c: 1}}\n',
    'pluginConfig: {a: {b: {}}}\n',
    'global:\n  host: "{{ .Values.host }}"\n',
  ])('%j is none', (text) => {
    expect(isForeignTemplate(text)).toBe(false);
  });
});
