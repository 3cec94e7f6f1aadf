import { describe, expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { symbolsOf, type DocumentSymbol } from '../../../../src/language/help/symbols.ts';
import { contextOf } from '../../../support/judging.ts';

const list = '    plugins:\n      - package: ./é😀\n        disabled: true\n    includes: []\n';
const configMap = (header: string, body: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  dynamic-plugins.yaml: ${header}\n${body}`;

/** One line per symbol: its depth, kind, name and detail. */
function drawn(
  text: string,
  symbols = symbolsOf(yamlText(text), contextOf()),
  indent = '',
): readonly string[] {
  return symbols.flatMap(({ name, detail, kind, children }) => [
    `${indent}${kind} ${name}${detail === '' ? '' : ` = ${detail}`}`,
    ...drawn(text, children, `${indent} `),
  ]);
}

function flat(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  return symbols.flatMap((one) => [one, ...flat(one.children)]);
}

describe('the outline of a file', () => {
  test('with what is inside the block', () => {
    expect(drawn(configMap('|', list))).toEqual([
      'object ConfigMap = x',
      ' text apiVersion = v1',
      ' text kind = ConfigMap',
      ' mapping metadata',
      '  text name = x',
      ' mapping data',
      '  text dynamic-plugins.yaml = plugins:',
      '   list plugins',
      '    mapping ./é😀',
      '     text package = ./é😀',
      '     flag disabled = true',
      '   list includes',
    ]);
  });

  test.each([
    ['a block', configMap('|', list)],
    ['a block with carriage returns', configMap('|-', list).replaceAll('\n', '\r\n')],
    ['quotes', configMap(JSON.stringify(list.replaceAll(/^ {4}/gm, '')), '')],
  ])('in %s each part stands where its name is, and inside of what it is part of', (_name, text) => {
    const all = flat(symbolsOf(yamlText(text), contextOf()));
    expect(all.map(({ name }) => name)).toContain('disabled');
    for (const { name, kind, range, selection, children } of all) {
      if (selection.end > selection.start && kind !== 'object') {
        expect(text.slice(selection.start, selection.end)).toBe(name);
      }
      for (const inner of [{ range: selection }, ...children]) {
        expect(inner.range.start, name).toBeGreaterThanOrEqual(range.start);
        expect(inner.range.end, name).toBeLessThanOrEqual(range.end);
      }
    }
  });

  test('only what is ours, of several documents and of a List', () => {
    const platform = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: p}\n';
    const other = 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\n';
    const tops = (text: string): readonly string[] =>
      symbolsOf(yamlText(text), contextOf()).map(({ name, detail }) => `${name} ${detail}`);
    expect(tops(`${other}---\n${platform}`)).toEqual(['SonataFlowPlatform p']);
    const item = (text: string): string => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
    expect(tops(`apiVersion: v1\nkind: List\nitems:\n${item(other)}${item(platform)}`)).toEqual([
      'SonataFlowPlatform p',
    ]);
    expect(tops(other)).toEqual([]);
  });

  test('a plain list and text that no parser takes', () => {
    expect(drawn('plugins:\n  - package: ./a\n    disabled: true\n    X\n').slice(0, 2)).toEqual([
      'list plugins',
      ' mapping ./a',
    ]);
  });
});
