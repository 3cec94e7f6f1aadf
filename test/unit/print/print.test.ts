import { load, loadAll } from 'js-yaml';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { embedded } from '../../../src/core/artifact.ts';
import { message } from '../../../src/core/message.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { print, printValue } from '../../../src/core/yaml/print.ts';
import { wrap } from '../../../src/core/yaml/wrap.ts';

/** Texts that one YAML reader or the other takes for something else, or that break a careless printer. */
const nastyTexts = [
  ['', ' ', ' lead', 'trail ', '\n', 'a\nb', 'a\nb\n', '\n\na\n\n', '  indented\nblock', 'tab\there', '\t'],
  ['yes', 'No', 'on', 'OFF', 'y', 'N', 'true', 'null', '~', 'Null', '=', '<<', '.inf', '-.INF', '.nan'],
  ['0', '007', '0o7', '0x1F', '0b1', '1_000', '1.10', '1e3', '+1', '-1', '.5', '12:30', '190:20:30'],
  ['2024-01-01', '2001-12-14t21:59:43.10-05:00', '@redhat/x@1.7.1', '`tick', '%dir', '&a', '*a', '!tag'],
  ['- item', '? key', ': value', 'a: b', 'a #b', '#c', '{a: b}', '[a]', 'a,b', "it's", 'say "x"', '\\n'],
  ['oci://r/x:{{inherit}}', '{{ x }}', '${BACKEND_SECRET}', '---', '...', '--- a', '|', '>', 'é ü 漢', '😀'],
  ['word '.repeat(60).trim(), 'x'.repeat(300), 'a\r\nb', '\u0007', 'a:', 'http://x:80/', '"', "'"],
].flat();

/** A small generator of its own seed, so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomValue(next: (below: number) => number, depth: number): unknown {
  const text = (): string => nastyTexts[next(nastyTexts.length)] ?? '';
  switch (next(depth > 3 ? 3 : 5)) {
    case 0:
      return text();
    case 1:
      return [true, false, null, 0, -1, 1.5, 5432][next(7)];
    case 2:
      return next(2) === 0 ? {} : [];
    case 3:
      return Array.from({ length: next(4) }, () => randomValue(next, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: next(4) }, () => [text(), randomValue(next, depth + 1)] as const),
      );
  }
}

describe('what is printed reads back as the same value', () => {
  test.each(nastyTexts.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))(
    '%s',
    (_name, text) => {
      const value = { key: text, list: [text], [text]: 1 };
      const printed = printValue(value);
      expect(load(printed)).toEqual(value);
      expect(parseYaml(printed, { version: '1.1' })).toEqual(value);
      expect(readValues(printed, { version: '1.1' })).toEqual([value]);
    },
  );

  test('random values, 1.1 and 1.2 readers', () => {
    const next = generator(20_261_124);
    for (let run = 0; run < 300; run += 1) {
      const value = { root: randomValue(next, 0) };
      const printed = printValue(value);
      expect(printed.endsWith('\n')).toBe(true);
      expect(load(printed)).toEqual(value);
      expect(readValues(printed, { version: '1.1' })).toEqual([value]);
      expect(printValue(structuredClone(value))).toBe(printed);
    }
  });

  test('embedded values, as text that reads back again', () => {
    const next = generator(7);
    for (let run = 0; run < 100; run += 1) {
      const inner = { root: randomValue(next, 0) };
      const printed = printValue({ data: { file: embedded(inner) } });
      const outer = load(printed) as { data: { file: string } };
      expect(load(outer.data.file)).toEqual(inner);
      expect(outer.data.file).toBe(printValue(inner));
    }
  });
});

describe('form', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
  const file = { kind: 'manifest', path: 'x.yaml' } as const;

  test('comments, documents and block scalars', () => {
    const plugins = { plugins: [{ package: '@redhat/x@1.7.1', dependencies: [] }, { package: 'ref://y' }] };
    const text = print({
      ...file,
      notes: [message('First {0}.', 1), message('Second.')],
      objects: [{ ...object, data: { 'dynamic-plugins.yaml': embedded(plugins) } }, object],
    });
    expect(text).toBe(`# First 1.
#
# Second.

apiVersion: v1
kind: ConfigMap
metadata:
  name: x
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "@redhat/x@1.7.1"
        dependencies: []
      - package: ref://y
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: x
`);
    expect(loadAll(text)).toHaveLength(2);
  });

  test('without objects a file is its comments', () => {
    expect(print({ ...file, notes: [message('Only this.')], objects: [] })).toBe('# Only this.\n');
  });

  test('keys stay in the order given', () => {
    expect(printValue({ b: 1, a: 2, c: { z: 1, x: 2 } })).toBe('b: 1\na: 2\nc:\n  z: 1\n  x: 2\n');
  });

  test('values are never folded, comments are', () => {
    const long = 'word '.repeat(60).trim();
    const text = print({ ...file, notes: [message('{0}', long)], objects: [{ ...object, data: { long } }] });
    expect(text).toContain(`long: ${long}\n`);
    const comments = text.split('\n').filter((line) => line.startsWith('#'));
    expect(comments.length).toBeGreaterThan(2);
    expect(Math.max(...comments.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('the same object twice is written twice', () => {
    const shared = { name: 'x' };
    expect(printValue({ a: shared, b: shared })).not.toContain('&');
  });
});

test('a word longer than the width stands alone', () => {
  expect(wrap(`a ${'x'.repeat(12)} b c`, 10)).toEqual(['a', 'x'.repeat(12), 'b c']);
  expect(wrap('', 10)).toEqual([]);
});
