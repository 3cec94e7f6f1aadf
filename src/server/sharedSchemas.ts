import { dynamicPluginsKey } from '../core/recognise.ts';
import { isAppConfigName } from '../core/recogniseConfigMap.ts';
import { permissiveRouter, plainKinds, plainSchema } from '../core/schema/catalog.ts';
import { permissive } from '../core/schema/permissive.ts';
import type { FileSchema } from '../language/help/explainedBy.ts';

/** The name under which the client asks for a schema: fields come and go with the release line. */
export function schemaName(line: string, of: FileSchema): string {
  return `${line}/${of}`;
}

/** The text of a schema by its name; `undefined` for a name that is none of ours. */
export function sharedSchema(name: string): string | undefined {
  const [line, of] = name.split('/');
  if (of === 'objects') return JSON.stringify(permissiveRouter(line), withoutTexts);
  const plain = plainKinds.find((kind) => kind === of);
  return plain === undefined ? undefined : JSON.stringify(permissive(plainSchema(plain, line)));
}

/**
 * The keys of texts in a ConfigMap stay out: what describes a text would be shown for every word in it, and a further
 * text would be offered on its empty lines, both beside what we say there.
 */
function withoutTexts(key: string, value: unknown): unknown {
  return key === dynamicPluginsKey || isAppConfigName(key) ? undefined : value;
}
