import type { WorkflowFacts } from '../workflowFacts.ts';

/**
 * Port and labels: observed, recordings/sonataflow-knative; cluster platform and policies: OP main, docs/orchestrator.md,
 * the section on workflows in other namespaces.
 */
export const workflows: WorkflowFacts = {
  podPort: 8080,
  workflowLabel: 'sonataflow.org/workflow-app',
  serviceLabel: 'sonataflow.org/service',
  clusterPlatform: { kind: 'SonataFlowClusterPlatform', name: 'cluster-platform' },
  inboundPolicy: 'allow-external-workflows-to-rhdh',
  callersPolicy: 'allow-rhdh-and-knative-to-workflows',
  callers: ['knative-eventing', 'knative-serving'],
};
