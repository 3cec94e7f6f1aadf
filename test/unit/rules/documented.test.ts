import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestPath, manifestWithCodes, rulesDoc, rulesDocPath } from '../../../scripts/rulesDoc.ts';
import { knownCodes } from '../../../src/core/rules/codes.ts';

const root = join(import.meta.dirname, '../../..');

/** Codes as they are written in the sources that make findings. */
function codesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) =>
        readFileSync(join(root, folder, file), 'utf8').match(
          /'(target|yaml|schema|dp|comment)-[a-z]+(?:-[a-z]+)*'/g,
        ) ?? [],
    )
    .map((quoted) => quoted.slice(1, -1));
}

describe('the codes of findings', () => {
  test('every one is another', () => {
    expect(knownCodes.toSorted()).toEqual([...new Set(knownCodes)].toSorted());
  });

  test('every one that is written in the sources is known', () => {
    const written = ['src/core/schema', 'src/core/target', 'src/core/yaml', 'src/language'].flatMap(codesIn);
    expect(written).toContain('schema-type');
    expect(
      [...new Set(written)].filter((code) => !knownCodes.includes(code) && code !== 'target-file'),
    ).toEqual([]);
  });
});

// It is a long document, and its formatter takes its time on a busy machine.
test('docs/rules.md is up to date: node scripts/rulesDoc.ts writes it', { timeout: 120_000 }, async () => {
  expect(readFileSync(rulesDocPath, 'utf8')).toBe(await rulesDoc());
});

test('the setting for severities offers every code: node scripts/rulesDoc.ts writes them', async () => {
  const manifest = readFileSync(manifestPath, 'utf8');
  expect(knownCodes.filter((code) => !manifest.includes(`"${code}"`))).toEqual([]);
  expect(manifest).toBe(await manifestWithCodes(manifest));
});
