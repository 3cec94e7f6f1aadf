import type { CicdFacts, ExtraPlugin } from '../optionFacts.ts';
import { backstage1_10, backstage1_9 } from './backstageVersions.ts';
import { argoCdPluginConfig, kubernetesPluginConfig, tektonPluginConfig } from './cicdPluginConfig.ts';
import { bundled, community, referenced } from './extraPlugins.ts';

/** Source: OP release-1.8 … main, plugin-infra/gitops-secret-setup.sh, docs/orchestrator-cicd.md and examples/orchestrator-cicd.yaml. */
const ofEveryRelease = {
  unnamed: [],
  secret: {
    name: 'backstage-backend-auth-secret',
    keys: [
      'K8S_CLUSTER_URL',
      'K8S_CLUSTER_TOKEN',
      'ARGOCD_URL',
      'ARGOCD_USERNAME',
      'ARGOCD_PASSWORD',
      'GITHUB_TOKEN',
    ],
    script: 'gitops-secret-setup.sh',
  },
  pipeline: {
    namespace: 'orchestrator-gitops',
    registry: 'docker-credentials',
    git: ['github-ssh-credentials', 'gitlab-ssh-credentials'],
    gitKeys: ['id_rsa', 'known_hosts', 'config'],
  },
  softwareTemplates: [
    'https://github.com/rhdhorchestrator/workflow-software-templates/blob/main/entities/workflow-resources.yaml',
    'https://github.com/rhdhorchestrator/workflow-software-templates/blob/main/scaffolder-templates/github-workflows/basic-workflow/template.yaml',
  ],
} satisfies Partial<CicdFacts>;

/** Plugins of Red Hat: they stay where those of the community leave the image. */
interface OwnPlugins {
  readonly github: ExtraPlugin;
  readonly kubernetes: ExtraPlugin;
  readonly kubernetesBackend: ExtraPlugin;
}

/** Source: OP release-1.8 … main, examples/orchestrator-cicd.yaml. */
const bundledOwn: OwnPlugins = {
  github: bundled('backstage-plugin-scaffolder-backend-module-github-dynamic'),
  kubernetes: bundled('backstage-plugin-kubernetes'),
  kubernetesBackend: {
    ...bundled('backstage-plugin-kubernetes-backend-dynamic'),
    pluginConfig: kubernetesPluginConfig,
  },
};

/** Every path is in RHDH tags 1.8.0 and 1.8.7, dynamic-plugins.default.yaml. Source: OP release-1.8, examples/orchestrator-cicd.yaml. */
export const cicd1_8: CicdFacts = {
  ...ofEveryRelease,
  plugins: [
    { ...bundled('backstage-community-plugin-redhat-argocd'), dependency: 'argocd' },
    { ...bundled('backstage-community-plugin-tekton'), dependency: 'tekton' },
    bundled('roadiehq-backstage-plugin-argo-cd-backend-dynamic'),
    bundled('roadiehq-scaffolder-backend-argocd-dynamic'),
    bundledOwn.github,
    bundledOwn.kubernetes,
    bundledOwn.kubernetesBackend,
  ],
};

/**
 * The default file of 1.9 gives both of them examples of Argo CD instances, and other ones: the installer stops where
 * plugins that are on tell one key differently.
 */
const withoutExampleInstances: Pick<ExtraPlugin, 'pluginConfig'> = { pluginConfig: {} };

/** Versions: RHDH tag 1.9.0, dynamic-plugins.default.yaml. */
export const cicd1_9 = withCommunity({
  backstage: backstage1_9,
  argoCd: '2.4.3',
  argoCdBackend: '1.0.2',
  tekton: '3.33.3',
  argoCdScaffolder: '1.8.1',
});

/** Versions: DOCS 1.10, community plugins; that of the Argo CD frontend is inferred from its backend's. */
export const cicd1_10 = withCommunity({
  backstage: backstage1_10,
  argoCd: '2.8.0',
  argoCdBackend: '1.4.0',
  tekton: '3.37.0',
  argoCdScaffolder: '1.8.1',
});

/**
 * The plugins of the community have left image and default file (OVL main, default.packages.yaml), and none of their
 * images for this Backstage version was found; the example of OP main still names paths in the image.
 */
export const cicd2_0 = withoutCommunity(bundledOwn);

/** Names by the pattern of OP+, examples/inline-dynamic-plugins.yaml; that of the backend is inferred. */
export const cicd2_1 = withoutCommunity({
  github: referenced('backstage-plugin-scaffolder-backend-module-github'),
  kubernetes: referenced('backstage-plugin-kubernetes'),
  kubernetesBackend: {
    ...referenced('backstage-plugin-kubernetes-backend'),
    pluginConfig: kubernetesPluginConfig,
  },
});

interface CommunityVersions {
  readonly backstage: string;
  readonly argoCd: string;
  readonly argoCdBackend: string;
  readonly tekton: string;
  readonly argoCdScaffolder: string;
}

/**
 * From 1.9 on the plugins of the community come from their own registry, and their pluginConfig has to be written
 * (DOCS, community plugins migration). The example of OP still names paths in the image: the installer stops at those
 * that are no longer there. Its Argo CD backend is one that does not belong to this frontend (DOCS, Argo CD plugin).
 */
function withCommunity({ backstage, ...versions }: CommunityVersions): CicdFacts {
  return {
    ...ofEveryRelease,
    plugins: [
      {
        ...community('backstage-community-plugin-argocd', backstage, versions.argoCd),
        pluginConfig: argoCdPluginConfig,
        dependency: 'argocd',
      },
      {
        ...community('backstage-community-plugin-tekton', backstage, versions.tekton),
        pluginConfig: tektonPluginConfig,
        dependency: 'tekton',
      },
      {
        ...community('backstage-community-plugin-argocd-backend', backstage, versions.argoCdBackend),
        ...withoutExampleInstances,
      },
      {
        ...community('roadiehq-scaffolder-backend-argocd', backstage, versions.argoCdScaffolder),
        ...withoutExampleInstances,
      },
      bundledOwn.github,
      bundledOwn.kubernetes,
      bundledOwn.kubernetesBackend,
    ],
  };
}

/** Any plugin may bring a dependency: that of Argo CD comes with what fills the repositories it reads. */
function withoutCommunity({ github, kubernetes, kubernetesBackend }: OwnPlugins): CicdFacts {
  return {
    ...ofEveryRelease,
    plugins: [
      { ...github, dependency: 'argocd' },
      { ...kubernetes, dependency: 'tekton' },
      kubernetesBackend,
    ],
    unnamed: [
      'backstage-community-plugin-argocd',
      'backstage-community-plugin-argocd-backend',
      'backstage-community-plugin-tekton',
      'roadiehq-scaffolder-backend-argocd',
    ],
  };
}
