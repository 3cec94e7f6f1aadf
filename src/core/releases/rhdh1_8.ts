import type { OrchestratorPlugin, Release } from '../release.ts';
import { backend } from './backend.ts';
import { argoCd } from './argoCd.ts';
import { backstageApi1_8 } from './backstageApi.ts';
import { generatedNames1_7 } from './generatedNames.ts';
import { helmCharts1_7 } from './helmCharts.ts';
import { installer1_7_1 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour1_7 } from './operatorBehaviour.ts';
import { operatorMerge1_8 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { npmPlugins, shippedEntries } from './orchestratorPlugins.ts';
import { options1_8 } from './options.ts';
import { platformWithJob } from './platform.ts';
import { pluginInfraOf } from './pluginInfra.ts';
import { pluginConfigs1_7_1, pluginConfigs1_8 } from './pluginConfig.ts';
import { serverless1_36 } from './serverlessLines.ts';
import { gitops, pipelines, rhdhOperatorAt, serverless, serverlessLogicRhel8 } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Source: RHDH tag 1.8.0, dynamic-plugins.default.yaml. */
const plugins1_8_2 = npmPlugins(
  '1.8.2',
  {
    frontend: 'rnUA6iZ2JVAyASfwS4P9HeFmpqCgH6FQouzzg4s6lCPAsYUFvu6tifJ3df5lThXPUTJ2cDvvQgamU+4DiHP2jw==',
    backend: '6G0YguzCM5nCDpOrIGJpLTXVMr6EBdIVqSXtsLH9RvBH25RTuFpfJ7q6eEp26DqveaiqUCfBpJ51smdjcsEzFQ==',
    scaffolder: 'N2hCn9RI/QVEoK56FAkGkSDbvfQCOIzVsJTwDX0kf//npO++2crRSJpB1Lr/m2UtYxfaXZX53p8sPcK3g8yWkQ==',
    'form-widgets':
      'Pe0dn3g+YTK3jbl36E8nt4zdyH/3w+MWgRyFWPc2B0eV4/L/aRfRC4KxcktmHPdamRGXTIaXL6cFae8TZl8Htw==',
  },
  pluginConfigs1_8,
);

/** Source: RHDH tag 1.8.5, dynamic-plugins.default.yaml. */
const plugins1_8_9 = npmPlugins(
  '1.8.9',
  {
    frontend: 'k9r4xEfy3a5En1DTBZkzjhbUVFfbP8Pb+/uCkTXwqqwDJaM2ZzPMzaMj4x65XBnpKTdEZJA0rf/mFMFnfM8I6w==',
    backend: 'V6Css2y21le4SrMj1tpupppjSkvaZcfvfF9sLoknUnFLCCYkKCH21Fpk2BxA1MMRpVXTUjUJ8lTwYAdrrxBEjg==',
    scaffolder: 'VRM/RvqQUemJLBdwm3nYwn2pSTUumZ1YEaHhgh4ELTiuVy2KQcyZCN9cSOCUswjHldmuPyT8dyfGQvSriGNS8Q==',
    'form-widgets':
      'fWlawBQUenXQXBUPe04mrIFPhNE05f1aVRJXXFS0FT0doo8X4vijmEeZf4Qm3b1Owgup8E6HHKQr3a94lBrNew==',
  },
  pluginConfigs1_8,
);

/** Source: RHDH tag 1.8.7, dynamic-plugins.default.yaml; OP release-1.8, default-config/dynamic-plugins.yaml. */
const plugins1_8_12 = npmPlugins(
  '1.8.12',
  {
    frontend: 'Qvab3B/O6ZuJbTdq4TDlTKIw5cw4Fty+NgkoxDrx8Fs/2oe53VioBMetJ1cMxkGF8+mYVK5y85B8ssvasrSJrA==',
    backend: '2yTgy1APS9n2mj7j0bO2OVbU+fzwicpVcRd1tZ3xZ9AICguMEg9gFxtC0BDE23krWyZ0d1qrgpZisFoQXFBOtQ==',
    scaffolder: 't1B7zaRvW/LY8LXNegk6Rqn3ezk2f6DQ2BU4ANW2OswE/0waQnbXkHr54cTN1OvMhKs8bNFAdJ4AVpiESTqpOA==',
    'form-widgets':
      'Kw8YCqzxwChfpODU1q8IltAK8+TJ94e8qjBvT5TDQLPdUQBYdj8gLhLQF0rtZMR3b+lYlnsKkf67RMC0xRGJsw==',
  },
  pluginConfigs1_8,
);

/** Source: RHDH tags 1.8.0 … 1.8.7; a version of another patch release matches no default entry and has no integrity. */
const patches: readonly (readonly [string, readonly OrchestratorPlugin[]])[] = [
  ['1.8.0', plugins1_8_2],
  ['1.8.1', plugins1_8_2],
  ['1.8.2', plugins1_8_2],
  ['1.8.3', plugins1_8_2],
  ['1.8.4', plugins1_8_2],
  ['1.8.5', plugins1_8_9],
  ['1.8.6', plugins1_8_12],
  ['1.8.7', plugins1_8_12],
];

/** RHDH 1.8: the operator merges plugin files, and a Job makes the database. OP release-1.8. */
export const rhdh1_8: readonly Release[] = patches.map(([version, plugins]) => ({
  line: '1.8',
  version,
  final: true,
  api: backstageApi1_8,
  plugins,
  installer: installer1_7_1,
  merge: operatorMerge1_8,
  behaviour: operatorBehaviour1_7,
  // OP release-1.8, default-config/dynamic-plugins.yaml; its pluginConfig lags behind the image's.
  defaults: {
    operatorListsOrchestrator: true,
    operatorEntries: shippedEntries(plugins, { disabled: true }, pluginConfigs1_7_1),
    imageDefault: 'file',
    includes: ['dynamic-plugins.default.yaml'],
    includesRequired: false,
    switch: 'disabled: false',
    imageFolders: true,
    dependencyWritten: false,
  },
  flavours: [],
  // OP release-1.8, file names of plugin-deps.
  dependencyRefs: ['argocd', 'sonataflow', 'tekton'],
  platform: platformWithJob,
  networkPolicies: policiesFromPluginDeps,
  // OP release-1.8, plugin-infra.
  subscriptions: {
    serverless,
    serverlessLogic: serverlessLogicRhel8,
    rhdh: rhdhOperatorAt('1.8', version),
    pipelines,
    gitops,
  },
  olmV1,
  pluginInfra: pluginInfraOf('release-1.8'),
  argoCd,
  knative,
  workflows,
  helm: helmCharts1_7(version),
  options: options1_8,
  backend,
  generatedNames: generatedNames1_7,
  operatorRights: operatorRights1_8,
  operatorRole,
  // DOCS, compatibility guide of the Orchestrator.
  compatibility: {
    openshift: { from: '4.16', to: '4.19' },
    serverlessLogic: '1.36',
    ...serverless1_36,
    orchestratorPlugin: '1.8.2',
  },
}));
