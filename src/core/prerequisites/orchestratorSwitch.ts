import { field, flagAt, listAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { readValues } from '../yaml/parse.ts';
import { look, named } from './observed.ts';
import { evidence, verdict } from './verdict.ts';

/**
 * Why a Backstage object does not switch the Orchestrator on, or `undefined` if it does (or if that cannot be seen).
 * Either its flavour is listed, or its ConfigMap lists the backend plugin and has it on.
 */
export function orchestratorSwitch(
  snapshot: Snapshot,
  { object }: Observed,
  { installer }: Release,
): Status | undefined {
  const isOn = (entry: unknown): boolean => isBackendOn(entry, installer.enabledKey);
  const flavour = listAt(object, 'spec', 'flavours').find(
    (entry) => textAt(entry, 'name') === 'orchestrator',
  );
  if (flavour !== undefined && flagAt(flavour, 'enabled') !== false) return undefined;
  const configMapName = textAt(object, 'spec', 'application', 'dynamicPluginsConfigMapName');
  const inline = listAt(object, 'spec', 'application', 'dynamicPlugins');
  if (inline.some(isOn)) return undefined;
  if (configMapName === undefined) {
    return verdict(
      'degraded',
      'orchestrator-off',
      message(
        'Backstage {0} names neither the orchestrator flavour nor a ConfigMap of dynamic plugins.',
        object.metadata.name,
      ),
      [evidence(object, 'spec.application.dynamicPluginsConfigMapName', undefined)],
    );
  }
  const sight = look(snapshot, 'configMaps');
  if (!sight.seen) return undefined;
  const configMap = named(sight.objects, configMapName, object.metadata.namespace);
  const seen = evidence(object, 'spec.application.dynamicPluginsConfigMapName', configMapName);
  if (configMap === undefined) {
    const said = message(
      'ConfigMap {0}, which Backstage {1} names, is not in its namespace.',
      configMapName,
      object.metadata.name,
    );
    return verdict('degraded', 'configmap-missing', said, [seen]);
  }
  if (pluginsIn(textAt(configMap.object, 'data', 'dynamic-plugins.yaml') ?? '').some(isOn)) return undefined;
  const said = message('ConfigMap {0} does not switch the Orchestrator backend plugin on.', configMapName);
  return verdict('degraded', 'orchestrator-off', said, [seen]);
}

function pluginsIn(text: string): readonly unknown[] {
  // A text the operator cannot read shows in the Backstage condition; here it only switches nothing on.
  const [first] = readValues(text, { version: '1.1' }) ?? [];
  return listAt(first, 'plugins');
}

/** Up to 1.10 nobody knows `enabled`, so there it neither switches on nor off. */
function isBackendOn(entry: unknown, knowsEnabled: boolean): boolean {
  const name = textAt(entry, 'package') ?? '';
  if (!/backstage-plugin-orchestrator-backend(?!-module)/.test(name)) return false;
  const enabled = knowsEnabled ? field(entry, 'enabled') : undefined;
  return enabled === true || (field(entry, 'disabled') !== true && enabled !== false);
}
