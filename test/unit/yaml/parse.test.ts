import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { YamlVersion } from '../../../src/core/yaml/dialect.ts';
import { parse, readValues } from '../../../src/core/yaml/parse.ts';

/** A line whose only job is to make the fast reader refuse the text. */
const refused = 'twice: 1\ntwice: 1\n';

function valueOf(scalar: string, version: YamlVersion): unknown {
  const [document] = readValues(`a: ${scalar}\n`, { version }) ?? [];
  return (document as { readonly a: unknown }).a;
}

function tolerantValueOf(scalar: string, version: YamlVersion): unknown {
  const [document] = parse(`a: ${scalar}\n${refused}`, { version }).documents;
  return (document as { readonly a: unknown }).a;
}

/** What sigs.k8s.io/yaml 1.6.0 makes of these in YAMLToJSON, observed. */
const asGoReads: readonly (readonly [scalar: string, value: unknown])[] = [
  ['yes', true],
  ['y', true],
  ['N', false],
  ['Off', false],
  ['oN', 'oN'],
  ['TRUE', true],
  ['~', null],
  ['Null', null],
  ['nUll', 'nUll'],
  ['', null],
  ['010', 8],
  ['0o10', 8],
  ['-010', -8],
  ['089', 89],
  ['0x1F', 31],
  ['+0x1F', 31],
  ['0b101', 5],
  ['-0b11', -3],
  ['0b', '0b'],
  ['1_000', 1000],
  ['_1', '_1'],
  ['12:30', '12:30'],
  ['1.10', 1.1],
  ['1.', 1],
  ['.5', 0.5],
  ['.', '.'],
  ['1e3', 1000],
  ['e12', 'e12'],
  ['1e', '1e'],
  ['2024-01-01', '2024-01-01'],
  ['=', '='],
];

/** What PyYAML 6 makes of these (yaml/resolver.py, and oracle/installers sections 3 and 5). */
const asPythonReads: readonly (readonly [scalar: string, value: unknown])[] = [
  ['yes', true],
  ['OFF', false],
  ['y', 'y'],
  ['N', 'N'],
  ['oN', 'oN'],
  ['010', 8],
  ['0o10', '0o10'],
  ['1_000', 1000],
  ['12:30', 750],
  ['12:30:45', 45045],
  ['1.10', 1.1],
  ['1e3', '1e3'],
  ['1.0e+3', 1000],
  ['.', '.'],
  ['2024-01-01', new Date('2024-01-01')],
];

describe('YAML 1.1 as Python reads it', () => {
  it.each(asPythonReads)('%j', (scalar, value) => {
    expect(valueOf(scalar, 'python')).toEqual(value);
  });

  it.each(asPythonReads)('%j, by the tolerant reader', (scalar, value) => {
    expect(tolerantValueOf(scalar, 'python')).toEqual(value);
  });
});

describe('YAML 1.1 as Go reads it', () => {
  it.each(asGoReads)('%j', (scalar, value) => {
    expect(valueOf(scalar, '1.1')).toBe(value);
  });

  it.each(asGoReads)('%j, by the tolerant reader', (scalar, value) => {
    expect(tolerantValueOf(scalar, '1.1')).toBe(value);
  });

  it('merges with <<', () => {
    const text = 'base: &base {a: 1}\nuse:\n  <<: *base\n  b: 2\n';
    const value = { base: { a: 1 }, use: { a: 1, b: 2 } };
    expect(readValues(text, { version: '1.1' })).toEqual([value]);
    expect(parse(`${text}${refused}`, { version: '1.1' }).documents).toEqual([{ ...value, twice: 1 }]);
  });
});

