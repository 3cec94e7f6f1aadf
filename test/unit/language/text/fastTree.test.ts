import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Path } from '../../../../src/core/finding.ts';
import {
  locate,
  placeOf,
  rangeOfNode,
  yamlText,
  type PlacedDocument,
} from '../../../../src/language/text/document.ts';

const folder = join(import.meta.dirname, '../../../fixtures/edit');

const texts: Readonly<Record<string, string>> = {
  'lists in mappings': "a:\n  - b: 1\n    c: \"two\"\n  - d: 'it''s'\ne: last\n",
  'nothing behind the colon': 'a:\nb:\n  c:\n  d: 1\n',
  'flow style': 'a: {b: [1, 2], c: { }}\nd: [ {e: f},\n  g ]\n',
  'a literal text': 'a: |\n  one\n   two\n\nb: |-\n  three\nc: 1\n',
  'a folded text': 'a: >\n  one\n  two\n\n   three\nb: >-\n  four\nc: 1\n',
  'several documents': '# first\na: 1\n---\nb: 2\n...\n---\n- c\n',
  'line ends of Windows': 'a: 1\r\nb:\r\n  - c: |\r\n      d\r\n  - e\r\n',
  'no line end': 'a:\n  b: c',
  'lists in lists': '- - a\n  - b\n-\n  - c\n',
  'a text over lines': 'a: one\n  two\nb: "three\n  four"\n',
};

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...parts.flatMap(([step, part]) => pathsIn(part, [...path, step]))];
}

/** Whether there is a place at all: behind a dash without anything there is none. */
function isPlaced(document: PlacedDocument, path: Path): boolean {
  const { found, node, pair } = placeOf(document, path);
  return found && (pair !== undefined || rangeOfNode(node) !== undefined);
}

function placesOf(documents: readonly PlacedDocument[], values: readonly unknown[]): readonly unknown[] {
  return documents.flatMap((document, index) =>
    pathsIn(values[index]).map((path) => ({
      path,
      key: locate(document, path, 'key'),
      value: locate(document, path, 'value'),
    })),
  );
}

describe('the places that the fast reader knows', () => {
  test.each(Object.entries(texts))('are those of the tree: %s', (_what, text) => {
    const yaml = yamlText(text);
    const values = yaml.fastValues('1.1') ?? [];
    const fast = yaml.fastPlaces('1.1') ?? [];
    expect(fast).toHaveLength(values.length);
    expect(
      fast.every((document, index) => pathsIn(values[index]).every((path) => isPlaced(document, path))),
    ).toBe(true);
    expect(placesOf(fast, values)).toEqual(placesOf(yaml.documents('1.1'), values));
  });

  test('are those of the tree in every fixture that it takes', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const taken = names.flatMap((name) => {
      const yaml = yamlText(readFileSync(join(folder, name), 'utf8'));
      const fast = yaml.fastPlaces('1.1');
      return fast === undefined ? [] : [{ yaml, fast, values: yaml.fastValues('1.1') ?? [] }];
    });
    expect(taken.length).toBeGreaterThan(names.length / 2);
    for (const { yaml, fast, values } of taken) {
      expect(placesOf(fast, values)).toEqual(placesOf(yaml.documents('1.1'), values));
    }
  });

  test.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['an indentation that is said', 'a: |2\n   one\n'],
    ['a key that is not written', 'a:\n  : b\n'],
    ['a list as key', '? [a]\n: b\n'],
    ['a comment before the bracket', 'a: [b, # c\n  ]\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['a mapping of one line that ends with nothing', 'a:\n  - b:\n'],
    ['what it cannot read', 'a: [\n'],
  ])('are not said where they are not certain: %s', (_what, text) => {
    expect(yamlText(text).fastPlaces('1.1')).toBeUndefined();
  });
});
