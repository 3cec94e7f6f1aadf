import { condition, plant } from '../plantedWorld.ts';
import { namespaceOf } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Where workflows run besides the namespace of RHDH. */
const flows = 'symptoms-flows';

/** The same, with workflows that keep their state. */
const stateful = 'symptoms-stateful';

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
    shows: [{ id: 'P16', by: 'status', row: 'workflow-namespaces', code: 'workflow-secret-missing' }],
    choices: { workflowNamespaces: [stateful] },
    async make({ client, target }) {
      await namespaceOf(client, stateful);
      const { apiVersion } = target.release.platform;
      const secretRef = { name: 'postgres-login' };
      const serviceRef = { name: 'postgres', namespace: target.namespace };
      const flow = { start: 's', states: [{ name: 's', type: 'inject', data: {}, end: true }] };
      await plant(client, {
        apiVersion,
        kind: 'SonataFlow',
        metadata: { name: 'stateful', namespace: stateful },
        spec: { flow, persistence: { postgresql: { secretRef, serviceRef } } },
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
