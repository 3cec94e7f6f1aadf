import { field, listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import type { Snapshot } from '../snapshot.ts';
import { look, named, type Sight } from './observed.ts';

/** A text that RHDH reads as part of its configuration. */
export interface AppConfig {
  readonly configMap: Manifest;
  readonly key: string;
  readonly text: string;
}

/** The app-configs that a Backstage object names, in the order in which they are merged; without those that are not there. */
export function appConfigsOf(
  snapshot: Snapshot,
  backstage: Manifest,
): { readonly seen: true; readonly configs: readonly AppConfig[] } | Extract<Sight, { seen: false }> {
  const entries = listAt(backstage, 'spec', 'application', 'appConfig', 'configMaps');
  const { namespace = '' } = backstage.metadata;
  const sight = look(snapshot, 'configMaps', namespace);
  if (entries.length === 0) return { seen: true, configs: [] };
  if (!sight.seen) return sight;
  const configs = entries.flatMap((entry) => {
    const found = named(sight.objects, textAt(entry, 'name') ?? '', namespace)?.object;
    return found === undefined ? [] : textsIn(found, textAt(entry, 'key'));
  });
  return { seen: true, configs };
}

function textsIn(configMap: Manifest, only: string | undefined): readonly AppConfig[] {
  return Object.entries(field(configMap, 'data') ?? {}).flatMap(([key, text]) =>
    typeof text === 'string' && (only === undefined || only === '' || only === key)
      ? [{ configMap, key, text }]
      : [],
  );
}
