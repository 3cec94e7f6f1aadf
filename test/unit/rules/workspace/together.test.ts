import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/language/judge.ts';
import { yamlText } from '../../../../src/language/document.ts';
import { contextOf } from '../../../support/judging.ts';
import { targetOf } from '../../../support/targets.ts';
import { foundAmong, surroundingsFor, type Files } from '../../../support/workspaceFiles.ts';

const policy = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: rhdh}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}\n`;
const four = [
  'allow-infra-ns-to-workflow-ns',
  'allow-external-communication',
  'allow-intra-network',
  'allow-monitoring-to-sonataflow-and-workflows',
];

describe('np-missing', () => {
  function missing(files: Files, ownPlatform: boolean): readonly string[] {
    const target = targetOf('1.10', { ownPlatform });
    const surroundings = surroundingsFor(files);
    return Object.entries(files).flatMap(([path, text]) =>
      judge(yamlText(text), contextOf('1.10', { target, surroundings, fileName: `/ws/${path}` }))
        .findings.filter(({ code }) => code === 'np-missing')
        .map(({ message }) => `${path} ${message.args.join()}`),
    );
  }
  const three: Files = Object.fromEntries(four.slice(0, 3).map((name) => [`${name}.yaml`, policy(name)]));

  test('one of four, told once, where nobody else makes it', () => {
    expect(missing(three, true)).toEqual([
      'allow-infra-ns-to-workflow-ns.yaml allow-monitoring-to-sonataflow-and-workflows',
    ]);
  });

  test('nothing where the operator makes them, where all are there, and where none is', () => {
    expect(missing(three, false)).toEqual([]);
    expect(missing({ 'all.yaml': four.map(policy).join('---\n') }, true)).toEqual([]);
    expect(missing({ 'a.yaml': policy('mine') }, true)).toEqual([]);
  });
});

describe('og-missing', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: openshift-serverless}\n';
  const subscription =
    'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nmetadata: {name: serverless-operator, namespace: openshift-serverless}\nspec: {channel: stable, name: serverless-operator, source: redhat-operators, sourceNamespace: openshift-marketplace}\n';
  const group =
    'apiVersion: operators.coreos.com/v1\nkind: OperatorGroup\nmetadata: {name: g, namespace: openshift-serverless}\n';

  test.each<[string, Files, readonly string[]]>([
    [
      'beside its new namespace',
      { 'a.yaml': `${namespace}---\n${subscription}` },
      ['a.yaml:7 error og-missing "openshift-serverless"'],
    ],
    ['in a namespace that is there already', { 'a.yaml': subscription }, []],
    ['with one in another file', { 'a.yaml': `${namespace}---\n${subscription}`, 'b.yaml': group }, []],
    [
      'in a namespace that everybody shares',
      {
        'a.yaml': `${namespace}---\n${subscription}`
          .replaceAll('openshift-serverless', 'openshift-operators')
          .replaceAll('serverless-operator', 'openshift-pipelines-operator-rh')
          .replace('channel: stable', 'channel: pipelines-1.17'),
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(foundAmong(files)).toEqual(expected);
  });
});
