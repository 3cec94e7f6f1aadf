import type { PluginConfig } from './pluginConfig.ts';

/** What a release needs for the options of a target, beyond the Orchestrator itself. */
export interface OptionFacts {
  readonly permissions: PermissionFacts;
  /** Frontend and backend of notifications and signals. */
  readonly notifications: readonly ExtraPlugin[];
  /** 1.8 and later. */
  readonly cicd?: CicdFacts;
  /** Variables that the plugin for logs of workflows is told its place and its token by. */
  readonly loki: { readonly url: string; readonly token: string };
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

/** What shows and starts Pipelines and GitOps in RHDH. */
export interface CicdFacts {
  readonly plugins: readonly ExtraPlugin[];
  /** Plugins of the community that belong to it and that neither image nor default file of the release name. */
  readonly unnamed: readonly string[];
  /** The Secret that upstream's script makes, as environment of RHDH. */
  readonly secret: { readonly name: string; readonly keys: readonly string[]; readonly script: string };
  /** Secrets of the Pipeline, in the namespace that its runs are in. */
  readonly pipeline: {
    readonly namespace: string;
    readonly registry: string;
    readonly git: readonly string[];
    readonly gitKeys: readonly string[];
  };
  /** Entities of the catalog with the software templates that start the Pipeline. */
  readonly softwareTemplates: readonly string[];
}

/** How people are allowed to see and run workflows. The backend of RBAC is part of the image. */
export interface PermissionFacts {
  /** The pages of RBAC. */
  readonly plugin: ExtraPlugin;
  /** What the Orchestrator asks for, each with the action it asks with. */
  readonly names: Readonly<Record<string, 'read' | 'update'>>;
  /** How access to single workflows is given: by a permission of each, or by a condition on all of them. */
  readonly singleWorkflows: 'permission' | 'condition';
}

/** Where the container that installs the plugins looks for what is not in its image. */
export interface InstallerFileFacts {
  readonly container: string;
  /** Folder of files that say which registry stands for which. */
  readonly registriesFolder: string;
  /** Registries whose images the default files and the rhdh-operator name. */
  readonly registries: readonly string[];
  /** Registry of the plugins that the community supports. */
  readonly communityRegistry: string;
  /** The npm registry of a scope: in which key of a Secret it is said, and the variable with the path of that file. */
  readonly npm: { readonly scope: string; readonly key: string; readonly variable: string };
  /** Credentials for registries: the key of a pull secret, and the variable with the path of that file. */
  readonly credentials: { readonly key: string; readonly variable: string };
  /** The catalog index to take instead of the one that the rhdh-operator names. */
  readonly catalogIndexVariable: string;
}
