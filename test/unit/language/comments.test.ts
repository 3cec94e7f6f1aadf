import { expect, test } from 'vitest';
import { disableLine, isDisabledAt } from '../../../src/language/comments.ts';
import { applyEdits } from '../../../src/language/range.ts';

test.each([
  ['a: 1', false],
  ['a: 1 # rhdh-orchestrator-disable-line', true],
  ['a: 1 # rhdh-orchestrator-disable-line dp-duplicate', true],
  ['a: 1 # rhdh-orchestrator-disable-line other-code, dp-duplicate', true],
  ['a: 1 # rhdh-orchestrator-disable-line other-code', false],
  ['a: 1 # rhdh-orchestrator-disable-linear', false],
  ['a: "# not a comment"', false],
])('%s', (line, disabled) => {
  const text = `# rhdh-orchestrator-disable-line\n${line}\r\nb: 2 # rhdh-orchestrator-disable-line`;
  expect(isDisabledAt(text, text.indexOf('a:'), 'dp-duplicate')).toBe(disabled);
});

test('the comment goes to the end of the line, and a second code into the same comment', () => {
  const text = 'a: 1\r\nb: 2\n';
  const once = applyEdits(text, [disableLine(text, 0, 'one')]);
  expect(once).toBe('a: 1 # rhdh-orchestrator-disable-line one\r\nb: 2\n');
  expect(applyEdits(once, [disableLine(once, 0, 'two')])).toBe(
    'a: 1 # rhdh-orchestrator-disable-line one two\r\nb: 2\n',
  );
});
