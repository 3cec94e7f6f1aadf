import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { recognise } from '../../../src/core/recognise.ts';
import { catalog, plainKinds, schemaFor } from '../../../src/core/schema/catalog.ts';
import { judgeStructure, schemaOf } from '../../../src/core/schema/structure.ts';

const metadata = { name: 'developer-hub', namespace: 'rhdh', labels: { a: 'b' } };

function codes(value: object, line?: string, fileName = 'x.yaml'): readonly string[] {
  const recognised = recognise(value, { fileName });
  if (recognised === undefined) return ['not ours'];
  return judgeStructure(recognised, value, line).map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('judgeStructure', () => {
  it.each([
    ['rhdh.redhat.com/v1alpha5', 'BackStage'],
    ['sonataflow.org/v1alpha08', 'SonataflowPlatform'],
    ['operator.knative.dev/v1beta1', 'KnativeServings'],
  ])('a kind of our own groups that is nearly one of theirs: %s %s', (apiVersion, kind) => {
    const [said] = codes({ apiVersion, kind, metadata, spec: {} });
    expect(said).toBe('schema-enum kind');
  });

  it.each([
    ['rhdh.redhat.com/v1alpha3', 'Orchestrator'],
    ['sonataflow.org/v1alpha08', 'SonataFlowBuild'],
    ['operators.coreos.com/v1alpha1', 'Subscriptions'],
    ['example.com/v1', 'BackStage'],
  ])('any other kind is not ours: %s %s', (apiVersion, kind) => {
    expect(codes({ apiVersion, kind, metadata })).toEqual(['not ours']);
  });

  it.each<[what: string, value: object, fileName?: string]>([
    [
      'Backstage',
      {
        apiVersion: 'rhdh.redhat.com/v1alpha5',
        kind: 'Backstage',
        metadata,
        spec: {
          flavours: [{ name: 'orchestrator' }],
          deployment: { patch: { spec: { replicas: 2 } } },
          application: { route: { enabled: true } },
        },
      },
    ],
    [
      'SonataFlowPlatform',
      {
        apiVersion: 'sonataflow.org/v1alpha08',
        kind: 'SonataFlowPlatform',
        metadata,
        spec: {
          services: {
            dataIndex: {
              enabled: true,
              podTemplate: { replicas: 2, container: { resources: { limits: { cpu: '1' } } } },
              persistence: {
                postgresql: { secretRef: { name: 'a', userKey: 'b' }, serviceRef: { name: 'c', port: 5432 } },
              },
            },
          },
        },
      },
    ],
    [
      'Subscription',
      {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata,
        spec: {
          name: 'rhdh',
          source: 'a',
          sourceNamespace: 'b',
          config: { resources: { limits: { cpu: 1, memory: '1Gi' } }, env: [{ name: 'A', value: 'b' }] },
        },
      },
    ],
    [
      'OperatorGroup',
      {
        apiVersion: 'operators.coreos.com/v1',
        kind: 'OperatorGroup',
        metadata: { name: 'a', namespace: 'openshift-serverless' },
        spec: null,
      },
    ],
    [
      'KnativeServing',
      {
        apiVersion: 'operator.knative.dev/v1beta1',
        kind: 'KnativeServing',
        metadata,
        spec: { 'controller-custom-certs': { name: '', type: '' }, registry: {}, Registry: {} },
      },
    ],
    [
      'NetworkPolicy',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'allow-intra-network' },
        spec: {
          podSelector: {},
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [{ namespaceSelector: { matchLabels: { a: 'b' } } }],
              ports: [{ port: 'http' }, { port: 80, protocol: 'TCP' }],
            },
          ],
        },
      },
    ],
    [
      'ConfigMap',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata,
        data: { 'dynamic-plugins.yaml': 'plugins: []\n', other: 'text' },
      },
    ],
    [
      'plugin list',
      {
        includes: ['dynamic-plugins.default.yaml'],
        plugins: [
          {
            package: 'oci://a/b:{{inherit}}',
            enabled: true,
            dependencies: [{ ref: 'sonataflow' }, {}],
            pluginConfig: { any: [1] },
          },
        ],
      },
    ],
    [
      'targets',
      {
        version: 1,
        targets: [
          {
            name: 'dev',
            release: '1.10',
            backstage: { name: 'a', namespace: 'b' },
            plugins: 'flavour',
            files: ['deploy/**'],
          },
        ],
      },
      '.rhdh-orchestrator.yaml',
    ],
    [
      'an object as the cluster shows it',
      {
        apiVersion: 'rhdh.redhat.com/v1alpha5',
        kind: 'Backstage',
        metadata: {
          ...metadata,
          creationTimestamp: null,
          generation: 2,
          managedFields: [{ manager: 'x', fieldsV1: {} }],
          ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: 'b', controller: true }],
        },
        status: { conditions: [] },
      },
    ],
  ])('has nothing to say about a good %s', (_, value, fileName) => {
    expect(codes(value, undefined, fileName)).toEqual([]);
  });

  it('knows the fields of each version of Backstage', () => {
    const spec = { application: { replicas: 2 }, flavours: [] };
    const of = (version: string, line?: string): readonly string[] =>
      codes({ apiVersion: `rhdh.redhat.com/${version}`, kind: 'Backstage', metadata, spec }, line);
    expect(of('v1alpha4')).toEqual(['schema-unknown-field spec.flavours']);
    expect(of('v1alpha5')).toEqual(['schema-unknown-field spec.application.replicas']);
    expect(of('v1alpha5', '1.10')).toEqual(['schema-unknown-field spec.application.replicas']);
    expect(of('v1alpha5', '1.9')).toEqual([
      'schema-unknown-field spec.application.replicas',
      'schema-unknown-field spec.flavours',
    ]);
  });

  it('knows the plugins that a Backstage lists itself from 2.1 on', () => {
    const value = {
      apiVersion: 'rhdh.redhat.com/v1alpha5',
      kind: 'Backstage',
      metadata,
      spec: {
        application: { dynamicPlugins: [{ package: 'ref://a', enabled: true, pluginConfig: { a: 1 } }] },
      },
    };
    expect(codes(value)).toEqual([]);
    expect(codes(value, '2.1')).toEqual([]);
    expect(codes(value, '2.0')).toEqual(['schema-unknown-field spec.application.dynamicPlugins']);
  });

  it('says which version to write where none of the kind is known', () => {
    const value = {
      apiVersion: 'operator.knative.dev/v1alpha1',
      kind: 'KnativeServing',
      metadata,
      spec: { nonsense: [] },
    };
    const [finding, ...more] = judgeStructure(
      { kind: 'knativeserving', apiVersion: value.apiVersion },
      value,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'schema-api-version',
      path: ['apiVersion'],
      fix: { kind: 'replace', value: 'operator.knative.dev/v1beta1' },
    });
    expect(finding && plain(finding.message)).toContain('operator.knative.dev/v1beta1');
  });

  it('wants a name of an object whatever its version', () => {
    expect(codes({ apiVersion: 'sonataflow.org/v1alpha07', kind: 'SonataFlow', spec: { a: 1 } })).toEqual([
      'schema-required ',
      'schema-api-version apiVersion',
    ]);
  });

  it('wants a name and knows all fields of metadata', () => {
    const of = (meta: unknown): readonly string[] =>
      codes({ apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', metadata: meta });
    expect(of(null)).toEqual(['schema-required ']);
    expect(of({ namespace: 'a' })).toEqual(['schema-required metadata']);
    expect(of({ name: 'a', lables: {} })).toEqual(['schema-unknown-field metadata.lables']);
    expect(of({ name: 'a', annotations: { on: true } })).toEqual(['schema-type metadata.annotations.on']);
  });

  it('resolves a schema once', () => {
    const [first] = catalog;
    expect(first && schemaFor(first)).toBe(first && schemaFor(first));
    expect(schemaFor({ apiVersion: 'v1', kind: 'Secret' })).toBeUndefined();
  });

  it('has a schema for every kind of file that is recognised', () => {
    for (const kind of plainKinds) expect(schemaOf({ kind }, {})?.title, kind).toBeDefined();
    for (const { of, apiVersion, kind } of catalog)
      expect(schemaOf({ kind: of, apiVersion }, { kind })?.title, kind).toBeDefined();
  });

  it('never throws, whatever stands in a document', () => {
    const odd: readonly unknown[] = [
      undefined,
      null,
      0,
      '',
      'text',
      true,
      [],
      {},
      [null],
      { a: null },
      { name: [] },
      Object.create(null),
    ];
    for (const { apiVersion, kind } of catalog) {
      for (const [index, one] of odd.entries()) {
        for (const other of odd.slice(index)) {
          const value = { apiVersion, kind, metadata: one, spec: other, data: one, status: other };
          expect(() => codes(value)).not.toThrow();
        }
      }
    }
    for (const one of odd) expect(() => recognise(one, { fileName: 'dynamic-plugins.yaml' })).not.toThrow();
  });
});
