import type { Installer, OrchestratorPlugin, Release } from '../release.ts';
import { backend } from './backend.ts';
import { backstageApi1_7 } from './backstageApi.ts';
import { generatedNames1_7 } from './generatedNames.ts';
import { helmCharts1_7 } from './helmCharts.ts';
import { installer1_7_0, installer1_7_1 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour1_7 } from './operatorBehaviour.ts';
import { operatorMerge1_7 } from './operatorMerge.ts';
import { operatorRights1_7, operatorRole } from './operatorRights.ts';
import { npmPlugins, shippedEntries } from './orchestratorPlugins.ts';
import { options1_7 } from './options.ts';
import { platformWithoutJob } from './platform.ts';
import { pluginInfra1_7 } from './pluginInfra.ts';
import { pluginConfigs1_7_0, pluginConfigs1_7_1, type PluginConfigs } from './pluginConfig.ts';
import { serverless1_36 } from './serverlessLines.ts';
import { rhdhOperatorAt, serverless, serverlessLogicRhel8 } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Source: RHDH tag 1.7.0, dynamic-plugins.default.yaml. */
const plugins1_6_0 = npmPlugins(
  '1.6.0',
  {
    frontend: 'fOSJv2PgtD2urKwBM7p9W6gV/0UIHSf4pkZ9V/wQO0eg0Zi5Mys/CL1ba3nO9x9l84MX11UBZ2r7PPVJPrmOtw==',
    backend: 'Kr55YbuVwEADwGef9o9wyimcgHmiwehPeAtVHa9g2RQYoSPEa6BeOlaPzB6W5Ke3M2bN/0j0XXtpLuvrlXQogA==',
    scaffolder: 'Bueeix4661fXEnfJ9y31Yw91LXJgw6hJUG7lPVdESCi9VwBCjDB9Rm8u2yPqP8sriwr0OMtKtqD+Odn3LOPyVw==',
    'form-widgets':
      'Tqn6HO21Q1TQ7TFUoRhwBVCtSBzbQYz+OaanzzIB0R24O6YtVx3wR7Chtr5TzC05Vz5GkBO1+FZid8BKpqljgA==',
  },
  pluginConfigs1_7_0,
);

/** Source: RHDH tag 1.7.4, dynamic-plugins.default.yaml; OP release-1.7, default-config/dynamic-plugins.yaml. */
const plugins1_7_1 = npmPlugins(
  '1.7.1',
  {
    frontend: 'Cqu9EQwVQ4mpdgWTUA0MW89Gul0IklhvkkqVoO3CloQ1dnAj1XyXikCphzH5TmNDDd9K66dOpaKKCaW9KeJ4WA==',
    backend: '9cXbedr0lC7ns7SNqARrWSQI4JGcZFw5xpfpUzA1tJaMMUjzAdPHTXqljf62/fs4hYBK8TJsWJ2KJkGVMzbrHQ==',
    scaffolder: 'J1sTjA5kj6DphG8D65go9KlpIfKyLN/wq+XlY5Cb5djEo8mvF3wn3Haf60OGFo5cP4OfRSWqFwT7LM5/dNVwAg==',
    'form-widgets':
      '0KIXrZoJ+O4xNNzN/zB4+VMuaRPuiUviAmM+fIhTo/P9aLA36F9aIlyMbUbki49uaJ0zd8KXMBvmJSHZNrYkGQ==',
  },
  pluginConfigs1_7_1,
);

interface Patch {
  readonly version: string;
  readonly plugins: readonly OrchestratorPlugin[];
  /** `pluginConfig` in the operator's default; for 1.7.0 inferred from the image's. */
  readonly operatorConfigs: PluginConfigs;
  readonly installer: Installer;
}

const since1_7_1 = {
  plugins: plugins1_7_1,
  operatorConfigs: pluginConfigs1_7_1,
  installer: installer1_7_1,
} satisfies Partial<Patch>;

/** Source: RHDH tags 1.7.0 … 1.7.4; installers: oracle/installers. */
const patches: readonly Patch[] = [
  {
    version: '1.7.0',
    plugins: plugins1_6_0,
    operatorConfigs: pluginConfigs1_7_0,
    installer: installer1_7_0,
  },
  { version: '1.7.1', ...since1_7_1 },
  { version: '1.7.2', ...since1_7_1 },
  { version: '1.7.3', ...since1_7_1 },
  { version: '1.7.4', ...since1_7_1 },
];

/** RHDH 1.7: the operator learns of dependencies, but does not merge plugin files yet. OP release-1.7. */
export const rhdh1_7: readonly Release[] = patches.map(
  ({ version, plugins, operatorConfigs, installer }) => ({
    line: '1.7',
    version,
    final: true,
    api: backstageApi1_7,
    plugins,
    installer,
    merge: operatorMerge1_7,
    behaviour: operatorBehaviour1_7,
    // Without a merge the user's file is all there is: includes and dependency have to stand in it.
    // OP release-1.7, default-config/dynamic-plugins.yaml.
    defaults: {
      operatorListsOrchestrator: true,
      operatorEntries: shippedEntries(plugins, { disabled: true }, operatorConfigs),
      imageDefault: 'file',
      includes: ['dynamic-plugins.default.yaml'],
      includesRequired: true,
      switch: 'disabled: false',
      imageFolders: true,
      dependencyWritten: true,
    },
    flavours: [],
    // OP release-1.7, file names of plugin-deps.
    dependencyRefs: ['sonataflow'],
    platform: platformWithoutJob,
    networkPolicies: policiesFromPluginDeps,
    // OP release-1.7, plugin-infra.sh.
    subscriptions: {
      serverless,
      serverlessLogic: serverlessLogicRhel8,
      rhdh: rhdhOperatorAt('1.7', version),
    },
    olmV1,
    pluginInfra: pluginInfra1_7,
    knative,
    workflows,
    helm: helmCharts1_7(version),
    options: options1_7,
    backend,
    generatedNames: generatedNames1_7,
    operatorRights: operatorRights1_7,
    operatorRole,
    // DOCS, compatibility guide of the Orchestrator.
    compatibility: {
      openshift: { from: '4.16', to: '4.19' },
      serverlessLogic: '1.36',
      ...serverless1_36,
      orchestratorPlugin: '1.7.1',
    },
  }),
);
