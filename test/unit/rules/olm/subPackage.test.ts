import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/core/recognise.ts';
import { subPackage } from '../../../../src/core/rules/olm/subPackage.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

function judge(name: string, version = '1.10') {
  return ruleFindings(subPackage, { spec: { name } }, { kind: 'subscription', version });
}

describe('the name of a product instead of its package', () => {
  test.each([
    ['Red Hat Developer Hub', '1.10', 'rhdh'],
    ['Red Hat OpenShift Serverless', '1.10', 'serverless-operator'],
    ['OpenShift Serverless Logic Operator', '1.10', 'logic-operator'],
    ['OpenShift Serverless Logic Operator', '1.8', 'logic-operator-rhel8'],
    ['Red Hat OpenShift GitOps', '1.10', 'openshift-gitops-operator'],
  ])('%s on %s is %s', (name, version, value) => {
    expect(judge(name, version)).toMatchObject([{ path: ['spec', 'name'], fix: { kind: 'replace', value } }]);
    expect(
      recognise({ apiVersion: 'operators.coreos.com/v1alpha1', kind: 'Subscription', spec: { name } }),
    ).toEqual({
      kind: 'subscription',
      apiVersion: 'operators.coreos.com/v1alpha1',
    });
  });

  test.each(['rhdh', 'logic-operator', 'logic-operator-rhel8', 'OpenShift Lightspeed'])(
    'nothing about %s',
    (name) => {
      expect(judge(name)).toEqual([]);
    },
  );
});
