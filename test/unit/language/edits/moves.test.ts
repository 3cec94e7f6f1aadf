import { describe, expect, test } from 'vitest';
import type { MovedField } from '../../../../src/core/finding.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { fixEdit } from '../../../../src/language/edits/fixEdits.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';

/** The text after its fields were moved; `undefined` where they cannot be. */
function moved(text: string, ...fields: readonly MovedField[]): string | undefined {
  const [document] = yamlText(text).documents('1.1');
  const edit = document && fixEdit(document, { kind: 'move', fields });
  return edit && applyEdits(text, [edit]);
}

const from = (path: string, to: string, value?: unknown): MovedField => ({
  path: path.split('.'),
  to: to.split('.'),
  ...(value === undefined ? {} : { value }),
});

describe('moving fields', () => {
  test.each<[what: string, text: string, fields: readonly MovedField[], expected: string]>([
    [
      'makes parents and takes comments along',
      `spec:
  a:
    keep: 1
    # how many
    replicas: 2  # two
    # about b
    b: 1
  z: 1
`,
      [from('spec.a.replicas', 'spec.d.patch.replicas')],
      `spec:
  a:
    keep: 1
    # about b
    b: 1
  z: 1
  d:
    patch:
      # how many
      replicas: 2  # two
`,
    ],
    [
      'takes a mapping that would be empty away',
      'spec:\n  a:\n    replicas: 2\n  b: 1\n',
      [from('spec.a.replicas', 'spec.d.replicas')],
      'spec:\n  b: 1\n  d:\n    replicas: 2\n',
    ],
    [
      'leaves it where nothing else stands beside it',
      'spec:\n  a:\n    replicas: 2\n',
      [from('spec.a.replicas', 'spec.d.replicas')],
      'spec:\n  a:\n  d:\n    replicas: 2\n',
    ],
    [
      'makes shared parents once',
      'spec:\n  a:\n    x: 1\n    c: [1,  2]\n    keep: 1\n  b: 1\n',
      [from('spec.a.x', 'spec.d.x'), from('spec.a.c', 'spec.d.e.c')],
      'spec:\n  a:\n    keep: 1\n  b: 1\n  d:\n    x: 1\n    e:\n      c: [1,  2]\n',
    ],
    [
      'goes into a mapping that is there, before it or behind it',
      'source: a\nspec:\n  channel: b\nother: 1\n',
      [from('source', 'spec.source')],
      'spec:\n  channel: b\n  source: a\nother: 1\n',
    ],
    [
      'goes one level down to the last lines',
      'spec:\n    channel: b\nsource:\n  - x\n',
      [from('source', 'spec.source')],
      'spec:\n    channel: b\n    source:\n      - x\n',
    ],
    [
      'is not confused by the field going out of the very end of its neighbour',
      'spec:\n  a:\n    keep: 1\n    x: 1\n',
      [from('spec.a.x', 'spec.x')],
      'spec:\n  a:\n    keep: 1\n  x: 1\n',
    ],
    [
      'at the end of a text without a line break',
      'spec:\n  a:\n    keep: 1\n    x: 1',
      [from('spec.a.x', 'spec.x')],
      'spec:\n  a:\n    keep: 1\n  x: 1',
    ],
    [
      'under another name and with another value',
      'm:\n  name: n\nf:\n  version: 1.0  # first\n  keep: 1\n',
      [from('f.version', 'm.annotations.example/version', '1.0')].map((one) => ({
        ...one,
        to: ['m', 'annotations', 'example/version'],
      })),
      'm:\n  name: n\n  annotations:\n    example/version: "1.0"  # first\nf:\n  keep: 1\n',
    ],
    [
      'one field to two places',
      's:\n  image: i\n  keep: 1\n',
      [from('s.image', 's.p.one', ['i']), from('s.image', 's.p.two', ['i'])],
      's:\n  keep: 1\n  p:\n    one:\n      - i\n    two:\n      - i\n',
    ],
    [
      'block scalars and Windows line breaks stay as they are',
      's:\r\n  a:\r\n    keep: 1\r\n    t: |\r\n      one\r\n\r\n        two\r\n',
      [from('s.a.t', 's.t')],
      's:\r\n  a:\r\n    keep: 1\r\n  t: |\r\n    one\r\n\r\n      two\r\n',
    ],
  ])('%s', (_, text, fields, expected) => {
    expect(moved(text, ...fields)).toBe(expected);
  });

  test.each<[what: string, text: string, field: MovedField]>([
    ['the place is taken', 'a: 1\ns:\n  a: 2\n', from('a', 's.a')],
    ['the place is in braces', 'a: 1\ns: {b: 2}\n', from('a', 's.a')],
    ['it stands in braces itself', 's: {a: 2}\nb: 1\n', from('s.a', 'a')],
    ['a value is in the way', 'a: 1\ns: text\n', from('a', 's.a')],
    ['it comes from a merge key', 'b: &b\n  x: 1\na:\n  <<: *b\n  k: 1\ns:\n  k: 1\n', from('a.x', 's.x')],
    ['others refer to it', 'a: &a 1\nb: *a\ns:\n  k: 1\n', from('a', 's.a')],
    ['it refers to another', 'a: &a 1\nb:\n  c: [*a]\n  k: 1\ns:\n  k: 1\n', from('b.c', 's.c')],
    ['there is no such field', 'a: 1\ns:\n  b: 1\n', from('x', 's.a')],
  ])('is not done where %s', (_, text, field) => {
    expect(moved(text, field)).toBeUndefined();
  });
});
