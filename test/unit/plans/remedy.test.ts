import { describe, expect, test } from 'vitest';
import { changesSomething, choicesOf, planRemedies } from '../../../src/core/plans/remedy.ts';
import { previewTexts } from '../../../src/core/plans/preview.ts';
import { patience, progressOf } from '../../../src/core/plans/settled.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { describeRef, refOf } from '../../../src/core/manifest.ts';
import type { Plan } from '../../../src/core/plan.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const answers = { backendSecret: 'c2VjcmV0' };

function applied(plan: Plan): readonly string[] {
  return plan.steps.flatMap(({ changes }) =>
    changes.map((change) => (change.kind === 'apply' ? describeRef(refOf(change.object)) : change.kind)),
  );
}

function planFor(
  id: PrerequisiteId,
  given: Parameters<typeof snapshotOf>[0] = {},
  target = targetOf('1.10'),
): Plan {
  const remedy = { kind: 'apply', title: { text: 'Install', args: [] } } as const;
  return planRemedies([{ id, remedy }], { snapshot: snapshotOf(given), target, answers });
}

const namespace = (name: string) => object('v1', 'Namespace', name, undefined);
const group = (spec: object): Given => [
  object('operators.coreos.com/v1', 'OperatorGroup', 'theirs', 'openshift-serverless', { spec }),
];

describe('plans', () => {
  test('an operator needs its namespace, OperatorGroup and Subscription, in this order', () => {
    expect(applied(planFor('serverless'))).toEqual([
      'Namespace openshift-serverless',
      'OperatorGroup openshift-serverless/serverless-operator-group',
      'Subscription openshift-serverless/serverless-operator',
    ]);
  });

  test('an existing namespace and an OperatorGroup that serves are left alone', () => {
    const given = { namespaces: [namespace('openshift-serverless')], operatorGroups: group({}) };
    expect(applied(planFor('serverless', given))).toEqual([
      'Subscription openshift-serverless/serverless-operator',
    ]);
  });

  test('Knative objects bring their namespace', () => {
    expect(applied(planFor('knative-eventing'))).toEqual([
      'Namespace knative-eventing',
      'KnativeEventing knative-eventing/knative-eventing',
    ]);
  });

  test('Backstage comes with what it refers to, and an existing Secret is never made again', () => {
    const given = { secrets: [object('v1', 'Secret', 'hub-backend-auth', 'rhdh')] };
    expect(applied(planFor('backstage', given))).toEqual([
      'Namespace rhdh',
      'ConfigMap rhdh/hub-dynamic-plugins',
      'ConfigMap rhdh/hub-app-config',
      'Backstage rhdh/hub',
    ]);
    expect(applied(planFor('backstage'))).toContain('Secret rhdh/hub-backend-auth');
  });

  test('what may not be seen is never made a second time', () => {
    const given = { secrets: 'forbidden', namespaces: 'forbidden', operatorGroups: 'forbidden' } as const;
    expect(applied(planFor('backstage', given))).toEqual([
      'ConfigMap rhdh/hub-dynamic-plugins',
      'ConfigMap rhdh/hub-app-config',
      'Backstage rhdh/hub',
    ]);
    expect(applied(planFor('serverless', given))).toEqual([
      'Subscription openshift-serverless/serverless-operator',
    ]);
  });

  test('a namespace that nobody asked for counts as there', () => {
    const given = { namespaces: { asked: ['rhdh'], objects: [] } };
    expect(applied(planFor('backstage', given))).toContain('Namespace rhdh');
    expect(applied(planFor('serverless', given))).not.toContain('Namespace openshift-serverless');
  });

  test('Backstage beside its operator leaves the operator’s Subscription alone', () => {
    const plan = planFor('backstage', {}, targetOf('1.10', { namespace: 'rhdh-operator' }));
    expect(applied(plan)).not.toContain('Subscription rhdh-operator/rhdh');
    expect(applied(plan)).toContain('Backstage rhdh-operator/hub');
  });

  test('several touches are one, which waits for all; without Backstage there is nothing to touch', () => {
    const remedy = { kind: 'touch', title: { text: 'Touch', args: [] } } as const;
    const choices = [
      { id: 'platform', remedy },
      { id: 'network-policies', remedy },
    ] as const;
    const backstage = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh');
    const target = targetOf('1.10');
    const plan = planRemedies(choices, {
      snapshot: snapshotOf({ backstages: [backstage] }),
      target,
      answers,
    });
    expect(plan.steps.map(({ awaits }) => awaits)).toEqual([['platform', 'network-policies']]);
    const nothing = planRemedies(choices, { snapshot: snapshotOf(), target, answers });
    expect(changesSomething(nothing)).toBe(false);
  });

  test('what is embedded reaches the cluster as text', () => {
    const change = planFor('backstage').steps[0]?.changes.find(
      (one) => one.kind === 'apply' && one.object.metadata.name === 'hub-dynamic-plugins',
    );
    const data = change?.kind === 'apply' ? (change.object['data'] as Record<string, unknown>) : {};
    expect(data['dynamic-plugins.yaml']).toEqual(expect.stringContaining('ref: sonataflow'));
  });

  test('touching is an annotation on the Backstage object that was seen', () => {
    const backstage = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh', {
      metadata: { resourceVersion: '42' },
    });
    const remedy = { kind: 'touch', title: { text: 'Touch', args: [] } } as const;
    const occasion = { snapshot: snapshotOf({ backstages: [backstage] }), target: targetOf('1.10'), answers };
    const [step] = planRemedies([{ id: 'platform', remedy }], occasion).steps;
    expect(step?.changes).toMatchObject([
      { kind: 'patch', resourceVersion: '42', ref: { kind: 'Backstage', name: 'hub' } },
    ]);
    expect(step?.awaits).toEqual(['platform']);
  });

  test('the choices are the statuses that offer something now', () => {
    const statuses = evaluateAll(snapshotOf(), targetOf('1.10'));
    expect(choicesOf(statuses, ['apply']).map(({ id }) => id)).toEqual([
      'serverless',
      'serverless-logic',
      'rhdh-operator',
    ]);
    expect(choicesOf(statuses, ['touch'])).toEqual([]);
  });
});

describe('the preview', () => {
  test('shows what changes and hides secret values', () => {
    const secret = object('v1', 'Secret', 's', 'rhdh', { stringData: { BACKEND_SECRET: 'c2VjcmV0' } });
    const { before, after } = previewTexts([{ before: undefined, after: secret }]);
    expect(before).toBe('');
    expect(after).toContain('BACKEND_SECRET');
    expect(after).not.toContain('c2VjcmV0');
  });
});

describe('waiting', () => {
  const statusesWith = (state: string) =>
    new Map([['serverless', { state }]]) as unknown as ReturnType<typeof evaluateAll>;

  test.each([
    ['ready', 0, 'ready'],
    ['installing', 0, 'waiting'],
    ['absent', 0, 'waiting'],
    ['pendingApproval', 0, 'stuck'],
    ['degraded', 0, 'waiting'],
    ['degraded', patience, 'stuck'],
  ])('%s after %i ms is %s', (state, elapsed, progress) => {
    expect(progressOf(['serverless'], statusesWith(state), elapsed)).toBe(progress);
  });
});
