import type { OlmV1Facts } from '../infrastructure.ts';

/**
 * Upstream has two proposals, neither of them in a release, and names are theirs. OP+ 40d6f4f2 and 3bef0398
 * (plugin-infra/serverless-v1.yaml, serverless-logic-v1.yaml) bind each installer to cluster-admin. OP+ 55bafbad
 * (plugin-infra/olm-v1) binds them to a ClusterRole of its own, which cannot work: nobody may grant what he does not
 * hold, and the ClusterRole of the Serverless operator (OSS, CSV 1.25) has all verbs on roles and bindings (escalate and
 * bind among them), HorizontalPodAutoscalers, PodDisruptionBudgets and NetworkPolicies, none of which that role holds.
 * A role that could grant all of it would be cluster-admin by another name.
 * From operator-controller df2c201d on OLM v1 ignores the ServiceAccount; before, it is required.
 */
export const olmV1: OlmV1Facts = {
  clusterRole: 'cluster-admin',
  catalogLabel: 'olm.operatorframework.io/metadata.name',
  crdUpgradeSafety: 'None',
  upgradeConstraintPolicy: 'CatalogProvided',
  serverless: {
    serviceAccount: 'serverless-operator-installer',
    binding: 'serverless-operator-installer-binding',
    version: 'newest',
  },
  serverlessLogic: {
    serviceAccount: 'serverless-logic-operator-installer',
    binding: 'logic-operator-installer-binding',
    version: 'startingCSV',
  },
  // OP+ 6dff89a4, config/samples/catalog-cluster-extension-template.yaml.
  rhdh: {
    name: 'rhdh-operator',
    serviceAccount: 'rhdh-operator-installer',
    binding: 'rhdh-operator-installer-binding',
    version: 'newest',
  },
  // OP+ 55bafbad, plugin-infra/olm-v1/pipeline.yaml.
  pipelines: {
    serviceAccount: 'pipelines-operator-installer',
    binding: 'pipelines-operator-installer-binding',
    channel: 'pipelines-1.21',
    version: 'newest',
  },
  // OP+ 55bafbad, plugin-infra/olm-v1/argocd.yaml; the Deployment: CSV of openshift-gitops-operator.
  gitops: {
    serviceAccount: 'gitops-operator-installer',
    binding: 'gitops-operator-installer-binding',
    version: 'newest',
    deployment: 'openshift-gitops-operator-controller-manager',
  },
};
