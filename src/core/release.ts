import type { BackendFacts, DefaultResources } from './backendFacts.ts';
import type { HelmCharts } from './helmCharts.ts';
import type { ArgoCdFacts, OlmV1Facts, PluginInfraScript } from './infrastructure.ts';
import type { OptionFacts } from './optionFacts.ts';
import type { PluginConfig } from './pluginConfig.ts';
import type { OperatorBehaviour, OperatorMerge, OperatorRight, OperatorRole } from './rhdhOperator.ts';
import type { LabelSelector, ShippedPolicy } from './shippedPolicy.ts';
import type { WorkflowFacts } from './workflowFacts.ts';

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
  readonly behaviour: OperatorBehaviour;
  readonly defaults: PluginDefaults;
  /** Empty where the release has no flavours. */
  readonly flavours: readonly Flavour[];
  /** `ref` values that match a file of plugin-deps. */
  readonly dependencyRefs: readonly string[];
  readonly platform: PlatformFacts;
  readonly networkPolicies: NetworkPolicyFacts;
  readonly subscriptions: Subscriptions;
  /** The same operators by OLM v1. */
  readonly olmV1: OlmV1Facts;
  readonly pluginInfra: PluginInfraScript;
  /** 1.8 and later. */
  readonly argoCd?: ArgoCdFacts;
  readonly knative: KnativeFacts;
  readonly workflows: WorkflowFacts;
  readonly helm: HelmCharts;
  /** What the options of a target need in this release. */
  readonly options: OptionFacts;
  readonly backend: BackendFacts;
  readonly generatedNames: GeneratedNames;
  readonly operatorRights: readonly OperatorRight[];
  readonly operatorRole: OperatorRole;
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
  /**
   * Fields below `spec` that older versions know and the storage version does not: they are lost without a word
   * when an object is stored.
   */
  readonly droppedSpecFields: readonly string[];
}

export type PluginRole = 'frontend' | 'backend' | 'scaffolder' | 'form-widgets' | 'loki';

export interface OrchestratorPlugin {
  readonly role: PluginRole;
  /** As written in `package:` of a user's file for this release. */
  readonly package: string;
  /** The npm or image name without scope prefix, registry, version, tag: what stays the same from release to release. */
  readonly name: string;
  /** `sha512-…`; npm only. */
  readonly integrity?: string;
  /** Version of the plugin inside the image, where it was read; an npm package carries it in `package`. */
  readonly version?: string;
  /** `sha256:…` of the image in the default file of this very patch release, where it was read. */
  readonly digest?: string;
  /** `pluginConfig` of the image's default file: it holds until the user writes another, which replaces it as a whole. */
  readonly defaultConfig?: PluginConfig;
  /** Written by the scaffold without being asked for. Loki is not. */
  readonly required: boolean;
}

