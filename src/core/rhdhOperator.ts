/** How the rhdh-operator merges its default, the flavours and the user's ConfigMap. */
export interface OperatorMerge {
  readonly merges: boolean;
  readonly knownFields: readonly string[];
  /** Whether `disabled: false` switches on an entry the operator's default has off. */
  readonly disabledFalseEnables: boolean;
  readonly clearDependencies: 'notApplicable' | 'emptyRef' | 'emptyList';
  /** Whether the user's backend entry gets `dependencies` from the operator's default without a flavour. */
  readonly inheritsDependencies: boolean;
  readonly emptyIncludesClear: boolean;
  /** What an entry without `enabled` and `disabled` does to the default's state. */
  readonly absentFlag: 'notApplicable' | 'enables' | 'keeps';
  /** What `enabled: false` does to the plugin. */
  readonly enabledFalse: 'ignored' | 'disables';
  /** Order of the plugins in the result. */
  readonly order: 'kept' | 'random';
  /** Whether `spec.application.dynamicPlugins[]` of the Backstage object is read. */
  readonly inlinePlugins: boolean;
}

/** What the rhdh-operator watches, reports and leaves behind. */
export interface OperatorBehaviour {
  /** Owned kinds whose change makes it look again, beside the Backstage object itself. */
  readonly watchedWorkloads: readonly ('Deployment' | 'StatefulSet')[];
  /** Which change of a ConfigMap or Secret it synchronises makes it look again. */
  readonly watchedConfig: 'data' | 'dataOrAnnotations';
  /** Reason of the condition `Deployed` while the Deployment has no status yet. */
  readonly reasonWithoutStatus: 'Deployed' | 'DeployInProgress';
  /** Whether a `DeployFailed` of less than a second may stand at the beginning of a healthy start. */
  readonly passingFailure: boolean;
  /** Seconds between two tries at most; the wait doubles from 5 ms. */
  readonly retryCap: number;
  /** What stays after it was switched off in the Backstage object. */
  readonly leavesBehind: readonly ('localDatabase' | 'route')[];
  /** Whether the annotation `rhdh.redhat.com/idle` stops the workloads. */
  readonly idles: boolean;
}

/** One rule of the ClusterRole that lets the rhdh-operator make what plugin-deps holds. */
export interface OperatorRight {
  readonly group: string;
  readonly resources: readonly string[];
}

/** How those rights reach the operator. */
export interface OperatorRole {
  readonly clusterRole: string;
  readonly binding: string;
  readonly verbs: readonly string[];
  /** The ServiceAccount the binding names: an operator installed elsewhere is not allowed anything by it. */
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
}
