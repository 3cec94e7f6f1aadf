import type { Release } from '../release.ts';
import type { Database } from './database.ts';
import type { LokiOptions, Mirrors, PermissionOptions, Resources } from './options.ts';

/** What the user wants, in one description: files are written from it, judged by it, and the cluster is held against it. */
export interface Target {
  /** Name in `.rhdh-orchestrator.yaml`; absent for one given on the command line or in the wizard. */
  readonly label?: string;
  readonly release: Release;
  /** Read out of a Backstage object: release, name and namespace are sure, what else was chosen nobody knows. */
  readonly inferred?: true;
  /** Backstage `metadata.name`. */
  readonly name: string;
  readonly namespace: string;
  readonly method: (typeof methods)[number];
  readonly database: Database;
  readonly plugins: (typeof pluginSources)[number];
  readonly approval: (typeof approvals)[number];
  readonly catalog: { readonly source: string; readonly sourceNamespace: string };
  /** Whether the `sonataflow` dependency of the plugin is cleared on purpose: the user keeps the platform. */
  readonly ownPlatform: boolean;
  /** Whether `infra` brings the RHDH operator too. */
  readonly installRhdhOperator: boolean;
  /** The lifecycle manager that installs operators: Subscriptions, or ClusterExtensions. */
  readonly olm: (typeof olmVersions)[number];
  /** Namespaces besides the Backstage namespace where workflows run. */
  readonly workflowNamespaces: readonly string[];
  /** Whether the monitoring of the cluster may reach platform and workflows. */
  readonly monitoring: boolean;
  /** Whether workflows are built and deployed by Pipelines and GitOps. */
  readonly cicd: boolean;
  /** Whether workflows may notify people in RHDH. */
  readonly notifications: boolean;
  readonly loki?: LokiOptions;
  readonly permissions?: PermissionOptions;
  readonly mirrors: Mirrors;
  readonly resources: Resources;
}

/** The part of a target that the cluster is held against. */
export type ClusterTarget = Target;

/** Who installs RHDH: the rhdh-operator, the Helm chart, or nobody that reads a Backstage object. */
export const methods = ['operator', 'helm', 'none'] as const;

export const olmVersions = ['v0', 'v1'] as const;

/** Where the plugins are switched on: a ConfigMap of the user, or a flavour of the operator. */
export const pluginSources = ['configmap', 'flavour'] as const;

/** `installPlanApproval` of the Subscriptions. */
export const approvals = ['Automatic', 'Manual'] as const;

/** The flavour that switches the Orchestrator on. */
export const orchestratorFlavour = 'orchestrator';

/** Whether the release can switch the Orchestrator on by flavour. */
export function hasOrchestratorFlavour(release: Release): boolean {
  return release.flavours.some(({ name }) => name === orchestratorFlavour);
}

/** What a target is where nobody said otherwise. */
export function targetDefaults(
  release: Release,
  method: Target['method'] = 'operator',
  olm: Target['olm'] = 'v0',
): Omit<Target, 'label' | 'name' | 'namespace'> {
  const { source, sourceNamespace } = release.subscriptions.serverless;
  return {
    release,
    method,
    database: { mode: 'local' },
    // A flavour is the operator's; without it only a file of one's own is left.
    plugins: method === 'operator' && hasOrchestratorFlavour(release) ? 'flavour' : 'configmap',
    approval: 'Automatic',
    // OLM v1 knows the same catalog by another name, and catalogs without a namespace.
    catalog: { source: olm === 'v1' ? `openshift-${source}` : source, sourceNamespace },
    ownPlatform: false,
    installRhdhOperator: false,
    olm,
    workflowNamespaces: [],
    monitoring: true,
    cicd: false,
    notifications: false,
    mirrors: {},
    resources: {},
  };
}

/** Whether the Backstage object names the flavour: where the policies come from it, a ConfigMap alone is not enough. */
export function listsFlavour(target: Target): boolean {
  if (target.method !== 'operator') return false;
  return target.plugins === 'flavour' || target.release.networkPolicies.from === 'flavour';
}

/** Whether the operator puts the entries of the flavour below a list: what a Backstage object says about it is all there is. */
export function bringsFlavour(target: Target): boolean {
  return target.inferred === true ? target.plugins === 'flavour' : listsFlavour(target);
}

/** Whether the Helm chart makes platform and policies. */
export function chartMakesPlatform({ method }: Target): boolean {
  return method === 'helm';
}

/** Whether the rhdh-operator makes the SonataFlowPlatform, and takes over one of that name. */
export function operatorMakesPlatform(target: Target): boolean {
  return target.method === 'operator' && !target.ownPlatform;
}

/** Whether the rhdh-operator makes the network policies; those of a flavour come with it even where the dependency is cleared. */
export function operatorMakesPolicies(target: Target): boolean {
  if (target.method !== 'operator') return false;
  return target.release.networkPolicies.from === 'flavour' || !target.ownPlatform;
}
