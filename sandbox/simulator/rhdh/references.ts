import { createHash } from 'node:crypto';
import type { ConfigMap } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import { referencesOf, type Backstage, type Referenced } from './backstage.ts';

const label = 'rhdh.redhat.com/ext-config-sync';
const annotation = 'rhdh.redhat.com/backstage-name';

/** Name of the Backstage object that hears of changes of the user's object; `undefined` where none does. */
export function syncedBy({ metadata }: ConfigMap): string | undefined {
  return metadata.labels?.[label] === 'true' ? metadata.annotations?.[annotation] : undefined;
}

/** The user's objects, or the text of the condition `DeployFailed`. */
export type Preprocessed =
  | { readonly failure: string }
  | { readonly pluginData: Readonly<Record<string, string>> | undefined; readonly hash: string };

/** Reads what the object names and marks it, so that its changes are noticed. */
export async function preprocess({ kube }: Stage, backstage: Backstage): Promise<Preprocessed> {
  const { namespace, name } = backstage.metadata;
  const found: ConfigMap[] = [];
  for (const reference of referencesOf(backstage)) {
    const object = await kube.get(reference.kind, { namespace, name: reference.name });
    if (object === undefined) return { failure: notFound(reference) };
    found.push(object);
    // An object that two Backstage objects name belongs to the first.
    if (object.metadata.annotations?.[annotation] !== undefined) continue;
    const marks = { labels: { [label]: 'true' }, annotations: { [annotation]: name } };
    await kube.as('manager').patch(reference.kind, object.metadata, { metadata: marks });
  }
  const plugins = backstage.spec?.application?.dynamicPluginsConfigMapName;
  const pluginData = found.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === plugins);
  const hash = createHash('sha256');
  for (const { data, binaryData } of found) hash.update(JSON.stringify([data, binaryData]));
  return {
    pluginData: pluginData === undefined ? undefined : (pluginData.data ?? {}),
    hash: hash.digest('hex'),
  };
}

function notFound({ kind, name }: Referenced): string {
  return `failed to preprocess backstage spec failed to get external config from ${name}: ${kind.kind} "${name}" not found`;
}
