import type { PluginConfig } from './pluginConfig.ts';

/** What a release needs for the options of a target, beyond the Orchestrator itself. */
export interface OptionFacts {
  readonly permissions: PermissionFacts;
  /** Frontend and backend of notifications and signals. */
  readonly notifications: readonly ExtraPlugin[];
  /** Plugins that show and start what Pipelines and GitOps do; absent where upstream ships none that can be named. */
  readonly cicd?: readonly ExtraPlugin[];
  readonly installerFiles: InstallerFileFacts;
}

/** A plugin of RHDH that an option switches on. */
export interface ExtraPlugin {
  /** As written in `package:` of a user's file for this release. */
  readonly package: string;
  /** Written where the default file brings none, or another one than is needed. */
  readonly pluginConfig?: PluginConfig;
  /** Name of the file of plugin-deps that the rhdh-operator applies with it. */
  readonly dependency?: 'argocd' | 'tekton';
}

/** How people are allowed to see and run workflows. The backend of RBAC is part of the image. */
export interface PermissionFacts {
  /** The pages of RBAC. */
  readonly plugin: ExtraPlugin;
  /** How access to single workflows is given: by a permission of each, or by a condition on all of them. */
  readonly singleWorkflows: 'permission' | 'condition';
}

/** Where the container that installs the plugins looks for what is not in its image. */
export interface InstallerFileFacts {
  readonly container: string;
  /** Whether a Backstage object can name the containers that get a file or a variable (v1alpha4 and later). */
  readonly namesContainers: boolean;
  /** Folder of files that say which registry stands for which. */
  readonly registriesFolder: string;
  /** Registries whose images the default files and the rhdh-operator name. */
  readonly registries: readonly string[];
  /** Registry of the plugins that the community supports. */
  readonly communityRegistry: string;
  /** npm registry that the rhdh-operator configures, and for which scope. */
  readonly npm: { readonly scope: string; readonly variable: string; readonly key: string };
}
