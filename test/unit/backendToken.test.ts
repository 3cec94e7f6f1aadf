import { expect, test } from 'vitest';
import { backendTokenProblem } from '../../src/core/backendToken.ts';
import { plain } from '../../src/core/message.ts';

test.each(['12345678', 'c2VjcmV0c2VjcmV0==', '@odd:value'])('%j starts Backstage', (value) => {
  expect(backendTokenProblem(value)).toBeUndefined();
});

test.each([
  ['x', 'at least 8 characters'],
  ['1234567', 'at least 8 characters'],
  ['two words in it', 'no blanks'],
])('%j does not, and the words do not repeat it', (value, said) => {
  const problem = backendTokenProblem(value);
  const words = problem === undefined ? '' : plain(problem);
  expect(words).toContain(said);
  expect(words).not.toContain(value);
});