/** An entry of a dynamic-plugins.yaml that upstream ships. */
export interface ShippedEntry {
  readonly package: string;
  readonly enabled?: boolean;
  readonly disabled?: boolean;
  readonly integrity?: string;
  readonly pluginConfig?: PluginConfig;
  readonly dependencies?: readonly { readonly ref: string }[];
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
  /** `oci://host:port/…`; `refused` is where the port is taken for a tag. */
  readonly ociHostPort: 'accepted' | 'refused';
  /** A line break behind an OCI reference, as `package: |` leaves one; `unchecked` hands all to skopeo. */
  readonly ociLineBreak: 'accepted' | 'refused' | 'unchecked';
  /** An entry that is switched off and whose OCI reference is malformed. */
  readonly malformedDisabledOci: 'error' | 'warning' | 'ignored';
  /** Whether an entry without `!path` asks the registry even while it is switched off. */
  readonly inspectsDisabledPathless: boolean;
  /** Whether a switched-off entry without `!path` takes switched-on `!path` entries of the same image with it. */
  readonly disabledPathlessDropsImage: boolean;
  /** An included entry without `!path` while the list names several plugins of that image: asked for at the registry, or left out. */
  readonly includedPathless: 'inspected' | 'dropped';
  /** What `{{inherit}}` is matched by. */
  readonly inheritMatches: 'nothing' | 'registryAndPath' | 'imageName';
  /** A `!path` that is not in the image. */
  readonly wrongOciPath: 'error' | 'emptyDirectory';
  /** The same mapping key twice. */
  readonly duplicateKeys: 'lastWins' | 'error';
  /** `<<` */
  readonly mergeKeys: 'applied' | 'ignored';
  /** A tab after `key:`. */
  readonly tabAfterColon: 'error' | 'ignored';
  /**
   * `disabled: "false"` and other values that are no boolean: `truthy` reads them as Python does;
   * `losesState` forgets the state of the included entry, which leaves the plugin on.
   */
  readonly nonBooleanFlag: 'truthy' | 'losesState';
  /** `enabled` beside `disabled` over an included entry: both are deleted, which leaves the plugin on. */
  readonly bothFlagsOverIncluded: 'disabledCounts' | 'on';
  readonly nullLists: 'error' | 'ignored';
  readonly missingInclude: 'error' | 'warning';
  /** A `./path` that does not exist; `skipped` still merges its pluginConfig. */
  readonly missingLocal: 'error' | 'skipped';
  /** A scalar and a mapping under one key of two pluginConfigs. */
  readonly scalarOverMapping: 'crash' | 'replaced';
  /** How much of the key the message about differing pluginConfigs names. */
  readonly conflictKey: 'lastTwoSegments' | 'full';
  /** On a persistent volume: a changed npm or local plugin is installed again and deleted in the same start. */
  readonly reinstallDeletes: boolean;
  /** Where images of `registry.access.redhat.com/rhdh/` are looked for when they are not there. */
  readonly registryFallback: string | undefined;
  /** Where an absent skopeo stops it. */
  readonly skopeoNeeded: 'always' | 'forOciPlugins';
  /** Bytes one file of a package may have, unless the environment says otherwise. */
  readonly maxEntrySize: number;
  /** `MAX_ENTRY_SIZE` in bytes, as the rhdh-operator sets it on the init container. */
  readonly operatorMaxEntrySize: number;
  /** Milliseconds it waits for another installer; `undefined` is for ever. */
  readonly lockTimeout: number | undefined;
}

/** Where plugins come from when the user's file does not name them. */
interface PluginDefaults {
  /** Orchestrator entries in the operator's default ConfigMap, all switched off. */
  readonly operatorListsOrchestrator: boolean;
  /** Orchestrator entries in the image's dynamic-plugins.default.yaml or catalog index. */
  readonly imageDefault: 'none' | 'file' | 'catalogIndex';
  /** Orchestrator entries of the operator's default ConfigMap. */
  readonly operatorEntries: readonly ShippedEntry[];
  /** `CATALOG_INDEX_IMAGE` that the operator sets: its default file replaces the include of that name. */
  readonly catalogIndexImage?: string;
  readonly includes: readonly string[];
  /** Whether a user ConfigMap must list `includes` itself or loses every default plugin. */
  readonly includesRequired: boolean;
  /** How a user's ConfigMap switches a plugin on. */
  readonly switch: 'disabled: false' | 'enabled: true';
  /** Whether plugins lie below `dynamic-plugins/dist` of the image. */
  readonly imageFolders: boolean;
  /** Whether the backend entry of a ConfigMap must carry `dependencies: [{ref: sonataflow}]`. */
  readonly dependencyWritten: boolean;
}

export interface Flavour {
  readonly name: string;
  readonly enabledByDefault: boolean;
  /** Its dynamic-plugins.yaml. */
  readonly entries: readonly ShippedEntry[];
}

/** The SonataFlowPlatform that plugin-deps makes. */
export interface PlatformFacts {
  readonly apiVersion: string;
  readonly name: string;
  readonly databaseName: string;
  /** `spec.monitoring.enabled` */
  readonly monitoring: boolean;
  /** Fields of `spec.services`, all enabled, all with the same persistence, in upstream's order. */
  readonly services: readonly PlatformService[];
  /** Keys of the database Secret; the CRD's own defaults (POSTGRESQL_…) are other ones. */
  readonly userKey: string;
  readonly passwordKey: string;
  /** Whether a Job creates the database (1.8 and later). */
  readonly databaseJob: boolean;
  /** That Job; absent where {@link databaseJob} is false. */
  readonly job?: DatabaseJobFacts;
  /** Longest Backstage name that works with the Orchestrator, and why. */
  readonly maxNameLength: number;
}

