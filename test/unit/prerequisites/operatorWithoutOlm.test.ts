import { describe, expect, test } from 'vitest';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { homesQuestion } from '../../../src/core/operatorHomes.ts';
import type { Answer } from '../../../src/core/question.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import { edited, definition, object, serving, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

type World = Partial<Record<ResourceKey, Given>>;

function judge(given: World, target = targetOf()) {
  const status = evaluateAll(snapshotOf(given), target).get('rhdh-operator');
  if (status === undefined) throw new Error('The operator was not judged');
  return status;
}

const withoutOlm = {
  subscriptions: 'notServed',
  operatorGroups: 'notServed',
  installPlans: 'notServed',
  clusterServiceVersions: 'notServed',
} satisfies World;
const crd = definition('backstages.rhdh.redhat.com');
const operator = serving('rhdh-operator', 'rhdh-operator');
const byHand = { customResourceDefinitions: [crd], deployments: [operator] } satisfies World;

describe('an operator without a Subscription', () => {
  test.each<[string, World]>([
    ['with OLM beside it', byHand],
    ['on a cluster without OLM', { ...withoutOlm, ...byHand }],
    ['in another namespace', { ...byHand, deployments: [serving('rhdh-operator', 'tools')] }],
    ['where CRDs may not be read', { ...byHand, customResourceDefinitions: 'forbidden' }],
  ])('%s is ready when it serves, and its release is unread', (_case, given) => {
    const status = judge(given);
    expect(status).toMatchObject({
      state: 'ready',
      code: 'installed-without-olm',
      notes: [{ code: 'release-unread' }],
      remedies: [],
    });
    expect(status.evidence[0]?.ref.kind).toBe('Deployment');
  });

  test('what it runs in has to serve', () => {
    const down = edited(operator, ['status', 'conditions', 0, 'status'], 'False');
    expect(judge({ ...byHand, deployments: [down] })).toMatchObject({
      state: 'installing',
      code: 'deployment-unavailable',
      remedies: [],
    });
  });

  test('installing is offered where only CRDs are left', () => {
    const left = judge({ customResourceDefinitions: [crd] });
    expect(left).toMatchObject({ state: 'absent', code: 'no-subscription' });
    expect(left.remedies.map(({ kind }) => kind)).toEqual(['apply']);
  });

  test('a Deployment of a CSV is no operator of its own', () => {
    const owned = object('apps/v1', 'Deployment', 'rhdh-operator', 'rhdh-operator', {
      metadata: { labels: { 'olm.owner': 'rhdh-operator.v1.10.0' } },
      status: operator['status'],
    });
    expect(judge({ ...byHand, deployments: [owned] }).code).toBe('no-subscription');
  });

  test('nothing is offered where the Deployments may not be read', () => {
    expect(judge({ ...byHand, deployments: 'forbidden' })).toMatchObject({
      state: 'unknown',
      code: 'forbidden',
      remedies: [],
    });
  });

  test('is not called absent before the CRDs are read, and its catalog counts all the same', () => {
    const snapshot = snapshotOf({ customResourceDefinitions: 'pending', backstages: 'pending' });
    const statuses = evaluateAll(snapshot, targetOf());
    expect(statuses.get('rhdh-operator')).toMatchObject({ state: 'unknown', code: 'pending' });
    expect(statuses.get('catalog')).toMatchObject({ state: 'ready' });
  });

  describe('that may be where nobody has looked yet', () => {
    const asked = { ...byHand, deployments: { asked: ['rhdh-operator'], objects: [] } };
    const { key } = homesQuestion('rhdh-operator');
    const answered = (answer: Answer | undefined, given: World = asked) => {
      const snapshot = { ...snapshotOf(given), answers: answer === undefined ? {} : { [key]: answer } };
      return evaluateAll(snapshot, targetOf()).get('rhdh-operator');
    };
    const found = (...value: readonly string[]): Answer => ({ state: 'answered', value });

    test.each<[string, Answer | undefined, World, string, string]>([
      ['not known yet', undefined, asked, 'unknown', 'pending'],
      ['nowhere', found(), asked, 'absent', 'no-subscription'],
      ['in a namespace that is about to be read', found('tools'), asked, 'unknown', 'pending'],
      ['gone from there meanwhile', found('rhdh-operator'), asked, 'absent', 'no-subscription'],
      [
        'there',
        found('tools'),
        {
          ...byHand,
          deployments: { asked: ['tools'], objects: [serving('rhdh-operator', 'tools')] },
        },
        'ready',
        'installed-without-olm',
      ],
      [
        'not to be asked for',
        { state: 'forbidden', reason: { text: 'no', args: [] } },
        asked,
        'unknown',
        'forbidden',
      ],
    ])('%s', (_case, answer, given, state, code) => {
      const status = answered(answer, given);
      expect(status).toMatchObject({ state, code });
      // Else the answer would be forgotten, and with it the namespace.
      expect(status?.asks?.map((question) => question.key)).toContain(key);
    });

    test('is not asked where nothing says that it ever was there', () => {
      const status = answered(undefined, { deployments: asked.deployments });
      expect(status).toMatchObject({ state: 'absent' });
      expect(status?.asks?.map((question) => question.key)).not.toContain(key);
    });
  });

  test('the operator’s own namespace is enough to see that it is there', () => {
    const deployments = { only: ['rhdh-operator'], objects: [operator] };
    expect(judge({ ...byHand, deployments })).toMatchObject({ state: 'ready' });
    expect(judge({ ...byHand, deployments: { only: ['rhdh-operator'], objects: [] } }).state).toBe('unknown');
  });
});

describe('a cluster without OLM v0', () => {
  test.each<[string, World, string]>([
    ['neither CRDs nor operator', {}, 'absent'],
    ['CRDs and no known Deployment', { customResourceDefinitions: [crd] }, 'unknown'],
    ['CRDs may not be read', { customResourceDefinitions: 'forbidden', backstages: 'forbidden' }, 'unknown'],
    [
      'CRDs may not be read, but their objects are not served',
      { customResourceDefinitions: 'forbidden', backstages: 'notServed' },
      'absent',
    ],
  ])('%s: no Subscription is offered', (_case, given, state) => {
    expect(judge({ ...withoutOlm, ...given })).toMatchObject({ state, code: 'olm-missing', remedies: [] });
  });

  test('what needs the operator waits for it', () => {
    const statuses = evaluateAll(snapshotOf(withoutOlm), targetOf());
    expect(statuses.get('backstage')).toMatchObject({ state: 'blocked' });
  });
});

describe('a target that installs by OLM v1', () => {
  const v1 = targetOf('1.10', { olm: 'v1' });
  const extensions = {
    customResourceDefinitions: [definition('clusterextensions.olm.operatorframework.io')],
  };

  test.each<[string, World]>([
    ['beside OLM v0', extensions],
    ['without OLM v0', { ...withoutOlm, ...extensions }],
  ])('%s: is offered what it can apply', (_case, given) => {
    const status = judge(given, v1);
    expect(status).toMatchObject({ state: 'absent', code: 'not-there' });
    expect(status.remedies.map(({ kind }) => kind)).toEqual(['apply']);
  });

  test.each<[string, World]>([
    ['beside OLM v0', {}],
    ['without OLM v0', withoutOlm],
  ])('%s: is offered nothing where ClusterExtensions are not known', (_case, given) => {
    expect(judge(given, v1)).toMatchObject({ state: 'absent', code: 'olm-missing', remedies: [] });
  });

  test('what it has installed is known by its Deployment', () => {
    expect(judge({ ...withoutOlm, ...byHand }, v1).code).toBe('installed-without-olm');
  });
});
