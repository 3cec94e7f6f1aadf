/** How OLM v1 installs the operators: each by a ServiceAccount that holds the rights the operator is given. */
export interface OlmV1Facts {
  /** ClusterRole that every installer is bound to. */
  readonly clusterRole: string;
  /** Label of a ClusterCatalog that says its name. */
  readonly catalogLabel: string;
  /** The check of CRDs before an upgrade. */
  readonly crdUpgradeSafety: 'None' | 'Strict';
  readonly upgradeConstraintPolicy: 'CatalogProvided' | 'SelfCertified';
  readonly serverless: ExtensionFacts;
  readonly serverlessLogic: ExtensionFacts;
  readonly rhdh: ExtensionFacts;
  readonly pipelines: ExtensionFacts;
  readonly gitops: ExtensionFacts;
}

/** What a ClusterExtension has beside the package of the Subscription it stands in for. */
export interface ExtensionFacts {
  /** Name of the ClusterExtension, where it is not that of the Subscription. */
  readonly name?: string;
  readonly serviceAccount: string;
  /** Name of the ClusterRoleBinding. */
  readonly binding: string;
  /** Where it is not that of the Subscription. */
  readonly channel?: string;
  /** Held at the version the Subscription starts with, or as new as its channel. */
  readonly version: 'startingCSV' | 'newest';
  /** The Deployment that environment variables are set on: a ClusterExtension has no place for them. */
  readonly deployment?: string;
}

/** The script that installs the infrastructure for who does it by hand. */
export interface PluginInfraScript {
  readonly branch: string;
  /** What it can be told beside `apply` and `delete`. */
  readonly options: readonly ('--branch' | '--with-cicd')[];
}

/** The Argo CD instance that deploys workflows. */
export interface ArgoCdFacts {
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  readonly spec: Readonly<Record<string, unknown>>;
}
