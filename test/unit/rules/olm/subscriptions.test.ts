import { describe, expect, test } from 'vitest';
import { repairedBy, saidBy, type Judged } from '../../../support/ruleTexts.ts';

function subscription(spec: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    source: 'redhat-operators',
    sourceNamespace: 'openshift-marketplace',
    ...spec,
  });
  return `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: operator
  namespace: operators
spec:
${lines.map(([name, value]) => `  ${name}: ${value}`).join('\n')}
`;
}

const serverless = { name: 'serverless-operator' };
const logic = { name: 'logic-operator' };
const rhel8 = { name: 'logic-operator-rhel8' };

type Case = readonly [code: string, spec: Readonly<Record<string, string>>, judged: Judged, said: string];

describe('what is wrong with a Subscription', () => {
  const found: readonly Case[] = [
    ['sub-other-package', rhel8, {}, '9 warning "logic-operator-rhel8"'],
    ['sub-other-package', logic, { version: '1.8' }, '9 warning "logic-operator"'],
    ['sub-channel', { ...serverless, channel: "'4.6'" }, {}, `10 warning "'4.6'"`],
    [
      'sub-channel',
      { ...serverless, channel: 'techpreview' },
      { version: '1.7' },
      '10 warning "techpreview"',
    ],
    ['sub-channel', { ...logic, channel: 'alpha' }, {}, '10 warning "alpha"'],
    ['sub-channel', { ...serverless, channel: 'alpha' }, {}, '10 warning "alpha"'],
    ['sub-channel', { name: 'rhdh', channel: 'stable' }, {}, '10 warning "stable"'],
    ['sub-channel', { ...rhel8, channel: 'stable' }, { version: '1.8' }, '10 warning "stable"'],
    ['sub-channel', { ...logic, channel: 'nightly' }, {}, '10 hint "nightly"'],
    ['sub-package', { name: 'rhdh-operator' }, {}, '9 error "rhdh-operator"'],
    ['sub-package', { name: 'openshift-serverless' }, {}, '9 error "openshift-serverless"'],
    ['sub-approval', { ...serverless, installPlanApproval: 'manual' }, {}, '10 warning "manual"'],
    ['sub-channel', { name: 'rhdh', channel: 'fast-1.9' }, {}, '10 warning "fast-1.9"'],
    [
      'sub-startingcsv',
      { ...rhel8, startingCSV: 'logic-operator.v1.37.0' },
      {},
      '10 error "logic-operator.v1.37.0"',
    ],
    ['sub-startingcsv', { name: 'rhdh', startingCSV: 'rhdh.v1.10.0' }, {}, '10 error "rhdh.v1.10.0"'],
    ['sub-startingcsv', { ...logic, startingCSV: '1.38.0' }, {}, '10 error "1.38.0"'],
    [
      'sub-startingcsv',
      { ...logic, startingCSV: 'logic-operator.v1.37.2' },
      {},
      '10 info "logic-operator.v1.37.2"',
    ],
    ['sub-source', { ...serverless, sourceNamespace: 'operators' }, {}, '8 warning "operators"'],
    ['sub-callout', { ...serverless, channel: 'stable (2)' }, {}, '10 error " (2)"'],
    ['sub-callout', { name: 'rhdh 1' }, {}, '9 error " 1"'],
    ['sub-callout', { ...serverless, source: 'redhat-operators ②' }, {}, '7 error " ②"'],
    ['sub-manual', { ...serverless, installPlanApproval: 'Manual' }, {}, '10 info "Manual"'],
  ];

  test.each(found)('%s: %j', (code, spec, judged, said) => {
    expect(saidBy(code, subscription(spec), judged)).toEqual([said]);
  });

  const silent: readonly (readonly [string, Readonly<Record<string, string>>, Judged])[] = [
    // Either package is right for some release.
    ['sub-other-package', rhel8, { version: '1.8' }],
    ['sub-other-package', logic, {}],
    ['sub-channel', { ...serverless, channel: 'stable-1.38' }, {}],
    ['sub-channel', { ...serverless, channel: 'patch-me' }, {}],
    ['sub-channel', { ...serverless, channel: "'${CHANNEL}'" }, {}],
    ['sub-channel', { name: 'rhdh', channel: 'fast' }, {}],
    ['sub-channel', { name: 'rhdh', channel: 'fast-1.10' }, {}],
    ['sub-channel', { name: 'openshift-pipelines-operator-rh', channel: 'pipelines-1.20' }, {}],
    ['sub-channel', { ...serverless, channel: 'patch-me-see-overlays-dir' }, {}],
    ['sub-approval', { ...serverless, installPlanApproval: 'Manual' }, {}],
    ['sub-approval', { ...serverless, installPlanApproval: '${APPROVAL}' }, {}],
    ['sub-startingcsv', { name: 'rhdh', startingCSV: 'rhdh-operator.v1.10.1' }, {}],
    ['sub-startingcsv', { ...logic, startingCSV: 'logic-operator.v1.38.7' }, {}],
    ['sub-startingcsv', { ...serverless, startingCSV: 'serverless-operator.v1.13.0' }, {}],
    ['sub-startingcsv', { ...logic, startingCSV: '<version>' }, {}],
    ['sub-source', { ...serverless, source: 'mirror', sourceNamespace: 'operators' }, {}],
    ['sub-callout', { ...serverless, channel: 'stable-1' }, {}],
    ['sub-manual', { ...serverless, installPlanApproval: 'Manual' }, { target: { approval: 'Manual' } }],
    ['sub-manual', { ...serverless, installPlanApproval: 'Automatic' }, {}],
  ];

  test.each(silent)('nothing of %s: %j %j', (code, spec, judged) => {
    expect(saidBy(code, subscription(spec), judged)).toEqual([]);
  });
});

describe('how it is mended', () => {
  test.each([
    ['sub-other-package', { ...logic, channel: 'stable' }, '1.8', { ...rhel8, channel: 'alpha' }],
    ['sub-channel', { name: 'rhdh', channel: 'fast-1.8' }, '1.9', { name: 'rhdh', channel: 'fast-1.9' }],
    ['sub-package', { name: 'rhdh-operator' }, '1.9', { name: 'rhdh' }],
    ['sub-package', { name: 'openshift-serverless-logic' }, '1.8', rhel8],
    [
      'sub-approval',
      { ...serverless, installPlanApproval: 'manual' },
      '1.8',
      { ...serverless, installPlanApproval: 'Manual' },
    ],
    [
      'sub-startingcsv',
      { ...rhel8, startingCSV: 'logic-operator.v1.36.0' },
      '1.8',
      { ...rhel8, startingCSV: 'logic-operator-rhel8.v1.36.0' },
    ],
    ['sub-startingcsv', { ...serverless, startingCSV: 'rhdh-operator.v1.0.0' }, '1.10', serverless],
  ])('%s: %j on %s', (code, before, version, after) => {
    const mended = repairedBy(code, subscription(before), { version });
    expect(mended).toBe(subscription(after));
    expect(saidBy(code, mended, { version })).toEqual([]);
  });
});

test('values of the chart that wait for an approval', () => {
  const values = `serverlessOperator:
  enabled: true
  subscription:
    spec:
      installPlanApproval: Manual
serverlessLogicOperator:
  enabled: true
  subscription:
    spec:
      installPlanApproval: Automatic
`;
  expect(saidBy('sub-manual', values)).toEqual(['5 info "Manual"']);
});
