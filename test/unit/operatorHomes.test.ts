import { expect, test } from 'vitest';
import { deploymentNamespaces, homesQuestion } from '../../src/core/operatorHomes.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { object, snapshotOf } from '../support/snapshots.ts';
import { targetOf } from '../support/targets.ts';

const places = placesOf(targetOf());
const subscription = (name: string, namespace: string) =>
  object('operators.coreos.com/v1alpha1', 'Subscription', 'any', namespace, { spec: { name } });
const item = (namespace: string, labels: object = {}) => ({ metadata: { namespace, labels } });

test('Deployments matter where the packages of the target are subscribed, and nowhere else', () => {
  const subscriptions = [subscription('rhdh', 'tools'), subscription('logic-operator-rhel8', 'old')];
  const others = Array.from({ length: 1000 }, (_, number) => subscription('database', `team-${number}`));
  const found = deploymentNamespaces(snapshotOf({ subscriptions: [...subscriptions, ...others] }), places);
  expect(found).toEqual([...places.deployments, 'tools', 'old']);
});

test('and where an operator turns out to be that nobody has subscribed', () => {
  const { key } = homesQuestion('rhdh-operator');
  const answers = {
    [key]: { state: 'answered', value: ['tools'] },
    'another question': { state: 'answered', value: ['elsewhere'] },
    [homesQuestion('other').key]: { state: 'notServed' },
  } as const;
  expect(deploymentNamespaces({ ...snapshotOf(), answers }, places)).toEqual([
    ...places.deployments,
    'tools',
  ]);
});

test('where an operator is: not where OLM has made it, and no more namespaces than can tell something', () => {
  const { keep, holds } = homesQuestion('rhdh-operator');
  const byOlm = item('rhdh-operator', { 'olm.owner': 'rhdh-operator.v1.10.0' });
  expect(keep({ items: [byOlm, item('b'), item('a')] })).toEqual(['a', 'b']);
  const many = Array.from({ length: 100 }, (_, number) => item(`team-${number}`));
  expect(keep({ items: many }).length).toBeLessThan(10);
  expect(holds?.([])).toBeGreaterThan(0);
  expect(holds?.(['a'])).toBeUndefined();
});
