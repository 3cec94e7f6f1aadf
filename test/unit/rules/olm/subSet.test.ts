import { describe, expect, test } from 'vitest';
import { foundAmong, type Files } from '../../../support/workspaceFiles.ts';

const subscription = (name: string, namespace: string, channel = 'stable'): string =>
  `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata: {name: ${name}, namespace: ${namespace}}
spec: {name: ${name}, channel: ${channel}, source: redhat-operators, sourceNamespace: openshift-marketplace}
`;
const serverless = subscription('serverless-operator', 'openshift-serverless');
const logic = subscription('logic-operator', 'openshift-serverless-logic');
const knative = `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata: {name: knative-serving, namespace: knative-serving}
`;
const backstage = (flavour: string): string =>
  `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: rhdh}
spec: {flavours: [{name: ${flavour}}]}
`;

describe('one of two operators', () => {
  const told = (files: Files): readonly string[] =>
    foundAmong(files).filter((said) => said.includes('sub-set'));
  const one = (...documents: readonly string[]): Files => ({ 'a.yaml': documents.join('---\n') });

  test.each<[string, Files, readonly string[]]>([
    ['Logic beside Knative', one(logic, knative), ['a.yaml:4 info sub-set "logic-operator"']],
    [
      'Logic beside RHDH with the Orchestrator, in one kustomization',
      {
        'kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
        'a.yaml': logic,
        'b.yaml': backstage('orchestrator'),
      },
      ['a.yaml:4 info sub-set "logic-operator"'],
    ],
    [
      'Serverless beside RHDH with the Orchestrator',
      one(serverless, backstage('orchestrator')),
      ['a.yaml:4 info sub-set "serverless-operator"'],
    ],
    ['both', one(serverless, logic, knative, backstage('orchestrator')), []],
    ['the other one in some other folder', { ...one(logic, knative), 'x/b.yaml': serverless }, []],
    [
      'the package of other releases',
      one(
        serverless,
        subscription('logic-operator-rhel8', 'openshift-serverless-logic', 'alpha'),
        backstage('orchestrator'),
      ),
      [],
    ],
    ['each alone', { 'x/a.yaml': logic }, []],
    ['Serverless beside RHDH without the Orchestrator', one(serverless, backstage('lightspeed')), []],
    ['files that only lie in one folder', { 'a.yaml': logic, 'b.yaml': knative }, []],
  ])('%s', (_, files, expected) => {
    expect(told(files)).toEqual(expected);
  });
});
