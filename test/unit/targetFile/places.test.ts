import { describe, expect, test } from 'vitest';
import { objectsFor } from '../../../src/core/plans/objects.ts';
import { evaluateAll, prerequisites } from '../../../src/core/prerequisites/index.ts';
import { operatorPackages } from '../../../src/core/prerequisites/operators.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { PartlySeenKey } from '../../../src/core/snapshot.ts';
import { placesOf } from '../../../src/core/target/places.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

describe('the places of a target', () => {
  const choices = [{}, { cicd: true }, { olm: 'v1' }, { workflowNamespaces: ['flows', 'more'] }] as const;
  const targets = releaseLines().flatMap((line) =>
    choices.map((choice) => ({ line, choice, target: targetOf(line, choice) })),
  );

  test.each(targets)('RHDH $line $choice: every Namespace that a plan would make is looked for', (row) => {
    const objects = prerequisites.flatMap(({ id }) => objectsFor(id, row.target, {}));
    const made = objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name] : []));
    expect(made).toContain(row.target.namespace);
    expect(placesOf(row.target).namespaces).toEqual(expect.arrayContaining(made));
  });

  const knative = (kind: string, namespace: string) => [
    object('operator.knative.dev/v1beta1', kind, namespace, namespace, {
      status: { observedGeneration: 1, ...conditions(['Ready', 'True']) },
    }),
  ];
  /** An OpenShift with Knative. */
  const around = {
    clusterVersions: [object('config.openshift.io/v1', 'ClusterVersion', 'version', undefined)],
    knativeServings: knative('KnativeServing', 'knative-serving'),
    knativeEventings: knative('KnativeEventing', 'knative-eventing'),
  };

  /** The namespaces that statuses look at in a resource. */
  const lookedAt = (key: PartlySeenKey, target: Target): readonly string[] => {
    const asked = new Set<string>();
    const namespaces = Object.assign([], {
      includes(name: string) {
        asked.add(name);
        return true;
      },
    });
    const snapshot = snapshotOf({ ...healthyWorld(target), ...around });
    const observation = { ...snapshot.resources[key], namespaces };
    evaluateAll({ ...snapshot, resources: { ...snapshot.resources, [key]: observation } }, target);
    return [...asked];
  };

  test.each(targets)('RHDH $line $choice: no status looks at a namespace that is not watched', (row) => {
    const { namespaces, deployments } = placesOf(row.target);
    const seen = lookedAt('deployments', row.target);
    expect(lookedAt('namespaces', row.target)).toContain(row.target.namespace);
    expect(namespaces).toEqual(expect.arrayContaining([...lookedAt('namespaces', row.target)]));
    expect(seen).toEqual(expect.arrayContaining([row.target.namespace, 'knative-serving']));
    expect(deployments).toEqual(expect.arrayContaining([...seen]));
  });

  test.each(targets)('RHDH $line $choice: its operators are known by all their packages', ({ target }) => {
    const packages = operatorPackages(target).flatMap((spec) => {
      const { package: wanted } = spec.subscription(target);
      return [wanted, ...spec.olderPackages(wanted), ...spec.newerPackages(wanted)];
    });
    expect(placesOf(target).packages).toEqual(expect.arrayContaining(packages));
  });
});
