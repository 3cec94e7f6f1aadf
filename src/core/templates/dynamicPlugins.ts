import { embedded, type Artifact } from '../artifact.ts';
import { message, type Message } from '../message.ts';
import { madeByChart } from './helm/madeByChart.ts';
import type { OrchestratorPlugin, Release } from '../release.ts';
import type { Target } from '../target/target.ts';
import { instanceNotes } from './notes.ts';
import { objectNames } from './objectNames.ts';
import type { Template } from './template.ts';

/** The `ref` that makes the rhdh-operator create the platform (and, up to RHDH 2.0, the policies). */
const platformRef = 'sonataflow';

/** The ConfigMap that switches the plugins on, or clears their dependency. */
export const dynamicPlugins: Template = {
  what: 'dynamic-plugins',
  title: message('Dynamic Plugins'),
  detail: message('ConfigMap with the Orchestrator plugins of this release'),
  asks: ['release', 'name', 'namespace'],
  hindrance: madeByChart,
  // Whoever asks for the ConfigMap by name wants the plugins switched on by it.
  implies: { plugins: 'configmap' },
  make: (target) => [pluginsConfigMap(target)],
};

/** Whether the Backstage object refers to the ConfigMap: a flavour needs it only to have its dependency cleared. */
export function usesPluginsConfigMap({ plugins, ownPlatform }: Target): boolean {
  return plugins === 'configmap' || ownPlatform;
}

function pluginsConfigMap(target: Target): Artifact {
  return {
    path: '21-dynamic-plugins.yaml',
    kind: 'manifest',
    notes: instanceNotes(target, ...notes(target)),
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: objectNames(target).dynamicPlugins, namespace: target.namespace },
        data: { 'dynamic-plugins.yaml': embedded(pluginsFile(target)) },
      },
    ],
  };
}

function pluginsFile(target: Target): unknown {
  const { plugins, defaults } = target.release;
  const written = plugins.filter(
    ({ required, role }) => required && (!isForDependencyAlone(target) || role === 'backend'),
  );
  return {
    // Also where the operator would add it: without the operator nothing is inherited but through the include.
    includes: defaults.includes,
    plugins: written.map((plugin) => pluginEntry(plugin, target)),
  };
}

function pluginEntry({ package: spec, integrity, role }: OrchestratorPlugin, target: Target): unknown {
  const dependencies = role === 'backend' ? dependenciesOf(target) : undefined;
  return {
    package: spec,
    ...switchedOn(target.release),
    ...(integrity === undefined ? {} : { integrity }),
    ...(dependencies === undefined ? {} : { dependencies }),
  };
}

function switchedOn({ defaults }: Release): Readonly<Record<string, boolean>> {
  return defaults.switch === 'enabled: true' ? { enabled: true } : { disabled: false };
}

/** What the backend entry says about its dependency; `undefined` leaves it to the operator's default. */
function dependenciesOf({ release, method, ownPlatform }: Target): readonly unknown[] | undefined {
  if (method !== 'operator') return undefined;
  if (!ownPlatform) return release.defaults.dependencyWritten ? [{ ref: platformRef }] : undefined;
  switch (release.merge.clearDependencies) {
    case 'notApplicable':
      return undefined;
    case 'emptyRef':
      return [{}];
    case 'emptyList':
      return [];
  }
}

function isForDependencyAlone({ plugins, ownPlatform }: Target): boolean {
  return plugins === 'flavour' && ownPlatform;
}

function notes(target: Target): readonly Message[] {
  if (isForDependencyAlone(target)) {
    return [
      message('The flavour switches the plugins on; this file only clears the dependency "sonataflow".'),
    ];
  }
  if (!usesPluginsConfigMap(target)) {
    return [
      message(
        'This target switches the plugins on by flavour: the Backstage object does not need this file unless it is named in spec.application.dynamicPluginsConfigMapName.',
      ),
    ];
  }
  if (target.ownPlatform) {
    return [message('No dependency "sonataflow" here: the SonataFlowPlatform is kept by hand.')];
  }
  return [];
}
