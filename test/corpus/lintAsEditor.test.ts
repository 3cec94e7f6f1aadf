import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintAndEditor } from '../support/lintAsEditor.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(corpus))('files of ../shared/corpus (skipped where they are not there)', () => {
  it('are told the same by lint as in the editor', async () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .toSorted();
    const { lint, editor } = await lintAndEditor(corpus, files);
    expect(Object.values(lint).flat().length).toBeGreaterThan(0);
    expect(lint).toEqual(editor);
  });
});
