import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/core/message.ts';
import { releaseLines } from '../../src/core/releases/index.ts';
import { readValues } from '../../src/core/yaml/parse.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { judge } from '../../src/language/judging/judge.ts';
import { snippetFile, type Snippet } from '../support/snippetFile.ts';
import { targetOf } from '../support/targets.ts';

const root = join(import.meta.dirname, '../..');
const path = join(root, 'snippets/rhdh.json');

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

/** The text a snippet leaves when every placeholder is taken as offered. */
function expand({ body }: Snippet): string {
  const text = body.join('\n');
  return `${text
    .replaceAll(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/(?<!\\)\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\\([\\$}])/g, '$1')}\n`;
}

/** `npx vitest run test/unit/snippets.test.ts -u` writes the file anew after a change of the templates. */
test('the file says what the templates say', async () => {
  await expect(`${JSON.stringify(snippetFile(), undefined, 2)}\n`).toMatchFileSnapshot(path);
});

test('the manifest offers it', () => {
  const { contributes } = read('package.json') as { contributes: { snippets: unknown } };
  expect(contributes.snippets).toEqual([{ language: 'yaml', path: './snippets/rhdh.json' }]);
});

describe.each(Object.values(read('snippets/rhdh.json') as Record<string, Snippet>))('$prefix', (snippet) => {
  const text = expand(snippet);

  test('is found by its prefix and expands to documents', () => {
    expect(snippet.prefix).toMatch(/^rhdh-/);
    expect(text).not.toMatch(/\$\{\d|marker/);
    const documents = readValues(text, { version: '1.1' });
    expect(documents?.length).toBeGreaterThan(0);
    for (const document of documents ?? []) expect(document).toHaveProperty('kind');
  });

  const lines = releaseLines().filter((line) => snippet.prefix.endsWith(`-${line}`));

  test.each(lines.length === 0 ? releaseLines() : lines)('lints clean for RHDH %s', (line) => {
    const target = targetOf(line, { name: 'developer-hub' });
    const { findings } = judge(yamlText(text), { release: target.release, target, severities: {} });
    expect(findings.map(({ code, message }) => `${code}: ${plain(message)}`)).toEqual([]);
  });
});
