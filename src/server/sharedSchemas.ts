import { dynamicPluginsKey } from '../core/recognise.ts';
import { dynamicPluginsSchema, permissiveRouter, targetFileSchema } from '../core/schema/catalog.ts';
import { permissive } from '../core/schema/permissive.ts';
import type { FileSchema } from '../language/explainedBy.ts';

/** The name under which the client asks for a schema: fields come and go with the release line. */
export function schemaName(line: string, of: FileSchema): string {
  return `${line}/${of}`;
}

/** The text of a schema by its name; `undefined` for a name that is none of ours. */
export function sharedSchema(name: string): string | undefined {
  const [line, of] = name.split('/');
  switch (of) {
    case 'objects':
      return JSON.stringify(permissiveRouter(line), withoutTextDescription);
    case 'dynamic-plugins':
      return JSON.stringify(permissive(dynamicPluginsSchema()));
    case 'target-file':
      return JSON.stringify(permissive(targetFileSchema()));
    default:
      return undefined;
  }
}

/** What describes a text in a block scalar would be shown for every word in it, beside what we say about that word. */
function withoutTextDescription(key: string, value: unknown): unknown {
  return key === dynamicPluginsKey ? {} : value;
}
