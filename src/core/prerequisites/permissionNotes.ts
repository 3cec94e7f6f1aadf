import { field, flagAt, listAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { readValues } from '../yaml/parse.ts';
import { look, named } from './observed.ts';
import { onceFor } from './onceFor.ts';

/**
 * Permissions that are on without those of the Orchestrator. Who may see workflows can also be told elsewhere, so this
 * names what to look at and no fault.
 */
export function permissionNotes(snapshot: Snapshot, { object }: Observed): readonly Note[] {
  const { namespace } = object.metadata;
  const sight = look(snapshot, 'configMaps', namespace);
  if (!sight.seen) return [];
  const wanted = listAt(object, 'spec', 'application', 'appConfig', 'configMaps');
  const configs = wanted.flatMap((entry) => {
    const found = named(sight.objects, textAt(entry, 'name') ?? '', namespace);
    return found === undefined ? [] : permissionsOf(found.object);
  });
  const isOn = configs.some((permission) => flagAt(permission, 'enabled') === true);
  const plugins = configs.flatMap((permission) => listAt(permission, 'rbac', 'pluginsWithPermission'));
  if (!isOn || plugins.includes('orchestrator')) return [];
  const said = message(
    'Permissions are on, and "orchestrator" is not in permission.rbac.pluginsWithPermission of the app-config. If only administrators see workflows, add it and policies for the permissions of the Orchestrator.',
  );
  return [{ code: 'permissions-on', severity: 'hint', message: said }];
}

const permissionsOf = onceFor((configMap) =>
  Object.values(field(configMap, 'data') ?? {}).flatMap(permissionsIn),
);

function permissionsIn(text: unknown): readonly unknown[] {
  // Most of what stands in ConfigMaps is not about it, and reading YAML takes time.
  if (typeof text !== 'string' || !text.includes('permission')) return [];
  return (readValues(text, { version: '1.2' }) ?? []).flatMap((value) => field(value, 'permission') ?? []);
}
