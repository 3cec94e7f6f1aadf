/** What the Logic operator makes of workflows, and what workflows outside the Backstage namespace need. */
export interface WorkflowFacts {
  /** Port of the Pods of workflows and of the services of the platform; their Services say 80. */
  readonly podPort: number;
  /** Label that the Pods of every workflow carry. */
  readonly workflowLabel: string;
  /** Label of the Pods of a service of the platform; its value is the name of the Service. */
  readonly serviceLabel: string;
  /** The one object that makes the platform serve all namespaces. */
  readonly clusterPlatform: { readonly kind: 'SonataFlowClusterPlatform'; readonly name: string };
  /** Policy in the Backstage namespace that lets workflows of other namespaces in. */
  readonly inboundPolicy: string;
  /** Policy in a namespace of workflows that lets in who calls them. */
  readonly callersPolicy: string;
  /** Namespaces that call workflows, beside that of Backstage. */
  readonly callers: readonly string[];
}
