import { condition, plant } from '../plantedWorld.ts';
import { namespaceOf } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Where workflows run besides the namespace of RHDH. */
const flows = 'symptoms-flows';

/** Symptoms of workflows. */
export const workflowsSymptoms: readonly SymptomCase[] = [
  {
    shows: [
      { id: 'P14', by: 'status', row: 'workflows', code: 'workflow-profile' },
      { id: 'P16', by: 'status', row: 'workflow-namespaces', code: 'connection-cut' },
      { id: 'P34', by: 'status', row: 'workflows', code: 'same-workflow-id' },
    ],
    choices: { workflowNamespaces: [flows] },
    async make(world) {
      const { client } = world;
      await namespaceOf(client, flows);
      await plant(client, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'closed', namespace: flows },
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      });
      const running = [condition('Running', 'True')];
      const own = await world.workflow('greeting', running, { 'sonataflow.org/profile': 'dev' });
      const { apiVersion, kind } = own;
      await plant(client, {
        apiVersion,
        kind,
        metadata: { name: 'greeting', namespace: flows },
        spec: own['spec'],
      });
    },
  },
  {
    shows: ['P26', 'P30'].map((id) => ({ id, by: 'log', row: 'workflows', code: 'workflow-failed' })),
    make(world) {
      const words = 'ContainerNotReady: (CrashLoopBackOff) back-off restarting failed container';
      return world.workflow('greeting', [condition('Running', 'False', 'DeploymentIsUnavailable', words)]);
    },
  },
];
