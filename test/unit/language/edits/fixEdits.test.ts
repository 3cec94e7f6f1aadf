import { describe, expect, test } from 'vitest';
import { message } from '../../../../src/core/message.ts';
import type { Fix } from '../../../../src/core/finding.ts';
import { yamlText, type YamlDocument } from '../../../../src/language/text/document.ts';
import { fixEdit } from '../../../../src/language/edits/fixEdits.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';
import { regionAt } from '../../../../src/language/text/region.ts';

const title = message('');

function documentOf(text: string): YamlDocument {
  const [document] = yamlText(text).documents('1.1');
  if (document === undefined) throw new Error('no document');
  return document;
}

/** The text after a repair; `undefined` where there is none. */
function after(text: string, fix: Fix): string | undefined {
  const edit = fixEdit(documentOf(text), fix);
  return edit && applyEdits(text, [edit]);
}

describe('replacing a value', () => {
  const replace = (text: string, value: unknown, ...path: (string | number)[]): string | undefined =>
    after(text, { kind: 'replace', title, path, value });

  test.each([
    ['a:   old   # why\n', 'new', 'a:   new   # why\n'],
    ['a: "x-old"\n', 'x-new', 'a: "x-new"\n'],
    ["a: 'x-old'\n", 'x-new', "a: 'x-new'\n"],
    ['a: "x\\told"\n', 'x\tnew', 'a: "x\\tnew"\n'],
    ['a: "old"\n', 'it"s', 'a: "it\\"s"\n'],
    ['a: old\n', 'yes', 'a: "yes"\n'],
    ['a: old\n', '1.10', 'a: "1.10"\n'],
    ['a: old\n', 'x: y', 'a: "x: y"\n'],
    ['a: old\n', true, 'a: true\n'],
    ['a: "true"\n', true, 'a: true\n'],
    ['a: {{ns}}\nb: 1\n', 'rhdh', 'a: rhdh\nb: 1\n'],
    ['a: {{ns}}-x\n', 'rhdh', 'a: rhdh-x\n'],
    ['a: old\r\nb: 1\r\n', 'new', 'a: new\r\nb: 1\r\n'],
  ])('%j → %j', (text, value, expected) => {
    expect(replace(text, value, 'a')).toBe(expected);
  });

  test('inside brackets a comma needs quotes', () => {
    expect(replace('a: [ old, b ]\n', 'x, y', 'a', 0)).toBe('a: [ "x, y", b ]\n');
    expect(replace('a: {b: old}\n', 'new', 'a', 'b')).toBe('a: {b: new}\n');
  });

  test('inside a literal block only what differs', () => {
    expect(replace('a: |\n  one\n  two {x}\n  three\n', 'one\ntwo y\nthree\n', 'a')).toBe(
      'a: |\n  one\n  two y\n  three\n',
    );
  });

  test('not where it would mean writing a mapping or a block anew', () => {
    expect(replace('a:\n  b: 1\n', 'x', 'a')).toBeUndefined();
    expect(replace('a: |\n  one\n', 'one\nmore\n', 'a')).toBeUndefined();
    expect(replace('a: 1\n', { b: 1 }, 'a')).toBeUndefined();
    expect(replace('a: 1\n', 2, 'b')).toBeUndefined();
  });
});

describe('removing', () => {
  const remove = (text: string, ...path: (string | number)[]): string | undefined =>
    after(text, { kind: 'remove', title, path });

  test.each([
    ['l:\n  - a\n  - b\n  - c\n', ['l', 1], 'l:\n  - a\n  - c\n'],
    ['l:\n- a: 1\n  b: 2 # gone\n# stays\n- c: 1\n', ['l', 0], 'l:\n# stays\n- c: 1\n'],
    ['l:\n  - a\n  - b', ['l', 1], 'l:\n  - a\n'],
    ['a: 1\nb:\n  c: 1\nd: 2\n', ['b'], 'a: 1\nd: 2\n'],
    ['l:\n  - a: 1\n    b: 2\n', ['l', 0, 'a'], 'l:\n  - b: 2\n'],
    ['l:\n  - a: 1\n    b: 2\n    c: 3\n', ['l', 0, 'b'], 'l:\n  - a: 1\n    c: 3\n'],
    ['a: |\n  x\n  y\nb: 1\n', ['a'], 'b: 1\n'],
    ['a:\nb: 1\n', ['a'], 'b: 1\n'],
  ])('%j %j', (text, path, expected) => {
    expect(remove(text, ...path)).toBe(expected);
  });

  test('not what shares its line with something else', () => {
    expect(remove('l: [a, b]\n', 'l', 0)).toBeUndefined();
    expect(remove('l:\n  - - a\n    - b\n', 'l', 0, 0)).toBeUndefined();
    expect(remove('l:\n  - a: 1\n', 'l', 0, 'a')).toBeUndefined();
    expect(remove('a: 1\n', 'b')).toBeUndefined();
  });
});

describe('renaming a key', () => {
  test.each([
    ['a:   1 # why\n', 'b', 'b:   1 # why\n'],
    ['"a" : 1\n', 'b', 'b : 1\n'],
    ['a: 1\n', 'on', '"on": 1\n'],
  ])('%j to %j', (text, to, expected) => {
    expect(after(text, { kind: 'renameKey', title, path: ['a'], to })).toBe(expected);
  });
});

describe('in the text of a block scalar', () => {
  const outer = 'a: 1\nd: |  # list\n    l:\n      - x: 1\n        why: 2\n      - z: 3\n\ne: 1\n';

  function inside(text: string, fix: Fix): string | undefined {
    const region = regionAt(documentOf(text), ['d']);
    const [inner] = region?.yaml.documents('1.1') ?? [];
    const edit = inner && fixEdit(inner, fix);
    const moved = edit && region?.toOuterEdit(edit);
    return moved && applyEdits(text, [moved]);
  }

  test('one value', () => {
    const fix: Fix = { kind: 'replace', title, path: ['l', 0, 'why'], value: 'no' };
    expect(inside(outer, fix)).toBe(outer.replace('why: 2', 'why: "no"'));
  });

  test('an entry with all its lines, in the middle and at the end', () => {
    const first: Fix = { kind: 'remove', title, path: ['l', 0] };
    expect(inside(outer, first)).toBe(outer.replace('      - x: 1\n        why: 2\n', ''));
    const last: Fix = { kind: 'remove', title, path: ['l', 1] };
    expect(inside(outer, last)).toBe(outer.replace('      - z: 3\n', ''));
  });

  test('with carriage returns', () => {
    const text = outer.replaceAll('\n', '\r\n');
    const fix: Fix = { kind: 'remove', title, path: ['l', 0] };
    expect(inside(text, fix)).toBe(text.replace('      - x: 1\r\n        why: 2\r\n', ''));
  });

  test('where lines are folded or in quotes, what can be said there', () => {
    const fix: Fix = { kind: 'replace', title, path: ['l'], value: 'x' };
    expect(inside('d: >\n  l: 1\n', fix)).toBe('d: >\n  l: x\n');
    expect(inside('d: "l: 1"\n', fix)).toBe('d: "l: x"\n');
    expect(inside("d: 'l: 1'\n", { ...fix, value: "it's" })).toBe("d: 'l: it''s'\n");
    const more: Fix = { kind: 'set', title, path: [], key: 'm', value: 2 };
    expect(inside('d: >\n  l: 1\n', more)).toBeUndefined();
    expect(inside('d: "l: 1"\n', more)).toBe('d: "m: 2\\nl: 1"\n');
  });
});
