import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentAround } from '../../../../src/language/text/lines.ts';
import { outlineOf } from '../../../../src/language/text/outline.ts';
import { windowAt } from '../../../../src/language/help/window.ts';
import { withCursor } from '../../../support/judging.ts';

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

  test('in an app-config, and what its ConfigMap is called by others', () => {
    const lines = ['    orchestrator:', '      <|>', '      dataIndexService: {}'];
    const map = (name: string, [first = '', ...rest]: readonly string[]): string =>
      [
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata:',
        `  name: ${name}`,
        'data:',
        '  app-config-x.yaml: |',
        first,
        ...rest,
        '',
      ].join('\n');
    expect(seen(map('x', lines))).toBe(
      'app-config\n    "orchestrator":\n      <|>\n      "dataIndexService": 0\n',
    );
    const others = map('named', ['    app:', '      <|>']);
    expect(seen(others)).toBeUndefined();
    const backstage =
      'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nspec:\n  application:\n    appConfig:\n      configMaps:\n        - name: named\n';
    expect(seen(`${others}---\n${backstage}`)).toBe('app-config\n    "app":\n      <|>\n');
  });

  test('in the sections of Helm values', () => {
    const values = (lines: string): string =>
      `orchestrator:\n  enabled: true\n  sonataflowPlatform: {}\n${lines}`;
    expect(seen(values('global:\n  dynamic:\n    plugins:\n      - package: ./a\n        <|>\n'))).toBe(
      'dynamic-plugins\n    "plugins":\n      - "package": 0\n        <|>\n',
    );
    expect(seen(values('  plugins:\n    - <|>\n'))).toBe('dynamic-plugins\n  "plugins":\n    - <|>\n');
    expect(seen(values('  <|>\n'))).toMatch(/^helm-values\n"orchestrator":\n/);
    expect(seen(values('upstream:\n  backstage:\n    appConfig:\n      app: {}\n      <|>\n'))).toBe(
      'app-config\n      "app": 0\n      <|>\n',
    );
  });

  test('in the items of a List, each for itself', () => {
    const list = (second: string): string =>
      `kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  spec:\n    a: 1\n- ${head.replace('\nkind', '\n  kind')}  spec:\n    build: {}\n    ${second}`;
    expect(seen(list('<|>\n'))).toBe(
      'sonataflowplatform\n  "apiVersion": 0\n  "spec":\n    "build": 0\n    <|>\n',
    );
    expect(seen(list('x: 1\n').replace('a: 1', '<|>'))).toBeUndefined();
    expect(seen(list('x: 1\n- <|>\n'))).toBeUndefined();
    expect(seen(list('x: 1\n').replace('items', '<|>items'))).toBeUndefined();
  });

  test('is as large in a large file as in a small one', () => {
    const entry = (name: number): string => `      - package: ./p${name}\n        disabled: true\n`;
    const entries = Array.from({ length: 900 }, (_, name) => entry(name)).join('');
    const around = Array.from({ length: 900 }, (_, name) => `  k${name}: v\n`).join('');
    const small = seen(configMap([`    plugins:\n${entry(1)}        <|>`]));
    expect(seen(configMap([`    plugins:\n${entries}        <|>\n${entries.trimEnd()}`]))).toBe(small);
    expect(
      seen(configMap([`    plugins:\n${entry(1)}        <|>`]).replace('data:\n', `data:\n${around}`)),
    ).toBe(small);
    const beside = seen(`${head}spec:\n${around}  <|>\n${around}`);
    expect(beside?.length).toBeLessThan(5000);
  });

  test('nothing in texts of another kind, and nothing in documents of others', () => {
    expect(seen(configMap(['    plugins: []']).replace('a: 1', 'a: <|>'))).toBeUndefined();
    expect(seen('kind: Deployment\napiVersion: apps/v1\n<|>\n')).toBeUndefined();
    expect(seen(`${head}---\na: <|>\n`)).toBeUndefined();
    expect(seen(`${head}spec:\n  # a <|>\n`)).toBeUndefined();
  });
});

describe('what may be written at a place', () => {
  /** What it replaces, in square brackets, below which keys. */
  function slot(line: string): string | undefined {
    const { text, offset } = withCursor(configMap([`    plugins:\n${line}`]));
    const window = windowAt(text, offset);
    if (window?.slot === undefined) return undefined;
    const { role, range, needsBlank } = window.slot;
    return `${role} ${window.path.join('.')} [${text.slice(range.start, range.end)}]${needsBlank ? ' +' : ''}`;
  }

  test.each([
    ['      - package: <|>', 'value plugins.package []'],
    ['      - package:<|>', 'value plugins.package [] +'],
    ['      - package: ab<|>c # d', 'value plugins.package [abc]'],
    ['      - package: "a<|>b"', 'value plugins.package ["ab"]'],
    ['      - pack<|>age: a', 'key plugins [package]'],
    ['      - <|>', 'item plugins []'],
    ['      - a<|>', 'item plugins [a]'],
    ['      - package: a\n        <|>', 'key plugins []'],
    ['      - package: a\n        dis<|>', 'key plugins [dis]'],
    ['      - package: a\n        dependencies:\n        - ref: <|>', 'value plugins.dependencies.ref []'],
    ['      - "package": b<|>', 'value plugins.package [b]'],
    ['      - package: a # b<|>', undefined],
    ['      - {package: <|>}', undefined],
    ['      - package: a\n        dependencies: [<|>]', undefined],
    ['      - package: | <|>', undefined],
  ])('%j', (line, expected) => {
    expect(slot(line)).toBe(expected);
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

test('wherever the cursor stands, the window shows the line of the cursor', () => {
  const pieces = [
    head,
    'spec:\n  services:\n',
    '- a: |\n    b\n',
    '---\n',
    'kind: List\napiVersion: v1\nitems:\n- ',
    'data:\n  dynamic-plugins.yaml: >-\n    plugins: [{}]\n',
    '  - - x: "\n',
    '\t# 😀\r\n',
    'plugins:\n- package: ./a\n  disabled: {\n',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), fc.nat(200), (chosen, at) => {
      const text = chosen.join('');
      const offset = Math.min(at, text.length);
      const window = windowAt(text, offset);
      if (window === undefined) return;
      expect(window.offset + window.shift).toBe(offset);
      const { start = offset, end = offset } = window.slot?.range ?? {};
      expect(start).toBeLessThanOrEqual(offset);
      expect(end).toBeGreaterThanOrEqual(offset);
      expect(text.slice(start, end)).not.toContain('\n');
    }),
    { numRuns: 2000, seed: 20261129 },
  );
});
