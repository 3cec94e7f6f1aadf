import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { permissiveFor } from '../src/core/schema/catalog.ts';

/**
 * Schemas for other extensions that help with YAML, by the name of their file in `dist/`: package.json says which files
 * of a workspace they are for. They suggest and explain; finding fault is left to us.
 */
export const editorSchemas: Readonly<Record<string, () => object>> = {
  'target-file.schema.json': () => permissiveFor('target-file'),
  'dynamic-plugins.schema.json': () => permissiveFor('dynamic-plugins'),
};

/** Makes them from the files of `schemas/`. */
export async function writeEditorSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, schema] of Object.entries(editorSchemas)) {
    await writeFile(join(folder, file), JSON.stringify(schema()));
  }
}
