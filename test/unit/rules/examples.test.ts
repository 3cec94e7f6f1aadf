import { describe, expect, test } from 'vitest';
import { releases } from '../../../src/core/releases/index.ts';
import { rules } from '../../../src/core/rules/index.ts';
import type { Example } from '../../../src/core/rules/rule.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { judge, type JudgeContext } from '../../../src/language/judging/judge.ts';
import { repaired } from '../../../src/language/edits/repairs.ts';
import { contextOf } from '../../support/judging.ts';

/** Every rule shows what it finds and what is right instead: what it shows must be true, its repair included. */
describe('the examples of the rules', () => {
  const withExample = rules.flatMap(({ code, example, fix }) =>
    example === undefined ? [] : [{ code, example, fix }],
  );

  function contextFor({ release, file = 'dynamic-plugins.yaml' }: Example): JudgeContext {
    const unknown = release === undefined ? { target: undefined, candidates: releases } : {};
    return contextOf(release, { fileName: file, ...unknown });
  }

  function codesIn(text: string, example: Example): readonly string[] {
    return judge(yamlText(text), contextFor(example)).findings.map(({ code }) => code);
  }

  test('most rules have one', () => {
    expect(withExample.length).toBeGreaterThan(0.9 * rules.length);
  });

  test.each(withExample)('$code is found in its bad example', ({ code, example }) => {
    expect(codesIn(example.bad, example)).toContain(code);
  });

  test.each(withExample)('$code: nothing is found in its good example', ({ example }) => {
    expect(codesIn(example.good, example)).toEqual([]);
  });

  test.each(withExample.filter(({ fix }) => fix !== undefined))(
    '$code: its repair makes the good example of the bad one',
    ({ example }) => {
      const context = contextFor(example);
      const { text, judgement } = repaired(example.bad, (version) => judge(yamlText(version), context));
      expect(text).toBe(example.good);
      expect(judgement.findings).toEqual([]);
    },
  );
});
