import { expect } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { conditionOf } from '../../../src/core/field.ts';
import { eventually } from '../eventually.ts';
import { condition, type PlantedWorld } from '../plantedWorld.ts';
import { deployed } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/**
 * Symptoms that take a kind away from the whole server and put it back. They come first: a definition goes only with the
 * last of its objects, which takes time.
 */
export const missingKindSymptoms: readonly SymptomCase[] = [
  {
    shows: [{ id: 'P2', by: 'status', row: 'knative-serving', code: 'waits-for-needs' }],
    ...without('knativeservings.operator.knative.dev', () => Promise.resolve()),
  },
  {
    shows: [
      { id: 'P1', by: 'status', row: 'backstage', code: 'deploy-failed' },
      { id: 'P1', by: 'status', row: 'sonataflow-crds', code: 'waits-for-needs' },
    ],
    ...without('sonataflowplatforms.sonataflow.org', (world) => {
      const words = 'failed to apply plugin dependencies no matches for kind "SonataFlowPlatform"';
      return world.backstage(deployed, condition('Deployed', 'False', 'DeployFailed', words));
    }),
  },
];

/** What is made while the definition of that name is gone. */
function without(name: string, make: SymptomCase['make']): Required<Pick<SymptomCase, 'make' | 'unmake'>> {
  const ref = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name };
  let taken: Manifest | undefined;
  return {
    async make(world: PlantedWorld) {
      const { client } = world;
      taken = await client.get(ref);
      await client.remove(ref);
      await eventually(async () => expect(await client.get(ref)).toBeUndefined());
      await make(world);
    },
    async unmake({ client }) {
      const { apiVersion, kind } = ref;
      await client.create({ apiVersion, kind, metadata: { name }, spec: taken?.['spec'] });
      await eventually(async () =>
        expect(conditionOf(await client.get(ref), 'Established')?.status).toBe('True'),
      );
    },
  };
}
