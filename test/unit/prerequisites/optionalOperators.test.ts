import { describe, expect, test } from 'vitest';
import { evaluateAll, prerequisites } from '../../../src/core/prerequisites/index.ts';
import { menuIds } from '../../../src/core/prerequisites/menu.ts';
import { object, serving, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const olm = 'operators.coreos.com/v1alpha1';
const building = targetOf('1.10', { cicd: true });

describe('the operators that build workflows in the cluster', () => {
  const states = (target = building, given = {}) => {
    const statuses = evaluateAll(snapshotOf(given), target);
    return (['pipelines', 'gitops'] as const).map((id) => statuses.get(id)?.state);
  };

  test('are rows only of a target that wants them, in a release that knows them', () => {
    expect(states()).toEqual(['absent', 'absent']);
    expect(states(targetOf('1.10'))).toEqual(['notApplicable', 'notApplicable']);
    expect(states(targetOf('1.7', { cicd: true }))).toEqual(['notApplicable', 'notApplicable']);
  });

  test('are found by their package, whatever the Subscription is called', () => {
    const csv = 'openshift-pipelines-operator-rh.v1.17.0';
    const namespace = 'openshift-operators';
    const subscription = object(olm, 'Subscription', 'any', namespace, {
      spec: { name: 'openshift-pipelines-operator-rh' },
      status: { installedCSV: csv },
    });
    const version = object(olm, 'ClusterServiceVersion', csv, namespace, { status: { phase: 'Succeeded' } });
    const given = { subscriptions: [subscription], clusterServiceVersions: [version] };
    expect(states(building, given)).toEqual(['ready', 'absent']);
  });

  test('are found where they were installed without OLM', () => {
    const deployments = [serving('argocd-server', 'argocd')];
    expect(states(building, { deployments, subscriptions: 'notServed' })).toEqual(['unknown', 'ready']);
  });
});

test('every prerequisite is in the menu, in its order', () => {
  expect(prerequisites.map(({ id }) => id)).toEqual(menuIds);
  expect(new Set(menuIds).size).toBe(menuIds.length);
});

test('a need stands before what needs it', () => {
  for (const target of [
    building,
    targetOf('1.10', { method: 'helm' }),
    targetOf('2.1', { ownPlatform: true }),
  ]) {
    for (const prerequisite of prerequisites) {
      const { id } = prerequisite;
      for (const need of prerequisite.needs(target))
        expect(menuIds.indexOf(need), `${need} before ${id}`).toBeLessThan(menuIds.indexOf(id));
    }
  }
});
