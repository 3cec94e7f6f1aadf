import { condition, plant } from '../plantedWorld.ts';
import { failedWorkflow, namespaceOf } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of workflows. */
export const workflowsSymptoms: readonly SymptomCase[] = [
  {
    id: 'P14',
    by: 'status',
    row: 'workflows',
    code: 'workflow-profile',
    make: (world) =>
      world.workflow('greeting', [condition('Running', 'True')], { 'sonataflow.org/profile': 'dev' }),
  },
  {
    id: 'P16',
    by: 'status',
    row: 'workflow-namespaces',
    code: 'connection-cut',
    choices: { workflowNamespaces: ['p16-flows'] },
    async make({ client }) {
      await namespaceOf(client, 'p16-flows');
      await plant(client, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'closed', namespace: 'p16-flows' },
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      });
    },
  },
  {
    id: 'P26',
    by: 'log',
    row: 'workflows',
    code: 'workflow-failed',
    make: failedWorkflow('ContainerNotReady: (CrashLoopBackOff) back-off restarting failed container'),
  },
  {
    id: 'P30',
    by: 'log',
    row: 'workflows',
    code: 'workflow-failed',
    make: failedWorkflow('ContainerNotReady: (CrashLoopBackOff) back-off restarting failed container'),
  },
  {
    id: 'P34',
    by: 'status',
    row: 'workflows',
    code: 'same-workflow-id',
    choices: { workflowNamespaces: ['p34-flows'] },
    async make(world) {
      await world.workflow('greeting', [condition('Running', 'True')]);
      await namespaceOf(world.client, 'p34-flows');
      const { apiVersion, kind } = { apiVersion: 'sonataflow.org/v1alpha08', kind: 'SonataFlow' };
      const states = [{ name: 's', type: 'inject', data: {}, end: true }];
      const metadata = { name: 'greeting', namespace: 'p34-flows' };
      await plant(world.client, { apiVersion, kind, metadata, spec: { flow: { start: 's', states } } });
    },
  },
];