describe('YAML 1.2', () => {
  it.each<readonly [scalar: string, value: unknown]>([
    ['yes', 'yes'],
    ['on', 'on'],
    ['n', 'n'],
    ['True', true],
    ['010', 10],
    ['0o10', 8],
    ['0x1F', 31],
    ['1_000', '1_000'],
  ])('%j', (scalar, value) => {
    expect(valueOf(scalar, '1.2')).toBe(value);
    expect(tolerantValueOf(scalar, '1.2')).toBe(value);
  });

  it('reads << as a key like any other', () => {
    const text = 'base: &base {a: 1}\nuse:\n  <<: *base\n';
    expect(readValues(text, { version: '1.2' })).toEqual([{ base: { a: 1 }, use: { '<<': { a: 1 } } }]);
  });
});

describe('parse', () => {
  const version = '1.1';

  it('reads every document of a text, in order', () => {
    expect(parse('a: 1\n---\n- b\n---\n', { version })).toEqual({
      documents: [{ a: 1 }, ['b'], null],
      problems: [],
    });
    expect(parse('', { version })).toEqual({ documents: [], problems: [] });
    expect(parse('# only a comment\n', { version }).problems).toEqual([]);
  });

  it('reads CRLF and a byte order mark', () => {
    expect(parse('\uFEFFa: |\r\n  one\r\n  two\r\nb: 2\r\n', { version }).documents).toEqual([
      { a: 'one\ntwo\n', b: 2 },
    ]);
  });

  it('tells of a key that stands twice, and keeps the last value as Go does', () => {
    const { documents, problems } = parse('a: 1\n---\nb: 1\nb: 2\n', { version });
    expect(documents).toEqual([{ a: 1 }, { b: 2 }]);
    expect(problems.map(({ code, start, index }) => ({ code, start, index }))).toEqual([
      { code: 'yaml-duplicate-key', start: 14, index: 1 },
    ]);
  });

  it.each<readonly [what: string, text: string, at: string, said: RegExp]>([
    ['an unquoted @', 'a:\n  package: @scope/name\n', '@', /put it in quotes/],
    ['a tab as indentation', 'a:\n\tb: 1\n', '\tb', /not with tabs/],
    ['an item one column off', 'a:\n  - b\n - c\n', '- c', /no list in this column/],
    ['a key one column off', 'a:\n  b: 1\n c: 2\n', 'c: 2', /same column/],
    ['a bracket left open', 'a: [1, 2\nb: 3\n', 'b: 3', /bracket is still open/],
    ['two colons', 'a: b: c\n', 'b: c', /second ": "/],
    ['a key without its colon', 'a: 1\nb\n', 'b', /key without its ":"/],
    ['a quote left open', 'a: "b\n', '\n', /closing quote/],
    ['something else', 'a: !!int x\nb: &\n', '&', /^This is not valid YAML: .+[^.]\.$/],
  ])('tells of %s, once, and still yields a document', (_, text, at, said) => {
    const { documents, problems } = parse(text, { version });
    expect(documents).toHaveLength(1);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem?.code).toBe('yaml-syntax');
    expect(plain(problem?.message ?? { text: '', args: [] })).toMatch(said);
    expect(Math.abs((problem?.start ?? NaN) - text.indexOf(at))).toBeLessThanOrEqual(2);
  });

  it.each([
    ['an alias to nowhere', 'a: *nobody\n'],
    [
      'an alias bomb',
      `a: &a [x, x]\n${refused}${'bcdefghijklmnop'.replaceAll(/./g, (name) => `${name}: &${name} [*${String.fromCharCode(name.charCodeAt(0) - 1)}, *${String.fromCharCode(name.charCodeAt(0) - 1)}]\n`)}`,
    ],
    ['nonsense', '}{]['],
    ['control characters', 'a: \u0000\u0007\n'],
    ['a lone surrogate', 'a: "\\ud800"\nb: \ud800\n'],
    ['a template', '{{- if .Values.on }}\na: {{ .Values.a }}\n{{- end }}\n'],
    ['depth', `${'['.repeat(2000)}${']'.repeat(2000)}`],
  ])('never throws: %s', (_, text) => {
    for (const dialect of ['1.1', '1.2'] as const) {
      expect(() => parse(text, { version: dialect })).not.toThrow();
    }
  });
});
