import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/core/yaml/parse.ts';
import { yamlText } from '../../src/language/text/document.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const there = existsSync(corpus);

describe.skipIf(!there)('the two YAML readers on ../shared/corpus (skipped where it is not there)', () => {
  const files = there
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
    : [];
  const texts = files.map((file) => readFileSync(join(corpus, file), 'utf8'));

  it.each(['1.1', 'python', '1.2'] as const)(
    'make the same values of YAML %s where the fast one reads at all',
    (version) => {
      const read = texts.flatMap((text, index) => {
        const values = readValues(text, { version });
        return values === undefined ? [] : [{ file: files[index], text, values }];
      });
      // Broken texts and templates are left to the tolerant reader.
      expect(read.length).toBeGreaterThan(0.9 * files.length);
      for (const { file, text, values } of read) {
        expect(
          yamlText(text)
            .documents(version)
            .map(({ value }) => value),
          file,
        ).toEqual(values);
      }
    },
  );
});
