import type { Release } from '../release.ts';

/** What the user wants, in one description: files are written from it, judged by it, and the cluster is held against it. */
export interface Target {
  /** Name in `.rhdh-orchestrator.yaml`; absent for one given on the command line or in the wizard. */
  readonly label?: string;
  readonly release: Release;
  /** Backstage `metadata.name`. */
  readonly name: string;
  readonly namespace: string;
  readonly method: (typeof methods)[number];
  readonly database: { readonly mode: 'local' };
  readonly plugins: (typeof pluginSources)[number];
  readonly approval: (typeof approvals)[number];
  readonly catalog: { readonly source: string; readonly sourceNamespace: string };
  /** Whether the `sonataflow` dependency of the plugin is cleared on purpose: the user keeps the platform. */
  readonly ownPlatform: boolean;
  /** Whether `infra` brings the RHDH operator too. */
  readonly installRhdhOperator: boolean;
}

/** The part of a target that the cluster is held against. */
export type ClusterTarget = Target;

/** Who installs RHDH: the rhdh-operator, or nobody that reads a Backstage object. */
export const methods = ['operator', 'none'] as const;

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
): Omit<Target, 'label' | 'name' | 'namespace'> {
  const { source, sourceNamespace } = release.subscriptions.serverless;
  return {
    release,
    method,
    database: { mode: 'local' },
    // A flavour is the operator's; without it only a file of one's own is left.
    plugins: method === 'operator' && hasOrchestratorFlavour(release) ? 'flavour' : 'configmap',
    approval: 'Automatic',
    catalog: { source, sourceNamespace },
    ownPlatform: false,
    installRhdhOperator: false,
  };
}

/** Whether the Backstage object names the flavour: where the policies come from it, a ConfigMap alone is not enough. */
export function listsFlavour(target: Target): boolean {
  if (target.method !== 'operator') return false;
  return target.plugins === 'flavour' || target.release.networkPolicies.from === 'flavour';
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
