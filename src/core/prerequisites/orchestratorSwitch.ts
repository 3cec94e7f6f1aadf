import { textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import {
  baseEntries,
  isFlavourOn,
  isOn,
  pluginsConfigMapName,
  userEntries,
  type BaseEntries,
} from './pluginEntries.ts';
import { evidence, verdict } from './verdict.ts';

/**
 * Why a Backstage object does not switch the Orchestrator on, or `undefined` if it does (or if that cannot be seen).
 * Either its flavour is on, or its plugins list the backend plugin and have it on.
 */
export function orchestratorSwitch(
  snapshot: Snapshot,
  { object }: Observed,
  release: Release,
): Status | undefined {
  const base = baseEntries(snapshot, object);
  if (base.kind === 'unseen') return undefined;
  if (base.kind === 'shipped' && isFlavourOn(object, release)) return undefined;
  const configMapName = pluginsConfigMapName(object);
  const written = userEntries(snapshot, object);
  if (written.kind === 'unseen') return undefined;
  const seen = evidence(object, 'spec.application.dynamicPluginsConfigMapName', configMapName);
  if (written.kind === 'missing') {
    const said = message(
      'ConfigMap {0}, which Backstage {1} names, is not in its namespace. Create it there.',
      configMapName ?? '',
      object.metadata.name,
    );
    return verdict('degraded', 'configmap-missing', said, [seen]);
  }
  if (switchesOn(base, written.entries, release)) return undefined;
  if (base.kind === 'raw') return hiddenByRaw(object, base.configMap);
  const said =
    configMapName === undefined
      ? message(
          'Backstage {0} names neither the orchestrator flavour nor a ConfigMap of dynamic plugins. Add one of them.',
          object.metadata.name,
        )
      : message(
          'ConfigMap {0} does not switch the Orchestrator backend plugin on. Set "disabled: false" in its entry, or add the entry.',
          configMapName,
        );
  return verdict('degraded', 'orchestrator-off', said, [seen]);
}

/** Whether a Backstage object surely runs the Orchestrator; `false` also where that may not be seen. */
export function runsOrchestrator(snapshot: Snapshot, { object }: Observed, release: Release): boolean {
  if (object.metadata.deletionTimestamp !== undefined) return false;
  const base = baseEntries(snapshot, object);
  if (base.kind === 'shipped' && isFlavourOn(object, release)) return true;
  const written = userEntries(snapshot, object);
  return written.kind === 'read' && switchesOn(base, written.entries, release);
}

/** Whether a backend is on in the user's list, or in the raw one below it that says nothing else of the same package. */
function switchesOn(base: BaseEntries, written: readonly unknown[], release: Release): boolean {
  const named = written.map((entry) => textAt(entry, 'package'));
  const below =
    base.kind === 'raw' ? base.entries.filter((one) => !named.includes(textAt(one, 'package'))) : [];
  return [...written, ...below].some((entry) => isBackend(entry) && isOn(entry, release));
}

function hiddenByRaw(backstage: Manifest, configMap: string): Status {
  const said = message(
    'ConfigMap {0} of spec.rawRuntimeConfig has a dynamic-plugins.yaml. It replaces what the operator and its flavours bring, and does not switch the Orchestrator backend plugin on. Add the plugins of the Orchestrator to it, or take that key out.',
    configMap,
  );
  return verdict('degraded', 'orchestrator-off', said, [
    evidence(backstage, 'spec.rawRuntimeConfig.backstageConfig', configMap),
  ]);
}

function isBackend(entry: unknown): boolean {
  const name = textAt(entry, 'package') ?? '';
  return /backstage-plugin-orchestrator-backend(?!-module)/.test(name);
}
