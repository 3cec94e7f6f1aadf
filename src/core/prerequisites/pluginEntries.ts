import { flagAt, field, listAt, textAt } from '../field.ts';
import type { Release } from '../release.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Manifest } from '../manifest.ts';
import { dynamicPluginsKey } from '../recogniseConfigMap.ts';
import { orchestratorFlavour } from '../target/target.ts';
import { readValues } from '../yaml/parse.ts';
import { look, named } from './observed.ts';
import { onceFor } from './onceFor.ts';

/** The plugin entries that the user of a Backstage object wrote, or why they are not known. */
export type UserEntries =
  | { readonly kind: 'read'; readonly entries: readonly unknown[] }
  /** The ConfigMap may not be read. */
  | { readonly kind: 'unseen' }
  /** The Backstage object names a ConfigMap that is not there. */
  | { readonly kind: 'missing' };

/** The ConfigMap of plugins that a Backstage object names. */
export function pluginsConfigMapName(backstage: Manifest): string | undefined {
  return textAt(backstage, 'spec', 'application', 'dynamicPluginsConfigMapName');
}

/** What stands in the ConfigMap of a Backstage object and, where the release knows them, in the object itself. */
export function userEntries(snapshot: Snapshot, backstage: Manifest): UserEntries {
  const inline = listAt(backstage, 'spec', 'application', 'dynamicPlugins');
  const name = pluginsConfigMapName(backstage);
  if (name === undefined) return { kind: 'read', entries: inline };
  const { namespace } = backstage.metadata;
  const sight = look(snapshot, 'configMaps', namespace);
  if (!sight.seen) return { kind: 'unseen' };
  const configMap = named(sight.objects, name, namespace);
  if (configMap === undefined) return { kind: 'missing' };
  return { kind: 'read', entries: [...writtenIn(configMap.object), ...inline] };
}

/** The plugins below those of the user: those that the operator and its flavours bring, or what replaces all of them. */
export type BaseEntries =
  | { readonly kind: 'shipped' }
  /** The `dynamic-plugins.yaml` of a raw configuration (recordings: rhdh-operator, B8). */
  | { readonly kind: 'raw'; readonly configMap: string; readonly entries: readonly unknown[] }
  /** Whether there is one cannot be told. */
  | { readonly kind: 'unseen' };

/** What a Backstage object has below the plugins that its user lists. */
export function baseEntries(snapshot: Snapshot, backstage: Manifest): BaseEntries {
  const name = textAt(backstage, 'spec', 'rawRuntimeConfig', 'backstageConfig') ?? '';
  if (name === '') return { kind: 'shipped' };
  const { namespace } = backstage.metadata;
  const sight = look(snapshot, 'configMaps', namespace);
  if (!sight.seen) return { kind: 'unseen' };
  const found = named(sight.objects, name, namespace)?.object;
  // One that is not there stops the operator, which says so itself.
  // One that is not there stops the operator, which says so itself.
  if (found === undefined) return { kind: 'unseen' };
  if (textAt(found, 'data', dynamicPluginsKey) === undefined) return { kind: 'shipped' };
  return { kind: 'raw', configMap: name, entries: writtenIn(found) };
}

const writtenIn = onceFor((configMap): readonly unknown[] => {
  const text = textAt(configMap, 'data', dynamicPluginsKey) ?? '';
  // A text the operator cannot read shows in the Backstage condition; here it only switches nothing on.
  const [first] = readValues(text, { version: '1.1' }) ?? [];
  return listAt(first, 'plugins');
});

/** Whether the flavour of the Orchestrator is on: listed, or on by default. */
export function isFlavourOn(backstage: Manifest, { flavours }: Release): boolean {
  const listed = listAt(backstage, 'spec', 'flavours').find(
    (entry) => textAt(entry, 'name') === orchestratorFlavour,
  );
  if (listed !== undefined) return flagAt(listed, 'enabled') !== false;
  return flavours.some(({ name, enabledByDefault }) => name === orchestratorFlavour && enabledByDefault);
}

/** Up to 1.10 nobody knows `enabled`, so there it neither switches on nor off. */
export function isOn(entry: unknown, { installer }: Release): boolean {
  const enabled = installer.enabledKey ? field(entry, 'enabled') : undefined;
  return enabled === true || (field(entry, 'disabled') !== true && enabled !== false);
}
