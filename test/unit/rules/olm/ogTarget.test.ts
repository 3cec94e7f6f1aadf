import { describe, expect, test } from 'vitest';
import { ogTarget } from '../../../../src/core/rules/olm/ogTarget.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

function judge(namespace: string, spec: unknown) {
  return ruleFindings(ogTarget, { metadata: { namespace }, spec }, { kind: 'operatorgroup' });
}

describe('namespaces that an OperatorGroup picks', () => {
  test.each([
    ['openshift-serverless', { targetNamespaces: ['openshift-serverless'] }, 'targetNamespaces'],
    ['openshift-serverless-logic', { targetNamespaces: ['a', 'b'] }, 'targetNamespaces'],
    ['rhdh-operator', { selector: { matchLabels: { a: 'b' } } }, 'selector'],
  ])('refused in %s: %j', (namespace, spec, choice) => {
    expect(judge(namespace, spec)).toMatchObject([
      { code: 'og-target', severity: 'error', path: ['spec', choice], at: 'key', fix: { kind: 'remove' } },
    ]);
  });

  test.each([
    ['openshift-serverless', undefined],
    ['openshift-serverless', {}],
    ['openshift-serverless', { targetNamespaces: [] }],
    // OLM itself writes the empty name for "all".
    ['openshift-serverless', { targetNamespaces: [''] }],
    ['openshift-serverless', { selector: {} }],
    // Of the GitOps operator it is not known.
    ['openshift-gitops-operator', { targetNamespaces: ['openshift-gitops-operator'] }],
  ])('all of them in %s: %j', (namespace, spec) => {
    expect(judge(namespace, spec)).toEqual([]);
  });
});
