import { condition } from '../plantedWorld.ts';
import { deployed, withoutDefinition } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms that take a kind away from the whole server: they come last. */
export const missingKindSymptoms: readonly SymptomCase[] = [
  {
    shows: [{ id: 'P2', by: 'status', row: 'knative-serving', code: 'waits-for-needs' }],
    make: ({ client }) => withoutDefinition(client, 'knativeservings.operator.knative.dev'),
  },
  {
    shows: [{ id: 'P1', by: 'status', row: 'backstage', code: 'deploy-failed' }],
    async make(world) {
      await withoutDefinition(world.client, 'sonataflowplatforms.sonataflow.org');
      const words = 'failed to apply plugin dependencies no matches for kind "SonataFlowPlatform"';
      await world.backstage(deployed, condition('Deployed', 'False', 'DeployFailed', words));
    },
  },
];
