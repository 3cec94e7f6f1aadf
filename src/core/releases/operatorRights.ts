import type { OperatorRight, OperatorRole } from '../rhdhOperator.ts';

/** Source: OP release-1.7, plugin-rbac/rbac-sonataflow.yaml. SonataFlowClusterPlatform is not among them in any release. */
export const operatorRights1_7: readonly OperatorRight[] = [
  { group: 'sonataflow.org', resources: ['sonataflowplatforms', 'sonataflows'] },
  { group: 'networking.k8s.io', resources: ['networkpolicies'] },
];

/** Tekton and Argo CD for the dependencies of the same names. Source: OP 1.8 … main, plugin-rbac/rbac-sonataflow.yaml. */
export const operatorRights1_8: readonly OperatorRight[] = [
  ...operatorRights1_7,
  { group: 'tekton.dev', resources: ['tasks', 'pipelines'] },
  { group: 'argoproj.io', resources: ['appprojects'] },
];

/** Source: OP 1.7 … main, plugin-rbac/rbac-sonataflow.yaml; installed with the prefix `rhdh-`. */
export const operatorRole: OperatorRole = {
  clusterRole: 'rhdh-manager-sonataflow-role',
  binding: 'rhdh-manager-sonataflow-rolebinding',
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  serviceAccount: { namespace: 'rhdh-operator', name: 'rhdh-controller-manager' },
};
