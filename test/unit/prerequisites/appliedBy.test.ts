import { describe, expect, test } from 'vitest';
import { field, textAt } from '../../../src/core/field.ts';
import { appliedBy, type AppliedObject } from '../../../src/core/prerequisites/appliedBy.ts';
import { objectsFor } from '../../../src/core/plans/objects.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { contradictions } from '../../../src/core/target/contradictions.ts';
import { targetOf } from '../../support/targets.ts';

const kinds: Partial<Record<PrerequisiteId, readonly string[]>> = {
  serverless: ['Subscription', 'OperatorGroup', 'ClusterExtension'],
  'serverless-logic': ['Subscription', 'OperatorGroup', 'ClusterExtension'],
  'rhdh-operator': ['Subscription', 'OperatorGroup', 'ClusterExtension'],
  'knative-serving': ['KnativeServing'],
  'knative-eventing': ['KnativeEventing'],
  backstage: ['Backstage'],
  platform: ['SonataFlowPlatform'],
  'network-policies': ['NetworkPolicy'],
};

describe('what a prerequisite applies leads back to it', () => {
  const choices = [{}, { olm: 'v1' }, { ownPlatform: true }, { monitoring: false }] as const;
  const targets = releaseLines().flatMap((line) =>
    choices
      .map((choice) => ({ line, choice, target: targetOf(line, choice) }))
      .filter(({ target }) => contradictions(target).length === 0),
  );
  test.each(targets)('RHDH $line $choice', ({ target }) => {
    for (const [id, own] of Object.entries(kinds)) {
      const objects = objectsFor(id as PrerequisiteId, target, {}).filter(({ kind }) => own.includes(kind));
      expect(objects.length, id).toBeGreaterThan(0);
      for (const object of objects) {
        const { name, namespace } = object.metadata;
        const packageName =
          textAt(object, 'spec', 'name') ?? textAt(field(object, 'spec', 'source'), 'catalog', 'packageName');
        const told: AppliedObject = {
          kind: object.kind,
          name,
          ...(namespace === undefined ? {} : { namespace }),
          ...(packageName === undefined ? {} : { package: packageName }),
        };
        expect(appliedBy(told, target), `${object.kind} ${name}`).toBe(id);
      }
    }
  });
});

test.each<[string, AppliedObject, PrerequisiteId | undefined]>([
  [
    'a Subscription by another name, where the namespace is left open',
    { kind: 'Subscription', name: 'mine', package: 'serverless-operator' },
    'serverless',
  ],
  [
    'a Subscription in another namespace',
    {
      kind: 'Subscription',
      name: 'serverless-operator',
      namespace: 'elsewhere',
      package: 'serverless-operator',
    },
    undefined,
  ],
  [
    'a package that the target does not need',
    { kind: 'Subscription', name: 'a', package: 'other' },
    undefined,
  ],
  ['a Subscription without a package', { kind: 'Subscription', name: 'serverless-operator' }, undefined],
  [
    'a ClusterExtension for a target with Subscriptions',
    { kind: 'ClusterExtension', name: 'a', package: 'serverless-operator' },
    undefined,
  ],
  ['an OperatorGroup that is nowhere', { kind: 'OperatorGroup', name: 'a' }, undefined],
  ['another Backstage', { kind: 'Backstage', name: 'other', namespace: 'rhdh' }, undefined],
  [
    'the Backstage of another namespace',
    { kind: 'Backstage', name: 'hub', namespace: 'elsewhere' },
    undefined,
  ],
  ['a platform by another name', { kind: 'SonataFlowPlatform', name: 'mine', namespace: 'rhdh' }, undefined],
  ['a policy of others', { kind: 'NetworkPolicy', name: 'mine', namespace: 'rhdh' }, undefined],
  ['a kind that nobody applies', { kind: 'Secret', name: 'hub', namespace: 'rhdh' }, undefined],
])('%s', (_, object, expected) => {
  expect(appliedBy(object, targetOf())).toBe(expected);
});

test('without the operator nobody applies a Backstage object', () => {
  const object = { kind: 'Backstage', name: 'hub', namespace: 'rhdh' };
  expect(appliedBy(object, targetOf('1.10', { method: 'none' }))).toBeUndefined();
});

test('the operators that build workflows lead back to their rows only where the target wants them', () => {
  const wanted = targetOf('1.10', { cicd: true });
  for (const id of ['pipelines', 'gitops'] as const) {
    const made = objectsFor(id, wanted, {}).filter(({ kind }) => kind === 'Subscription');
    expect(made).toHaveLength(1);
    for (const { kind, metadata, spec } of made) {
      const told = { kind, name: metadata.name, package: textAt(spec, 'name') ?? '' };
      expect(appliedBy(told, wanted)).toBe(id);
      expect(appliedBy(told, targetOf('1.10'))).toBeUndefined();
    }
  }
});
