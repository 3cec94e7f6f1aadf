import { expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { disableDocument, disableFile, disableLine } from '../../../../src/language/edits/leaveOut.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';
import { withCursor } from '../../../support/judging.ts';

/** The text with the codes left out on its first line, one after the other. */
function withoutOnLine(text: string, codes: readonly string[]): string | undefined {
  return codes.reduce<string | undefined>((done, code) => {
    const edit = done === undefined ? undefined : disableLine(yamlText(done), 0, code);
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

/** Whether a comment can stand at the end of the line of the cursor mark. */
function isTaken(marked: string): boolean {
  const { text, offset } = withCursor(marked);
  return disableLine(yamlText(text), offset, 'one') !== undefined;
}

test.each([
  'a: <|>"begun\n  ended"',
  "a: <|>'begun\n  ended'",
  "a: it's\nb: <|>'begun\n  ended'",
  'a: "one\n  two<|>\n  three"',
  'a: <|>plain\n  and on\n',
  'a: >\n  b: <|>1\n  c: 2\n',
  'a: |\n  p, <|>role:one\n  p, role:two\n',
  'a: |\r\n  b: 1\r\n  c: |\r\n    echo<|>\r\n    echo\r\n',
  'a: |\n  b: 1\n  c: "begun<|>\n    ended"\n',
  'a: {{ .Values.one }}\nb: <|>"begun\n  {{ .Values.two }} ended"\n',
])('not inside a text that goes on below: %j', (marked) => {
  expect(isTaken(marked)).toBe(false);
});

test.each([
  'a: "begun\n  <|>ended"\n',
  "a: it's<|> there\nb: 1\n",
  'a: {b: <|>1,\n  c: 2}\n',
  'a: <|>|\n  text\n',
  'a: <|>>-\n  text\n',
  'a: |\r\n\r\n  b: 1<|>\r\n  c: |\r\n    echo\r\n  d: 2\r\n',
  'a: |\n  c: |\n    echo\n\n  d: <|>2\n',
  'a: "b: 1\\n<|>c: 2"\n',
  'a: {{ .Values.one }}\nb: <|>1\n',
])('behind everything else: %j', (marked) => {
  expect(isTaken(marked)).toBe(true);
});

test.each([
  ['a: <|>1\nb: 2\n', '# rhdh-orchestrator-disable-document one\na: 1\nb: 2\n'],
  ['\uFEFFa: <|>1\r\n', '\uFEFF# rhdh-orchestrator-disable-document one\r\na: 1\r\n'],
  ['a: 1\n---\nb: <|>2\n', 'a: 1\n---\n# rhdh-orchestrator-disable-document one\nb: 2\n'],
  [
    '# rhdh-orchestrator-disable-document two\na: 1\n---\n# rhdh-orchestrator-disable-document three\nb: <|>2\n',
    '# rhdh-orchestrator-disable-document two\na: 1\n---\n# rhdh-orchestrator-disable-document three one\nb: 2\n',
  ],
])('in the document: %j', (marked, wanted) => {
  const { text, offset } = withCursor(marked);
  expect(applyEdits(text, [disableDocument(text, offset, 'one')])).toBe(wanted);
});

test.each([
  ['a: 1\nb: 2\n', '# rhdh-orchestrator-disable-file one\na: 1\nb: 2\n'],
  ['\uFEFFa: 1\r\n', '\uFEFF# rhdh-orchestrator-disable-file one\r\na: 1\r\n'],
  ['a: 1 # rhdh-orchestrator-disable-file two', 'a: 1 # rhdh-orchestrator-disable-file two one'],
])('in the file: %j', (text, wanted) => {
  expect(applyEdits(text, [disableFile(text, 'one')])).toBe(wanted);
});
