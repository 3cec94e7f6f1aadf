import { describe, expect, test } from 'vitest';
import { objectsFor } from '../../../src/core/plans/objects.ts';
import { evaluateAll, prerequisites } from '../../../src/core/prerequisites/index.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { placesOf } from '../../../src/core/target/places.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { snapshotOf } from '../../support/snapshots.ts';
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

  test.each(targets)('RHDH $line $choice: no status looks at a Namespace that is not watched', (row) => {
    const asked = new Set<string>();
    const namespaces = Object.assign([], {
      includes(name: string) {
        asked.add(name);
        return true;
      },
    });
    const snapshot = snapshotOf(healthyWorld(row.target));
    const resources = {
      ...snapshot.resources,
      namespaces: { state: 'listed', since: 0, objects: [], namespaces } as const,
    };
    evaluateAll({ ...snapshot, resources }, row.target);
    expect([...asked]).toContain(row.target.namespace);
    expect(placesOf(row.target).namespaces).toEqual(expect.arrayContaining([...asked]));
  });
});
