import { expect, test } from 'vitest';
import { disableFile, disableLine } from '../../../src/language/leaveOut.ts';
import { applyEdits } from '../../../src/language/range.ts';

/** The text with the codes left out on its first line, one after the other. */
function withoutOnLine(text: string, codes: readonly string[]): string | undefined {
  return codes.reduce<string | undefined>((done, code) => {
    const edit = done === undefined ? undefined : disableLine(done, 0, code);
    return done === undefined || edit === undefined ? undefined : applyEdits(done, [edit]);
  }, text);
}

test.each([
  ['a: 1\r\nb: 2\n', ['one'], 'a: 1 # rhdh-orchestrator-disable-line one\r\nb: 2\n'],
  ['a: 1\r\nb: 2\n', ['one', 'two'], 'a: 1 # rhdh-orchestrator-disable-line one two\r\nb: 2\n'],
  [
    'a: 1 # rhdh-orchestrator-disable-line one -- it is meant',
    ['two'],
    'a: 1 # rhdh-orchestrator-disable-line one two -- it is meant',
  ],
  ['a: "x \\" y"', ['one'], 'a: "x \\" y" # rhdh-orchestrator-disable-line one'],
])('on its line: %j', (text, codes, wanted) => {
  expect(withoutOnLine(text, codes)).toBe(wanted);
});

test.each(['a: "begun\n  ended"', "a: 'begun\n  ended'"])('not inside a quoted text: %j', (text) => {
  expect(disableLine(text, 0, 'one')).toBeUndefined();
});

test.each([
  ['a: 1\nb: 2\n', '# rhdh-orchestrator-disable-file one\na: 1\nb: 2\n'],
  ['\uFEFFa: 1\r\n', '\uFEFF# rhdh-orchestrator-disable-file one\r\na: 1\r\n'],
  ['a: 1 # rhdh-orchestrator-disable-file two', 'a: 1 # rhdh-orchestrator-disable-file two one'],
])('in the file: %j', (text, wanted) => {
  expect(applyEdits(text, [disableFile(text, 'one')])).toBe(wanted);
});
