import { embedded, type Artifact } from '../artifact.ts';
import { message, type Message } from '../message.ts';
import { wantedEntry } from '../dynamicPlugins/wantedEntry.ts';
import { addedEntries } from './additions/entries.ts';
import { addedPlugins } from './additions/index.ts';
import { madeByChart } from './helm/madeByChart.ts';
import type { OrchestratorPlugin } from '../release.ts';
import type { Target } from '../target/target.ts';
import { instanceNotes } from './notes.ts';
import { objectNames } from './objectNames.ts';
import type { Template } from './template.ts';

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

/**
 * Whether the Backstage object refers to the ConfigMap: beside a flavour only to have its dependency cleared, or to
 * switch on what the flavour does not bring.
 */
export function usesPluginsConfigMap(target: Target): boolean {
  return target.plugins === 'configmap' || target.ownPlatform || addedPlugins(target).length > 0;
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
  const { defaults } = target.release;
  return {
    // Also where the operator would add it: without the operator nothing is inherited but through the include.
    includes: defaults.includes,
    plugins: [...ownPlugins(target).map((plugin) => wantedEntry(plugin, target)), ...addedEntries(target)],
  };
}

/** The plugins of the Orchestrator that this file has to name: beside a flavour none, or the one with the dependency. */
function ownPlugins(target: Target): readonly OrchestratorPlugin[] {
  const { release, ownPlatform } = target;
  const needed = release.plugins.filter(({ required }) => required);
  if (!isBesideFlavour(target)) return needed;
  return needed.filter(({ role }) => ownPlatform && role === 'backend');
}

/** Whether a flavour switches the Orchestrator on, and the file is there for something else. */
function isBesideFlavour(target: Target): boolean {
  return target.plugins === 'flavour' && usesPluginsConfigMap(target);
}

function notes(target: Target): readonly Message[] {
  if (isBesideFlavour(target)) return besideFlavourNotes(target);
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

function besideFlavourNotes(target: Target): readonly Message[] {
  const adds = addedPlugins(target).length > 0;
  if (!target.ownPlatform) {
    return [
      message(
        'The flavour switches the Orchestrator on; this file adds what the options of this target need beside it.',
      ),
    ];
  }
  return [
    adds
      ? message(
          'The flavour switches the Orchestrator on; this file clears the dependency "sonataflow" and adds what the options of this target need.',
        )
      : message('The flavour switches the plugins on; this file only clears the dependency "sonataflow".'),
  ];
}
