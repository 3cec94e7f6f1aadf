import type { OperatorSubscription } from '../release.ts';

/** Red Hat's catalog on a connected OpenShift cluster; a mirror has a catalog source of another name. */
const redHatCatalog = { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' };

/** Source: OP, plugin-infra/serverless.yaml, the same from 1.8 to main (1.7 has it inside plugin-infra.sh). */
export const serverless: OperatorSubscription = {
  namespace: 'openshift-serverless',
  operatorGroup: 'serverless-operator-group',
  name: 'serverless-operator',
  package: 'serverless-operator',
  product: 'OpenShift Serverless',
  // AllNamespaces is the only install mode of all three (OSS, CSV; OP, plugin-infra, whose OperatorGroups have no targets).
  allNamespacesOnly: true,
  channel: 'stable',
  // Source: OSS, project.yaml.
  knownChannels: /^stable(?:-\d+\.\d+)?$/,
  // One for each line of OpenShift up to 4.7, and one for previews.
  retiredChannels: /^(?:\d+\.\d+|techpreview|preview-\d.*)$/,
  ...redHatCatalog,
};

/**
 * The package up to Serverless Logic 1.36. Source: OP release-1.8, plugin-infra/serverless-logic.yaml;
 * the conflict with its successor: observed, recordings/olm.
 */
export const serverlessLogicRhel8: OperatorSubscription = {
  namespace: 'openshift-serverless-logic',
  operatorGroup: 'openshift-serverless-logic',
  name: 'logic-operator-rhel8',
  package: 'logic-operator-rhel8',
  product: 'OpenShift Serverless Logic',
  allNamespacesOnly: true,
  channel: 'alpha',
  knownChannels: /^alpha$/,
  ...redHatCatalog,
  startingCSV: 'logic-operator-rhel8.v1.36.0',
  conflictsWith: ['logic-operator'],
};

/**
 * The package from Serverless Logic 1.37 on, first installed in `version`.
 * Source: OP release-1.9 … main, plugin-infra/serverless-logic.yaml.
 */
export function serverlessLogic(version: string): OperatorSubscription {
  return {
    namespace: 'openshift-serverless-logic',
    operatorGroup: 'openshift-serverless-logic',
    name: 'logic-operator',
    package: 'logic-operator',
    product: 'OpenShift Serverless Logic',
    allNamespacesOnly: true,
    channel: 'stable',
    knownChannels: /^stable(?:-\d+\.\d+)?$/,
    ...redHatCatalog,
    startingCSV: `logic-operator.v${version}`,
    conflictsWith: ['logic-operator-rhel8'],
  };
}

/** Source: OP 1.8 … main, plugin-infra/pipeline.yaml. Its namespace comes with a global OperatorGroup. */
export const pipelines: OperatorSubscription = {
  namespace: 'openshift-operators',
  name: 'openshift-pipelines-operator',
  package: 'openshift-pipelines-operator-rh',
  product: 'OpenShift Pipelines',
  channel: 'pipelines-1.17',
  ...redHatCatalog,
};

/** Source: OP 1.8 … main, plugin-infra/argocd.yaml. */
export const gitops: OperatorSubscription = {
  namespace: 'openshift-gitops-operator',
  operatorGroup: 'openshift-gitops-operator',
  upgradeStrategy: 'Default',
  name: 'openshift-gitops-operator',
  package: 'openshift-gitops-operator',
  product: 'OpenShift GitOps',
  channel: 'latest',
  ...redHatCatalog,
  env: [
    { name: 'DISABLE_DEFAULT_ARGOCD_INSTANCE', value: 'true' },
    { name: 'ARGOCD_CLUSTER_CONFIG_NAMESPACES', value: 'openshift-gitops-operator' },
  ],
};

/**
 * The RHDH operator of a line, from the channel of that line.
 * Source: public manifests show `fast-1.4` … `fast-1.8` and `fast-1.10`; other lines follow the same pattern (inferred).
 * The name of the OperatorGroup is ours: upstream publishes none.
 */
export function rhdhOperator(line: string): OperatorSubscription {
  return {
    namespace: 'rhdh-operator',
    operatorGroup: 'rhdh-operator-group',
    name: 'rhdh',
    package: 'rhdh',
    product: 'Red Hat Developer Hub',
    csv: 'rhdh-operator',
    allNamespacesOnly: true,
    channel: `fast-${line}`,
    knownChannels: /^fast(?:-\d+\.\d+)?$/,
    ...redHatCatalog,
  };
}

/** The same, first installed in exactly that patch release: `rhdh-operator.v1.8.7`. */
export function rhdhOperatorAt(line: string, version: string): OperatorSubscription {
  return { ...rhdhOperator(line), startingCSV: `rhdh-operator.v${version}` };
}
