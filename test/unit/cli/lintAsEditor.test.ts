import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintAndEditor } from '../../support/lintAsEditor.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

test('lint says of each fixture what the editor says', async () => {
  const files = ['edit', 'workspace', 'scaffold/1.8', 'scaffold/2.1'].flatMap(yamlFilesIn);
  const { lint, editor } = await lintAndEditor(fixtures, files);
  expect(Object.values(lint).flat().length).toBeGreaterThan(0);
  expect(lint).toEqual(editor);
}, 60_000);

function yamlFilesIn(folder: string): readonly string[] {
  return readdirSync(join(fixtures, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
}
