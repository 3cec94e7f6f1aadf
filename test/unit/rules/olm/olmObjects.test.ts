import { describe, expect, test } from 'vitest';
import { foundAmong } from '../../../support/workspaceFiles.ts';
import { repairedBy, saidBy } from '../../../support/ruleTexts.ts';

function operatorGroup(name: string, namespace = 'openshift-serverless'): string {
  return `apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata: { name: ${name}, namespace: ${namespace} }
`;
}

describe('two OperatorGroups in one file', () => {
  test('in one namespace: on every one but the first', () => {
    const text = [operatorGroup('a'), operatorGroup('b'), operatorGroup('c')].join('---\n');
    expect(saidBy('og-two', text)).toEqual(['7 error "b"', '11 error "c"']);
  });

  test.each([
    ['in two namespaces', [operatorGroup('a'), operatorGroup('a', 'rhdh-operator')]],
    ['the same one twice', [operatorGroup('a'), operatorGroup('a')]],
    ['alone', [operatorGroup('a')]],
  ])('%s: nothing', (_, texts) => {
    expect(saidBy('og-two', texts.join('---\n'))).toEqual([]);
  });
});

const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`;

const subscription = `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata: { name: serverless-operator, namespace: openshift-serverless }
spec: { name: serverless-operator, channel: stable, source: a, sourceNamespace: b }
`;

describe('no OperatorGroup', () => {
  test.each([
    [
      'in a namespace that the file makes',
      [namespace('openshift-serverless'), subscription],
      ['7 warning "openshift-serverless"'],
    ],
    [
      'but one in another namespace',
      [operatorGroup('a', 'rhdh-operator'), namespace('openshift-serverless'), subscription],
      ['11 warning "openshift-serverless"'],
    ],
    ['in a namespace that is there already', [subscription], []],
    ['in another namespace that the file makes', [namespace('other'), subscription], []],
  ])('%s', (_, texts, said) => {
    expect(saidBy('og-missing', texts.join('---\n'))).toEqual(said);
  });

  test('but one in another file', () => {
    const file = [namespace('openshift-serverless'), subscription].join('---\n');
    expect(foundAmong({ 'a.yaml': file })).toEqual(['a.yaml:7 warning og-missing "openshift-serverless"']);
    expect(foundAmong({ 'a.yaml': file, 'b.yaml': operatorGroup('a') })).toEqual([]);
  });
});

function installPlan(approved: boolean, ...versions: readonly string[]): string {
  return `apiVersion: operators.coreos.com/v1alpha1
kind: InstallPlan
metadata: { name: install-x, namespace: operators }
spec:
  approval: Manual
  approved: ${approved}
  clusterServiceVersionNames: [${versions.join(', ')}]
`;
}

test.each([
  [true, ['serverless-operator.v1.38.0', 'another.v1.0.0'], ['6 info "true"']],
  [true, ['serverless-operator.v1.38.0'], []],
  [false, ['serverless-operator.v1.38.0', 'another.v1.0.0'], []],
])('an InstallPlan with approved: %s for %j', (approved, versions, said) => {
  expect(saidBy('ip-approves-all', installPlan(approved, ...versions))).toEqual(said);
});

function catalog(namespace: string, spec: string): string {
  return `apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata:
  name: redhat-operators
  namespace: ${namespace}
spec: ${spec}
`;
}

test.each([
  ['cs-empty', 'openshift-marketplace', '{ sourceType: grpc }', ['6 warning "grpc"']],
  ['cs-empty', 'openshift-marketplace', "{ sourceType: grpc, image: '' }", ['6 warning "grpc"']],
  ['cs-empty', 'openshift-marketplace', '{ sourceType: grpc, address: catalog.x:50051 }', []],
  ['cs-empty', 'openshift-marketplace', '{ sourceType: internal, configMap: x }', []],
  ['cs-namespace', 'rhdh', '{ sourceType: grpc, image: x }', ['5 hint "rhdh"']],
  ['cs-namespace', 'openshift-marketplace', '{ sourceType: grpc, image: x }', []],
])('%s of a catalog in %s: %s', (code, namespace, spec, said) => {
  expect(saidBy(code, catalog(namespace, spec))).toEqual(said);
});

function extension(name: string, more = '', catalogMore = ''): string {
  return `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata: { name: x }
spec:
  namespace: operators
${more}  source:
    sourceType: Catalog
    catalog:
      packageName: ${name}
${catalogMore}`;
}

const account = '  serviceAccount:\n    name: logic-operator-installer\n';

describe('a ClusterExtension', () => {
  test.each([
    ['ce-service-account', extension('logic-operator'), ['9 warning "logic-operator"']],
    ['ce-service-account', extension('logic-operator', account), []],
    ['ce-version', extension('logic-operator', account), ['11 hint "logic-operator"']],
    ['ce-version', extension('logic-operator', account, '      version: 1.37.x\n'), []],
    ['ce-version', extension('serverless-operator', account), []],
    ['sub-other-package', extension('logic-operator-rhel8', account), ['11 warning "logic-operator-rhel8"']],
  ])('%s', (code, text, said) => {
    expect(saidBy(code, text)).toEqual(said);
  });

  test('gets the ServiceAccount that the scaffold gives its operator', () => {
    expect(repairedBy('ce-service-account', extension('rhdh'))).toContain(
      '\n  serviceAccount:\n    name: rhdh-operator-installer\n',
    );
  });

  test('cannot change its package', () => {
    const text = extension('logic-operator-rhel8', account);
    expect(repairedBy('sub-other-package', text)).toBe(text);
  });
});
