import type { Manifest } from '../../../src/core/manifest.ts';
import type { Condition, Kind } from '../kinds.ts';

export interface Subscription extends Manifest {
  readonly spec: {
    readonly name: string;
    readonly channel?: string;
    readonly source: string;
    readonly sourceNamespace: string;
    readonly startingCSV?: string;
    readonly installPlanApproval?: 'Automatic' | 'Manual';
  };
  readonly status?: SubscriptionStatus;
}

export interface SubscriptionStatus {
  readonly state?: 'UpgradePending' | 'AtLatestKnown';
  readonly currentCSV?: string;
  readonly installedCSV?: string;
  readonly installPlanGeneration?: number;
  readonly installPlanRef?: {
    readonly name: string;
    readonly uid: string;
    readonly [field: string]: unknown;
  };
  readonly conditions?: readonly Condition[];
  readonly [field: string]: unknown;
}

export interface InstallPlan extends Manifest {
  readonly spec: {
    readonly approval: string;
    readonly approved: boolean;
    readonly clusterServiceVersionNames: readonly string[];
    readonly generation: number;
  };
  readonly status?: {
    readonly phase?: 'RequiresApproval' | 'Installing' | 'Complete';
    readonly conditions?: readonly Condition[];
    readonly plan?: readonly unknown[];
  };
}

export interface Csv extends Manifest {
  readonly spec: {
    readonly [field: string]: unknown;
    readonly version?: string;
    readonly replaces?: string;
    readonly customresourcedefinitions?: { readonly owned?: readonly OwnedDefinition[] };
    readonly install: {
      readonly strategy: 'deployment';
      readonly spec: { readonly deployments: readonly DeploymentSpec[] };
    };
  };
  readonly status?: CsvStatus;
}

export interface OwnedDefinition {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
}

export interface DeploymentSpec {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

export type CsvPhase =
  'Pending' | 'InstallReady' | 'Installing' | 'Succeeded' | 'Failed' | 'Replacing' | 'Deleting';

export interface CsvStatus {
  readonly phase?: CsvPhase;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
  readonly conditions?: readonly unknown[];
}

export interface OperatorGroup extends Manifest {
  readonly spec?: { readonly targetNamespaces?: readonly string[] };
  readonly status?: { readonly namespaces?: readonly string[]; readonly conditions?: readonly Condition[] };
}

const v1alpha1 = 'operators.coreos.com/v1alpha1';

export const subscriptions: Kind<Subscription> = {
  apiVersion: v1alpha1,
  kind: 'Subscription',
  plural: 'subscriptions',
};
export const installPlans: Kind<InstallPlan> = {
  apiVersion: v1alpha1,
  kind: 'InstallPlan',
  plural: 'installplans',
};
export const csvs: Kind<Csv> = {
  apiVersion: v1alpha1,
  kind: 'ClusterServiceVersion',
  plural: 'clusterserviceversions',
};
export const catalogSources: Kind = {
  apiVersion: v1alpha1,
  kind: 'CatalogSource',
  plural: 'catalogsources',
};
export const operatorGroups: Kind<OperatorGroup> = {
  apiVersion: 'operators.coreos.com/v1',
  kind: 'OperatorGroup',
  plural: 'operatorgroups',
};
export const packageManifests: Kind = {
  apiVersion: 'packages.operators.coreos.com/v1',
  kind: 'PackageManifest',
  plural: 'packagemanifests',
};
