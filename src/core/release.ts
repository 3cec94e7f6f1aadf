/** One RHDH release, exact to the patch, as data. Files in `releases/` hold one line (`1.8`) each. */
export interface Release {
  /** `1.8` */
  readonly line: string;
  /** `1.8.7`; a line not yet released has its line as version. */
  readonly version: string;
  /** False while upstream may still change it; output says so. */
  readonly final: boolean;
  /** Backstage version inside, where published. */
  readonly backstageVersion?: string;
  readonly api: BackstageApi;
  readonly plugins: readonly OrchestratorPlugin[];
  readonly installer: Installer;
  readonly merge: OperatorMerge;
  readonly defaults: PluginDefaults;
  /** Empty where the release has no flavours. */
  readonly flavours: readonly Flavour[];
  /** `ref` values that match a file of plugin-deps. */
  readonly dependencyRefs: readonly string[];
  readonly platform: PlatformFacts;
  readonly networkPolicies: NetworkPolicyFacts;
  readonly subscriptions: Subscriptions;
  readonly generatedNames: GeneratedNames;
  readonly operatorRights: readonly { readonly group: string; readonly resources: readonly string[] }[];
  readonly compatibility: Compatibility;
}

export interface BackstageApi {
  readonly group: 'rhdh.redhat.com';
  readonly storage: string;
  /** Served versions, newest first. */
  readonly served: readonly string[];
  readonly deprecated: readonly string[];
  /** In the CRD but not served. */
  readonly unserved: readonly string[];
}

export type PluginRole = 'frontend' | 'backend' | 'scaffolder' | 'form-widgets' | 'loki';

export interface OrchestratorPlugin {
  readonly role: PluginRole;
  /** As written in `package:` of a user's file for this release. */
  readonly package: string;
  /** `sha512-…`; npm only. */
  readonly integrity?: string;
  /** Written by the scaffold without being asked for. Loki is not. */
  readonly required: boolean;
}

/** How the plugin installer of the image reads dynamic-plugins.yaml. */
export interface Installer {
  readonly implementation: 'python' | 'typescript';
  /** Booleans and duplicate keys as this YAML version reads them. */
  readonly yaml: '1.1' | '1.2';
  /** `package`: the exact string; `name`: version, tag and digest are stripped. */
  readonly key: 'package' | 'name';
  readonly duplicates: 'lastWins' | 'error';
  readonly inherit: boolean;
  readonly refScheme: boolean;
  readonly enabledKey: boolean;
  readonly ociPathOptional: boolean;
  readonly nullLists: 'error' | 'ignored';
  readonly missingInclude: 'error' | 'warning';
  readonly maxEntrySize: number;
}

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
}

/** Where plugins come from when the user's file does not name them. */
export interface PluginDefaults {
  /** Orchestrator entries in the operator's default ConfigMap, all switched off. */
  readonly operatorListsOrchestrator: boolean;
  /** Orchestrator entries in the image's dynamic-plugins.default.yaml or catalog index. */
  readonly imageDefault: 'none' | 'file' | 'catalogIndex';
  readonly includes: readonly string[];
  /** Whether a user ConfigMap must list `includes` itself or loses every default plugin. */
  readonly includesRequired: boolean;
  /** How a user's ConfigMap switches a plugin on. */
  readonly switch: 'disabled: false' | 'enabled: true';
  /** Whether the backend entry of a ConfigMap must carry `dependencies: [{ref: sonataflow}]`. */
  readonly dependencyWritten: boolean;
}

export interface Flavour {
  readonly name: string;
  readonly enabledByDefault: boolean;
}

/** The SonataFlowPlatform that plugin-deps makes. */
export interface PlatformFacts {
  readonly apiVersion: string;
  readonly name: string;
  readonly databaseName: string;
  /** Whether a Job creates the database (1.8 and later). */
  readonly databaseJob: boolean;
  /** Longest Backstage name that works with the Orchestrator, and why. */
  readonly maxNameLength: number;
}

export interface NetworkPolicyFacts {
  /** Who brings the four policies. */
  readonly from: 'plugin-deps' | 'flavour';
  /** Names, in upstream's order. */
  readonly names: readonly string[];
  /** Whether a general default-deny set stands beside them (2.1). */
  readonly baseSet: boolean;
}

export interface OperatorSubscription {
  readonly namespace: string;
  /** Absent where the namespace has a global OperatorGroup. */
  readonly operatorGroup?: string;
  readonly name: string;
  readonly package: string;
  readonly channel: string;
  readonly source: string;
  readonly sourceNamespace: string;
  readonly startingCSV?: string;
}

export interface Subscriptions {
  readonly serverless: OperatorSubscription;
  readonly serverlessLogic: OperatorSubscription;
  readonly rhdh: OperatorSubscription;
  /** 1.8 and later. */
  readonly pipelines?: OperatorSubscription;
  readonly gitops?: OperatorSubscription;
}

/** Names the rhdh-operator derives; `{name}` stands for the Backstage name. */
export interface GeneratedNames {
  readonly workload: string;
  readonly databaseSecret: string;
  readonly databaseService: string;
  readonly appConfig: string;
  readonly dynamicPlugins: string;
  readonly npmrcSecret: string;
}

export interface Compatibility {
  readonly openshift: { readonly from: string; readonly to: string } | undefined;
  /** Serverless Logic line, `1.38`. */
  readonly serverlessLogic: string;
  /** OpenShift Serverless line. */
  readonly serverless: string;
  readonly orchestratorPlugin: string | undefined;
}

/** Replaces `{name}` in a generated name. */
export function nameFor(pattern: string, backstageName: string): string {
  return pattern.replaceAll('{name}', backstageName);
}
