import { describe, expect, test } from 'vitest';
import { mayBeOdd } from '../../../../src/core/yaml/oddity.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { odditiesOf } from '../../../../src/language/slips/oddities.ts';
import { contextOf, summary } from '../../../support/judging.ts';

function odd(text: string, version: 'python' | '1.2' = 'python'): readonly string[] {
  return yamlText(text)
    .documents(version)
    .flatMap((document) => odditiesOf(document))
    .map(({ what, path }) => `${what} ${path.join('.')}`);
}

describe('what readers of YAML disagree about', () => {
  test.each([
    ['a: !own {b: 1}\n', ['tag a']],
    ['a: !!binary aGk=\n', ['tag a']],
    ['a: =\n', ['equals a']],
    ['a: "="\n', []],
    ['? [k]\n: v\n', ['keyShape ["k"]']],
    ['a: {1: x, b: y}\n', ['mixedKeys a']],
    ['a: {1: x, 2: y}\n', []],
    ['b: &b {c: 1}\na:\n  <<: *b\n', ['mergeKey a.<<']],
    ['"<<": {c: 1}\n', []],
    ['a:\tb\n', ['tab a']],
    ['a: b\t# c\n', ['tab a']],
    ['a: "b\tc" # d\te\n', []],
    ['a: |\n  b\tc\n', []],
    [
      'a: yes\nb: "yes"\nc: 010\nd: 1e3\ne: true\nf: 10\n',
      ['twoReadings a', 'twoReadings c', 'twoReadings d'],
    ],
    ['plugins:\n  - package: oci://q/a:1!b\n', []],
  ])('%j', (text, expected) => {
    expect(odd(text)).toEqual(expected);
    expect(odd(text, '1.2')).toEqual(expected);
    // Where the quick look sees nothing there must be nothing.
    expect(mayBeOdd(text) || expected.length === 0).toBe(true);
  });

  test('a text that is very deep is not followed to its end', () => {
    const text = `a: !own\n${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join('')}`;
    expect(odd(text).length).toBeLessThan(5);
  });
});

describe('told of a list', () => {
  const list = 'plugins:\n  - package: ./a\n    pluginConfig:\n      a:\tb\n      c: =\n';

  test('where the Python installers stop', () => {
    const said = (version: string) => summary(list, contextOf(version, { fileName: 'dynamic-plugins.yaml' }));
    expect(said('1.10')).toEqual(['4 error dp-python-yaml "a"', '5 error dp-python-yaml "="']);
    expect(said('2.0')).toEqual([]);
  });

  test('not where the operator writes the list anew', () => {
    const block = list.replaceAll(/^/gm, '    ').trimEnd();
    const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n${block}\n`;
    expect(summary(configMap, contextOf('1.10'))).toEqual([]);
    expect(summary(configMap, contextOf('1.7')).map((line) => line.split(' ')[2])).toEqual([
      'dp-include-missing',
      'dp-python-yaml',
      'dp-python-yaml',
    ]);
  });

  test('an alias to nowhere', () => {
    const text = 'plugins:\n  - package: *nowhere\n';
    expect(summary(text, contextOf('1.10', { fileName: 'dynamic-plugins.yaml' }))).toEqual([
      '2 error yaml-syntax "*nowhere"',
    ]);
  });
});
