import type { Release } from '../release.ts';
import { lightspeedFlavour, orchestratorFlavour } from './flavours.ts';
import { policiesFromFlavour } from './networkPolicies.ts';
import { operatorMerge2_1 } from './operatorMerge.ts';
import { options2_1 } from './options.ts';
import { referencedPlugins } from './orchestratorPlugins.ts';
import { pluginConfigs2_0 } from './pluginConfig.ts';
import { pluginVersions2_0, release2_0 } from './rhdh2_0.ts';
import { serverless1_37 } from './serverlessLines.ts';
import { rhdhOperator } from './subscriptions.ts';

/** Versions and pluginConfig are those of 2.0 (inferred). */
const plugins = referencedPlugins({ versions: pluginVersions2_0, configs: pluginConfigs2_0 });

/**
 * RHDH 2.1: plugins by name, and the policies come with the flavour. What was read is newer than OP main but from no
 * recorded branch (OP+), so upstream may still change it. Everything that is not said here is as in 2.0: the CRD because
 * no newer one was read, the dependency because there is nothing to inherit it from as long as the flavour is off, the
 * rest inferred.
 */
export const rhdh2_1: readonly Release[] = [
  {
    ...release2_0,
    line: '2.1',
    version: '2.1',
    final: false,
    plugins,
    merge: operatorMerge2_1,
    // OP+: every plugin is an image there.
    defaults: { ...release2_0.defaults, imageFolders: false },
    // OP+, default-config/flavours/orchestrator; later files rename lightspeed to intelligent-assistant.
    flavours: [lightspeedFlavour('off', { enabled: true }), orchestratorFlavour(plugins, { enabled: true })],
    // OP main, file names of plugin-deps, and okp of OP+.
    dependencyRefs: ['argocd', 'okp', 'sonataflow', 'tekton'],
    networkPolicies: policiesFromFlavour,
    options: options2_1,
    // OP main, plugin-infra; OP+ adds the same operators for OLM v1.
    subscriptions: { ...release2_0.subscriptions, rhdh: rhdhOperator('2.1') },
    // DOCS, compatibility matrix of 2.1: Serverless Logic 1.39.2, Serverless 1.37.1.
    compatibility: {
      openshift: { from: '4.19', to: '4.22' },
      serverlessLogic: '1.39',
      ...serverless1_37,
      orchestratorPlugin: '2.1.0',
    },
  },
];
