import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prerequisites } from '../../src/core/prerequisites/index.ts';
import { knownCodes } from '../../src/core/rules/codes.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'src/core/prerequisites');
const sources = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');
const rows = readFileSync(join(root, 'docs/symptoms.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| P\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** What stands between backticks. */
function quoted(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

test('every symptom has its row, in order', () => {
  expect(rows.map(([, id]) => id)).toEqual(Array.from({ length: 37 }, (_, index) => `P${index + 1}`));
});

test.each(rows)('%s%s names rows, codes and rules that are there', (...cells) => {
  const ids: readonly string[] = prerequisites.map(({ id }) => id);
  const [, , , , proof, shown, rules] = cells;
  for (const word of quoted(shown)) {
    expect(ids.includes(word) || sources.includes(`'${word}'`), word).toBe(true);
  }
  for (const code of quoted(rules)) expect(knownCodes).toContain(code);
  // What only a log or a person can tell is never called a diagnosis.
  const isCertain = /status|event/.test(proof ?? '');
  expect(
    isCertain || /^(advised|not shown)/.test(shown ?? '') || proof === 'advised',
    `${proof}: ${shown}`,
  ).toBe(true);
});
