import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/yaml/parse.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { judge } from '../../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../../src/language/judging/quick.ts';
import { badTexts } from '../../support/badInput.ts';
import { contextOf } from '../../support/judging.ts';

describe('a text that nobody should send is judged to its end, or told to be beyond that', () => {
  const context = contextOf('1.10', { fileName: 'dynamic-plugins.yaml' });

  test.each(badTexts)('%s', (_, make, codes) => {
    const text = make();
    const found = judge(yamlText(text), context).findings.map(({ code }) => code);
    expect(found.filter((code) => code.startsWith('file-'))).toEqual(codes);
    expect(judgeQuickly(yamlText(text), context).findings.map(({ code }) => code)).toEqual(found);
    expect(parse(text, { version: '1.2' }).documents.length).toBeLessThan(10);
  });
});

test('a text is not taken for deep because of what merely looks like it', () => {
  const lists = Array.from(
    { length: 300 },
    (_, index) => `  - package: "./dynamic-plugins/dist/p${index}" # [ {`,
  );
  const text = `plugins:\n${lists.join('\n')}\n`;
  expect(judge(yamlText(text), contextOf()).findings).toEqual([]);
});

test('of thousands of keys that stand twice the first two hundred are told', () => {
  const text = `plugins: []\n${'includes: []\n'.repeat(1000)}`;
  const { findings } = judge(yamlText(text), contextOf('1.10', { fileName: 'dynamic-plugins.yaml' }));
  const twice = findings.filter(({ code }) => code === 'yaml-duplicate-key');
  expect(twice).toHaveLength(200);
  expect(twice[0]?.range.start).toBe(text.indexOf('includes', 15));
});
