import { describe, expect, test } from 'vitest';
import { isEmbedded, objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import type { What } from '../../../src/core/templates/template.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { describeWithShared, upstreamDocuments } from '../../support/sharedFolder.ts';
import { targetOf } from '../../support/targets.ts';
import { asOurs, differences } from '../../support/upstreamDifferences.ts';
import { branches } from '../releases/branches.ts';

const inOwnNamespace = { '{{backstage-name}}': 'hub', '{{backstage-ns}}': 'rhdh' };
const metDifferences = new Set<string>();

/** Our objects of some files, by kind and name. */
function ours(
  what: What,
  line: string,
  choices: Partial<Omit<Target, 'release'>> = {},
): Map<string, unknown> {
  const objects = scaffold([what], targetOf(line, choices)).flatMap(objectsOf);
  return new Map(objects.map((object) => [idOf(object), object]));
}

function idOf(document: unknown): string {
  return `${textAt(document, 'kind')} ${textAt(document, 'metadata', 'name')}`;
}

/** The same objects, no more and no fewer, but for the differences that have a name. */
function expectEqual(made: Map<string, unknown>, documents: readonly unknown[]): void {
  const { objects, met } = asOurs(documents);
  for (const name of met) metDifferences.add(name);
  expect([...made.keys()].toSorted()).toEqual(objects.map(idOf).toSorted());
  for (const object of objects) expect(made.get(idOf(object)), idOf(object)).toEqual(object);
}

/** An object without a namespace comes to the one of the Backstage object. */
function inNamespace(document: unknown): unknown {
  const metadata = field(document, 'metadata') as object;
  return { ...(document as object), metadata: { ...metadata, namespace: 'rhdh' } };
}

describeWithShared('upstream/rhdh-operator', 'the same objects as upstream', () => {
  // The policies of 2.1 come with a flavour; its platform is the one of 2.0.
  const withPolicies = branches.filter(([line]) => line !== '2.1');

  test.each(withPolicies)('RHDH %s: platform and policies', (line, branch) => {
    const made = new Map([...ours('platform', line), ...ours('network-policies', line)]);
    const path = `rhdh-operator/${branch}/plugin-deps/sonataflow.yaml`;
    expectEqual(made, upstreamDocuments(path, inOwnNamespace).map(inNamespace));
  });

  test('RHDH 2.1: platform', () => {
    const documents = upstreamDocuments('rhdh-operator/main/plugin-deps/sonataflow.yaml', inOwnNamespace);
    const platform = documents.filter((document) => textAt(document, 'kind') === 'SonataFlowPlatform');
    expectEqual(ours('platform', '2.1'), platform.map(inNamespace));
  });

  /** In 1.7 the infrastructure stands inside a script, which has the same objects as the files of 1.8. */
  const withInfra = branches.map(
    ([line, branch]) => [line, line === '1.7' ? 'release-1.8' : branch] as const,
  );

  test.each(withInfra)('RHDH %s: infrastructure', (line, branch) => {
    const documents = filesOf(branch, 'serverless', 'serverless-logic', 'knative');
    expectEqual(ours('infra', line, { installRhdhOperator: false }), documents);
  });

  test.each(withInfra.filter(([line]) => line !== '1.7'))(
    'RHDH %s: Pipelines, GitOps and its Argo CD',
    (line, branch) => {
      const made = ours('infra', line, { installRhdhOperator: false, cicd: true });
      const without = ours('infra', line, { installRhdhOperator: false });
      for (const id of without.keys()) made.delete(id);
      expectEqual(made, filesOf(branch, 'pipeline', 'argocd', 'argocd-cr'));
    },
  );

  function filesOf(branch: string, ...names: readonly string[]): readonly unknown[] {
    return names.flatMap((name) => upstreamDocuments(`rhdh-operator/${branch}/plugin-infra/${name}.yaml`));
  }

  test.each(branches.filter(([line]) => line !== '2.1'))('RHDH %s: the example', (line, branch) => {
    const example = upstreamDocuments(`rhdh-operator/${branch}/examples/orchestrator.yaml`);
    const exampleCr = example.find((document) => textAt(document, 'kind') === 'Backstage');
    const flavour = field(exampleCr, 'spec', 'flavours') !== undefined;
    const made = ours('all', line, { plugins: flavour ? 'flavour' : 'configmap' });
    const cr = made.get('Backstage hub');
    expect(textAt(cr, 'apiVersion')).toBe(textAt(exampleCr, 'apiVersion'));
    expect(listAt(cr, 'spec', 'flavours').map((one) => textAt(one, 'name'))).toEqual(
      listAt(exampleCr, 'spec', 'flavours').map((one) => textAt(one, 'name')),
    );
    expect(textAt(cr, 'spec', 'application', 'dynamicPluginsConfigMapName') === undefined).toBe(flavour);
    if (flavour) return;

    const data = field(made.get('ConfigMap hub-dynamic-plugins'), 'data', 'dynamic-plugins.yaml');
    const written = isEmbedded(data) ? listAt(data.value, 'plugins') : [];
    const text = example.flatMap((document) => textAt(document, 'data', 'dynamic-plugins.yaml') ?? []).join();
    const shipped = [...text.matchAll(/^ *- package: ["'](.*)["']$/gm)].map(([, name]) => name);
    expect(written.map((plugin) => textAt(plugin, 'package'))).toEqual(shipped);
  });
});

describeWithShared('upstream/rhdh-operator/post-snapshot', 'the same objects as the files of 2.1', () => {
  const folder = 'rhdh-operator/post-snapshot';
  const base = `${folder}/default-config/networkpolicy.yaml`;
  const ofFlavour = `${folder}/default-config/flavours/orchestrator/networkpolicy.yaml`;

  /** What the operator does to its own files: the Pods of this Backstage, OpenShift's router, derived names. */
  function asOperatorMakes(path: string): readonly unknown[] {
    const labels = {
      'app: backstage-psql #': 'app: backstage-psql-hub #',
      'app: backstage #': 'app: backstage-hub #',
      'namespaceSelector: {} # on OCP':
        'namespaceSelector: { matchLabels: { policy-group.network.openshift.io/ingress: "" } } # on OCP',
    };
    return upstreamDocuments(path, labels).map((document) => {
      const file = textAt(document, 'metadata', 'name') ?? '';
      const name = `backstage-${file.startsWith('db-') ? 'db-' : ''}netpol-hub-${file}`;
      return { ...(document as object), metadata: { name, namespace: 'rhdh' } };
    });
  }

  const addition = /^NetworkPolicy hub-/;

  test('policies of the flavour and the base set', () => {
    const made = ours('network-policies', '2.1');
    for (const id of made.keys()) if (addition.test(id)) made.delete(id);
    expectEqual(made, [...asOperatorMakes(base), ...asOperatorMakes(ofFlavour)]);
  });

  test('with a database of one’s own its policies are left out and any server may be reached', () => {
    const made = ours('network-policies', '2.1', {
      ownPlatform: true,
      database: {
        mode: 'external',
        secret: 'db',
        userKey: 'USER',
        passwordKey: 'PASSWORD',
        at: { kind: 'jdbcUrl', url: 'jdbc:postgresql://db.example.com/orchestrator' },
        name: 'orchestrator',
        tls: true,
      },
    });
    expect([...made.keys()].filter((id) => id.includes('-db-'))).toEqual([]);
    const egress = field(made.get('NetworkPolicy backstage-netpol-hub-allow-psql-egress'), 'spec', 'egress');
    expect(egress).toEqual([{ ports: [{ port: 5432, protocol: 'TCP' }] }]);
  });

  test('what default-deny needs in addition is by no name of upstream’s', () => {
    const written = ours('all', '2.1', { workflowNamespaces: ['team'] });
    const policies = [...written.keys()].filter((id) => id.startsWith('NetworkPolicy '));
    expect(policies).toEqual([
      'NetworkPolicy hub-egress-to-workflows',
      'NetworkPolicy hub-egress-to-workflow-namespaces',
      'NetworkPolicy allow-rhdh-and-knative-to-workflows',
      'NetworkPolicy allow-intra-network',
      'NetworkPolicy allow-monitoring-to-sonataflow-and-workflows',
      'NetworkPolicy allow-external-workflows-to-rhdh',
    ]);
  });

  test('OLM v1', () => {
    const made = ours('infra', '2.1', { olm: 'v1', installRhdhOperator: false });
    for (const id of made.keys()) if (id.includes('knative')) made.delete(id);
    const files = ['serverless-v1', 'serverless-logic-v1'];
    expectEqual(
      made,
      files.flatMap((file) => upstreamDocuments(`${folder}/plugin-infra/${file}.yaml`)),
    );
  });

  test('the other proposal for OLM v1 differs where it could not work, and does not pin', () => {
    const made = ours('infra', '2.1', { olm: 'v1', installRhdhOperator: false });
    const theirs = upstreamDocuments(`${folder}/plugin-infra/olm-v1/serverless-logic.yaml`);
    const binding = theirs.find((document) => textAt(document, 'kind') === 'ClusterRoleBinding');
    expect(textAt(binding, 'roleRef', 'name')).toBe('plugin-infra-olm-v1-installer-role');
    expect(field(made.get(idOf(binding)), 'roleRef', 'name')).toBe('cluster-admin');
    const extension = theirs.find((document) => textAt(document, 'kind') === 'ClusterExtension');
    expect(field(extension, 'spec', 'source', 'catalog', 'version')).toBeUndefined();
    const {
      version: _pin,
      upgradeConstraintPolicy: _default,
      ...catalog
    } = field(made.get(idOf(extension)), 'spec', 'source', 'catalog') as Record<string, unknown>;
    expect(catalog).toEqual(field(extension, 'spec', 'source', 'catalog'));
  });

  // Last: by then every comparison has been made.
  test('every difference is still there upstream', () => {
    expect([...metDifferences].toSorted()).toEqual(differences.map(({ name }) => name).toSorted());
  });
});

describe('the differences', () => {
  test('have a name of their own and a reason', () => {
    expect(new Set(differences.map(({ name }) => name)).size).toBe(differences.length);
    for (const { why } of differences) expect(why).toMatch(/^[A-Z].*\.$/);
  });
});