/** A service of the platform and the workload the Logic operator makes for it. */
interface PlatformService {
  readonly field: 'dataIndex' | 'jobService';
  /** Deployment and Service: `<platform>-<suffix>`. */
  readonly suffix: string;
  /** What its container gets where nobody says otherwise. */
  readonly resources: DefaultResources;
  /** Environment of its container that makes an external database be spoken to by TLS; empty where nothing is needed. */
  readonly tlsVariables: readonly { readonly name: string; readonly value: string }[];
}

/** The Job that creates the database of the Orchestrator; its script is the operator's own. */
interface DatabaseJobFacts {
  /** With `{name}` for the Backstage name. */
  readonly name: string;
  readonly image: string;
  readonly container: string;
  readonly ttlSecondsAfterFinished: number;
  readonly activeDeadlineSeconds: number;
  readonly restartPolicy: 'Never';
  readonly resources: {
    readonly limits: { readonly cpu: string; readonly memory: string };
    readonly requests: { readonly cpu: string; readonly memory: string };
  };
}

export interface NetworkPolicyFacts {
  /** Who brings the four policies. */
  readonly from: 'plugin-deps' | 'flavour';
  /** Names as upstream's file has them, in its order; an operator may derive others. */
  readonly names: readonly string[];
  /** The four policies, in upstream's order. */
  readonly policies: readonly ShippedPolicy[];
  /** Whether a general default-deny set stands beside them (2.1). */
  readonly baseSet: boolean;
  /** That set, in upstream's order; empty without {@link baseSet}. */
  readonly basePolicies: readonly ShippedPolicy[];
  /** The Pods of RHDH itself, as that set selects them; texts hold `{name}`. */
  readonly backendPods?: LabelSelector;
}

export interface OperatorSubscription {
  readonly namespace: string;
  /** Absent where the namespace has a global OperatorGroup. */
  readonly operatorGroup?: string;
  /** `spec.upgradeStrategy` of that OperatorGroup, where upstream writes it. */
  readonly upgradeStrategy?: 'Default';
  readonly name: string;
  readonly package: string;
  /** What people call it, and write where the package belongs. */
  readonly product: string;
  /** Whether it installs only where its OperatorGroup stands for all namespaces. */
  readonly allNamespacesOnly?: true;
  readonly channel: string;
  /** What channels of the package are called, as far as known; absent where nothing is. */
  readonly knownChannels?: RegExp;
  /** Channels that the catalog once had. */
  readonly retiredChannels?: RegExp;
  /** What its versions are called before `.v`, where that is not the package. */
  readonly csv?: string;
  readonly source: string;
  readonly sourceNamespace: string;
  readonly startingCSV?: string;
  /** Packages that own the same CRDs: while one of them is installed, OLM resolves neither. */
  readonly conflictsWith?: readonly string[];
  /** `spec.config.env` */
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

export interface Subscriptions {
  readonly serverless: OperatorSubscription;
  readonly serverlessLogic: OperatorSubscription;
  readonly rhdh: OperatorSubscription;
  /** 1.8 and later. */
  readonly pipelines?: OperatorSubscription;
  readonly gitops?: OperatorSubscription;
}

/** The objects that make the Knative operator install Serving and Eventing. */
export interface KnativeFacts {
  readonly apiVersion: string;
  readonly serving: KnativeObject;
  readonly eventing: KnativeObject;
}

export interface KnativeObject {
  readonly kind: 'KnativeServing' | 'KnativeEventing';
  /** Name of the object and of its namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly spec: Readonly<Record<string, unknown>>;
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
  /** OpenShift Serverless line, `1.37`. */
  readonly serverless: string;
  /** OpenShift lines that this line of OpenShift Serverless runs on. */
  readonly serverlessOpenshift: { readonly from: string; readonly to: string };
  /** Knative line inside it. */
  readonly knative: string;
  readonly orchestratorPlugin: string | undefined;
}

/** Replaces `{name}` in a generated name. */
export function nameFor(pattern: string, backstageName: string): string {
  return pattern.replaceAll('{name}', backstageName);
}
