import { describe, expect, test } from 'vitest';
import { documentAround } from '../../../src/language/lines.ts';
import { outlineOf } from '../../../src/language/outline.ts';
import { windowAt } from '../../../src/language/window.ts';
import { withCursor } from '../../support/judging.ts';

const head = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\n';
const configMap = (lines: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    'data:',
    '  other: |',
    '    a: 1',
    '  dynamic-plugins.yaml: | # list',
    ...lines,
    'metadata:',
    '  name: x',
    '',
  ].join('\n');

/** The window with its cursor, and what it is a window of. */
function seen(marked: string): string | undefined {
  const { text, offset } = withCursor(marked);
  const window = windowAt(text, offset);
  if (window === undefined) return undefined;
  expect(text.slice(0, window.offset + window.shift)).toBe(text.slice(0, offset));
  return `${window.of.is.kind}\n${window.text.slice(0, window.offset)}<|>${window.text.slice(window.offset)}`;
}

describe('the window around a place', () => {
  test('the keys above it and beside it, without their values', () => {
    expect(
      seen(
        `${head}spec:\n  build: {a: "b\n  services:\n    dataIndex:\n      enabled: true\n    # note\n    <|>\n    jobService:\n      enabled: x\n  eventing: {}\n`,
      ),
    ).toBe('sonataflowplatform\n"spec":\n  "services":\n    "dataIndex": 0\n    <|>\n    "jobService": 0\n');
  });

  test('the line of the cursor as it is', () => {
    expect(seen(`${head}spec:\n  buil<|>d: "x # y\n`)).toBe(
      'sonataflowplatform\n"spec":\n  buil<|>d: "x # y\n',
    );
  });

  test('at the root the other keys of the document', () => {
    expect(seen(`a: 1\n---\n${head}<|>\nspec:\n  build: {}\n---\nb: 1\n`)).toBe(
      'sonataflowplatform\n"apiVersion": 0\n"kind": 0\n<|>\n"spec": 0\n',
    );
  });

  test('in an entry of a list: its own keys and the dash', () => {
    const list =
      '    plugins:\n      - package: a\n      - package: "@b\n        disabled: no\n        <|>\n      - package: c\n';
    expect(seen(configMap([list.trimEnd()]))).toBe(
      'dynamic-plugins\n    "plugins":\n      - "package": 0\n        "disabled": 0\n        <|>\n',
    );
  });

  test('a list in the column of its key', () => {
    expect(seen('plugins:\n- package: ./a\n  disabled: true\n- <|>\nincludes: []\n')).toBe(
      'dynamic-plugins\n"plugins":\n- <|>\n',
    );
    expect(seen('plugins:\n- package: ./a\n  disabled: true\n  <|>\nincludes: []\n')).toBe(
      'dynamic-plugins\n"plugins":\n- "package": 0\n  "disabled": 0\n  <|>\n',
    );
  });

  test('a list within a list entry', () => {
    const text =
      'plugins:\n  - package: ./a\n    disabled: true\n    dependencies:\n      - ref: x\n      - <|>\n';
    expect(seen(text)).toBe(
      'dynamic-plugins\n"plugins":\n  - "package": 0\n    "dependencies":\n      - <|>\n',
    );
  });

  test('the root of the embedded list', () => {
    expect(seen(configMap(['    plugins: []', '    <|>', '']))).toBe(
      'dynamic-plugins\n    "plugins": 0\n    <|>\n',
    );
  });

  test('with carriage returns', () => {
    expect(seen(`${head}spec:\n  <|>\n`.replaceAll('\n', '\r\n'))).toBe(
      'sonataflowplatform\n"spec":\n  <|>\n',
    );
  });

  test('nothing in texts of another kind, and nothing in documents of others', () => {
    expect(seen(configMap(['    plugins: []']).replace('a: 1', 'a: <|>'))).toBeUndefined();
    expect(seen('kind: Deployment\napiVersion: apps/v1\n<|>\n')).toBeUndefined();
    expect(seen(`${head}---\na: <|>\n`)).toBeUndefined();
    expect(seen(`${head}spec:\n  # a <|>\n`)).toBeUndefined();
  });
});

test('the document around a place ends where its neighbours begin', () => {
  const text = '# a\n---\nb: 1\n--- # c\nd: |\n  ---\n';
  const around = (offset: number): string => {
    const { start, end } = documentAround(text, offset);
    return text.slice(start, end);
  };
  expect(around(0)).toBe('# a\n');
  expect(around(text.indexOf('b'))).toBe('b: 1\n');
  expect(around(text.indexOf('d'))).toBe('d: |\n  ---\n');
});

describe('the outline of a document', () => {
  test.each([
    [
      'a: 1\nb:\n  c: "x" # y\n  d:\n    - e: 1\n      f: 2\n    - g\nh:\n',
      { a: '1', b: { c: 'x', d: [{ e: '1', f: '2' }, null] }, h: null },
    ],
    ['a:\n- b: 1\n- c: 2\nd: 3\n', { a: [{ b: '1' }, { c: '2' }], d: '3' }],
    ['a: |\n  b: 1\n\n  c: 2\nd: 1\n', { a: '', d: '1' }],
    ['a:\n  b: 1\n c: 2\nd: 1\n', { a: { b: '1' }, d: '1' }],
    ['a:\n  - - b: 1\n    - c: 2\n', { a: [[{ b: '1' }, { c: '2' }]] }],
    ['- a: 1\n- b\n', [{ a: '1' }, null]],
    ['', null],
  ])('%j', (text, value) => {
    expect(outlineOf(text, { start: 0, end: text.length })).toEqual(value);
  });
});
