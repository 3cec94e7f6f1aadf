import type { Release } from './release.ts';

/** What the user wants, in one description: files are written from it, judged by it, and the cluster is held against it. */
export interface Target {
  /** Name in `.rhdh-orchestrator.yaml`; absent for one given on the command line or in the wizard. */
  readonly label?: string;
  readonly release: Release;
  /** Backstage `metadata.name`. */
  readonly name: string;
  readonly namespace: string;
  readonly method: 'operator' | 'none';
  readonly database: { readonly mode: 'local' };
  readonly plugins: 'configmap' | 'flavour';
  readonly approval: 'Automatic' | 'Manual';
  readonly catalog: { readonly source: string; readonly sourceNamespace: string };
  /** Whether the `sonataflow` dependency of the plugin is cleared on purpose: the user keeps the platform. */
  readonly ownPlatform: boolean;
  /** Whether `infra` brings the RHDH operator too. */
  readonly installRhdhOperator: boolean;
}

/** The part of a target that the cluster is held against. */
export type ClusterTarget = Target;
