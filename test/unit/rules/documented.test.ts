import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.ts';

const root = join(import.meta.dirname, '../../..');
const documentation = readFileSync(join(root, 'docs/rules.md'), 'utf8');

/** Codes as they are written in the sources that make findings. */
function codesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) =>
        readFileSync(join(root, folder, file), 'utf8').match(/'(target|yaml|schema|dp)-[a-z-]+'/g) ?? [],
    )
    .map((quoted) => quoted.slice(1, -1));
}

test('every rule has its own heading', () => {
  for (const { code } of rules) expect(documentation).toContain(`### ${code}\n`);
});

test('every rule has another code', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
});

test('every code of a finding is explained', () => {
  const codes = new Set([
    ...codesIn('src/core/schema'),
    ...codesIn('src/core/rules'),
    ...codesIn('src/language'),
  ]);
  expect(codes).toContain('schema-type');
  expect(codes).toContain('dp-unquoted-at');
  for (const code of codes) expect(documentation).toContain(code);
});
