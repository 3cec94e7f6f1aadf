import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import {
  catalogSource,
  definition,
  edited,
  now,
  object,
  serving,
  snapshotOf,
  type Given,
} from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

type World = Partial<Record<ResourceKey, Given>>;

const state = ['status', 'connectionState', 'lastObservedState'];
const saying = (word: string): Manifest => edited(catalogSource(), state, word);

function subscription(
  packageName: string,
  source: string,
  sourceNamespace = 'openshift-marketplace',
): Manifest {
  return object('operators.coreos.com/v1alpha1', 'Subscription', packageName, 'openshift-operators', {
    spec: { name: packageName, source, sourceNamespace },
  });
}

const subscribedFrom = (source: string, sourceNamespace?: string): World => ({
  subscriptions: ['serverless-operator', 'logic-operator', 'rhdh'].map((name) =>
    subscription(name, source, sourceNamespace),
  ),
});

function judged(given: World, id: PrerequisiteId = 'catalog', choices: Partial<Target> = {}, since?: number) {
  const found = evaluateAll(snapshotOf(given, since), targetOf('1.10', choices)).get(id);
  if (found === undefined) throw new Error(`${id} was not judged`);
  return found;
}

describe('the catalog of the operators', () => {
  test.each<[string, World, string, string]>([
    ['read by OLM', {}, 'ready', 'catalog-ready'],
    ['not there', { catalogSources: [] }, 'absent', 'catalog-missing'],
    ['of another name', { catalogSources: [catalogSource('mirror')] }, 'absent', 'catalog-missing'],
    ['out of reach', { catalogSources: [saying('TRANSIENT_FAILURE')] }, 'degraded', 'catalog-unreachable'],
    ['still connecting', { catalogSources: [saying('CONNECTING')] }, 'degraded', 'catalog-unreachable'],
    ['at rest', { catalogSources: [saying('IDLE')] }, 'unknown', 'catalog-idle'],
    [
      'never looked at',
      { catalogSources: [edited(catalogSource(), ['status'], {})] },
      'degraded',
      'catalog-unreachable',
    ],
    [
      'refused by OLM',
      { catalogSources: [edited(catalogSource(), ['status'], { message: 'image and address are empty' })] },
      'degraded',
      'catalog-refused',
    ],
    [
      'being deleted',
      { catalogSources: [edited(catalogSource(), ['metadata', 'deletionTimestamp'], 'now')] },
      'removing',
      'deleting',
    ],
    ['forbidden', { catalogSources: 'forbidden' }, 'unknown', 'forbidden'],
    ['not read yet', { catalogSources: 'pending' }, 'unknown', 'pending'],
    ['on a cluster without OLM v0', { catalogSources: 'notServed' }, 'notApplicable', 'olm-missing'],
    [
      'missing, while all operators come from a mirror that is there',
      { ...subscribedFrom('mirror'), catalogSources: [catalogSource('mirror')] },
      'ready',
      'catalog-ready',
    ],
    [
      'of Subscriptions gone from under them',
      { ...subscribedFrom('mirror'), catalogSources: [catalogSource()] },
      'absent',
      'catalog-missing',
    ],
    [
      'in a namespace that is not looked into',
      { ...subscribedFrom('mirror', 'elsewhere'), catalogSources: [] },
      'notApplicable',
      'other-catalogs',
    ],
  ])('%s', (_case, given, expected, code) => {
    expect(judged(given)).toMatchObject({ state: expected, code });
  });

  test('what passes in seconds raises no alarm', () => {
    for (const word of ['IDLE', 'CONNECTING', 'TRANSIENT_FAILURE']) {
      const status = judged({ catalogSources: [saying(word)] }, 'catalog', {}, now - 1_000);
      expect(status).toMatchObject({ state: 'installing', recheckAt: now + 9_000 });
    }
  });

  test('an operator that is absent waits for it, and one that is there does not', () => {
    expect(judged({ catalogSources: [] }, 'serverless')).toMatchObject({ state: 'blocked', remedies: [] });
    expect(plain(judged({ catalogSources: [] }, 'serverless').reason)).toContain('Operator catalog');
    expect(judged({}, 'serverless')).toMatchObject({ state: 'absent', remedies: [{ kind: 'apply' }] });
    for (const catalogSources of ['forbidden', 'notServed', [saying('IDLE')]] as const) {
      expect(judged({ catalogSources }, 'serverless').state).toBe('absent');
    }
    const there = { ...subscribedFrom('redhat-operators'), catalogSources: [] };
    expect(judged(there, 'serverless').state).not.toBe('blocked');
  });

  test('the catalogs that are there are named, for whoever has one of another name', () => {
    const others = [catalogSource('mirror'), catalogSource('second')];
    expect(plain(judged({ catalogSources: others }).reason)).toContain('mirror, second');
    const mirrored = { catalog: { source: 'mirror', sourceNamespace: 'openshift-marketplace' } };
    expect(judged({ catalogSources: others }, 'catalog', mirrored).state).toBe('ready');
  });

  test('a second catalog in use that fails is a remark, and one that works is none', () => {
    const both = (mirror: Manifest): World => ({
      subscriptions: [subscription('serverless-operator', 'mirror')],
      catalogSources: [catalogSource(), mirror],
    });
    expect(judged(both(catalogSource('mirror'))).notes).toEqual([]);
    const failing = edited(catalogSource('mirror'), state, 'TRANSIENT_FAILURE');
    expect(judged(both(failing))).toMatchObject({
      state: 'ready',
      notes: [{ code: 'catalog-unreachable' }],
    });
  });

  test('nobody asks for it where everything runs without OLM, or is installed by OLM v1', () => {
    expect(judged({ catalogSources: [] }, 'catalog', { olm: 'v1' }).state).toBe('notApplicable');
    const bare: World = {
      catalogSources: [],
      deployments: [
        serving('knative-operator', 'knative-operator'),
        serving('sonataflow-operator-controller-manager', 'sonataflow'),
      ],
      customResourceDefinitions: [
        definition('knativeservings.operator.knative.dev'),
        definition('knativeeventings.operator.knative.dev'),
        definition('sonataflowplatforms.sonataflow.org'),
      ],
    };
    expect(judged(bare, 'catalog', { method: 'none' }).state).toBe('notApplicable');
    expect(judged(bare).state).toBe('absent');
  });
});
