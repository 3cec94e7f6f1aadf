import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { disableComments, isDisabled, unknownCodes } from '../../../../src/language/judging/comments.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';
import { contextOf, findingsIn, summary } from '../../../support/judging.ts';

test.each([
  ['a: 1', false],
  ['a: 1 # rhdh-orchestrator-disable-line', true],
  ['a: 1 #rhdh-orchestrator-disable-line', true],
  ['a: 1 # rhdh-orchestrator-disable-line dp-duplicate', true],
  ['a: 1 # rhdh-orchestrator-disable-line other-code, dp-duplicate', true],
  ['a: 1 # rhdh-orchestrator-disable-line dp-duplicate -- it is meant', true],
  ['a: 1 # rhdh-orchestrator-disable-line other-code -- not dp-duplicate', false],
  ['a: 1 # rhdh-orchestrator-disable-line other-code', false],
  ['a: 1 # rhdh-orchestrator-disable-linear', false],
  ['a: 1 # rhdh-orchestrator-disable-line-by-line', false],
  ['a: "# not a comment"', false],
  ['a: "x#rhdh-orchestrator-disable-line"', false],
])('%s', (line, disabled) => {
  const text = `# rhdh-orchestrator-disable-line\n${line}\r\nb: 2 # rhdh-orchestrator-disable-line`;
  expect(isDisabled(disableComments(text), text.indexOf('a:'), 'dp-duplicate')).toBe(disabled);
});

/** Marks with `!` every line of a text on which the code `x` is not reported. */
function quietLines(text: string): readonly string[] {
  const comments = disableComments(text);
  let offset = 0;
  return text.split('\n').map((line) => {
    const quiet = isDisabled(comments, offset + line.search(/\S|$/), 'x');
    offset += line.length + 1;
    return `${quiet ? '!' : ' '}${line}`;
  });
}

describe('how far a comment reaches', () => {
  test.each([
    ['next-line', [' a:', '   # C', '!  b: 1', '   c: 2']],
    ['file', ['!a: 1', '!---', '!b: 2 # C']],
    ['document', [' a: 1', ' ---', '!b: 2 # C', '!c: 3']],
    ['document', ['!a: 1', '!data:', '!  text: |', '!    b: 2', '!# C', '!c: 3']],
    ['document', [' data:', '   text: |', '!    b: 2', '!    c:', '!      # C', '!', '!    - d', '   e: 1']],
    ['document', [' data:', '   - one: |-', '!      b: 2 # C', '     two: |', '       c: 3']],
    ['document', [' data:', '   one: |', '     two: |', '!      b: 2 # C', '     c: 3']],
    ['document', ['!# C', '!data:', '!  text: |', '!    b: 2', ' ---', ' d: 1']],
  ])('%s: %j', (scope, marked) => {
    const text = marked.map((line) => line.slice(1)).join('\n');
    const written = text.replace('C', `rhdh-orchestrator-disable-${scope} x`);
    expect(quietLines(written)).toEqual(
      marked.map((line) => line.replace('C', `rhdh-orchestrator-disable-${scope} x`)),
    );
  });
});

const list = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
dataa: {}
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: oci://a/b:1
      - package: oci://a/b:2
`;
const unknownField = '5 error schema-unknown-field "dataa"';
const duplicate = '10 error dp-duplicate "oci://a/b:2"';

describe('in a judged file', () => {
  test.each([
    ['none', list, [unknownField, duplicate]],
    [
      'the line, inside the block',
      list.replace('b:2', 'b:2 # rhdh-orchestrator-disable-line'),
      [unknownField],
    ],
    ['the outer line', list.replace('{}', '{} # rhdh-orchestrator-disable-line'), [duplicate]],
    [
      'the document that is the block',
      list.replace('plugins:', 'plugins: # rhdh-orchestrator-disable-document'),
      [unknownField],
    ],
    ['everything', list.replace('v1', 'v1 # rhdh-orchestrator-disable-file'), []],
    ['one code', list.replace('v1', 'v1 # rhdh-orchestrator-disable-file dp-duplicate'), [unknownField]],
  ])('%s', (_, text, wanted) => {
    expect(summary(text)).toEqual(wanted);
  });

  test.each([
    ['dp-duplicat', 'dp-duplicate'],
    ['unheard-of', undefined],
  ])('an unknown code is a hint: %s', (code, meant) => {
    const text = list.replace('dataa: {}', `# rhdh-orchestrator-disable-line ${code}`);
    const [hint] = findingsIn(text);
    expect(hint).toMatchObject({ code: 'comment-unknown-code', severity: 'hint' });
    expect(hint && text.slice(hint.range.start, hint.range.end)).toBe(code);
    const edit = hint?.fix?.edit();
    expect(edit && applyEdits(text, [edit])).toBe(meant && text.replace(code, meant));
  });

  test('the quick judge sees it too, and nobody does in a file of others', () => {
    const clean = list.replace('dataa: {}\n', '').replace('b:2', 'c:2');
    expect(judgeQuickly(yamlText(clean), contextOf()).findings).toEqual([]);
    const noted = clean.replace('v1', 'v1 # rhdh-orchestrator-disable-line nothing');
    expect(judgeQuickly(yamlText(noted), contextOf()).findings.map(({ code }) => code)).toEqual([
      'comment-unknown-code',
    ]);
    expect(findingsIn('a: 1 # rhdh-orchestrator-disable-line nothing\n')).toEqual([]);
  });
});

test('every unknown code of a comment is told with its place', () => {
  const text = 'a: 1 # rhdh-orchestrator-disable-file one,  ones two -- three';
  const found = unknownCodes(disableComments(text), ['one', 'three']);
  expect(found.map(({ range, message }) => [text.slice(range.start, range.end), plain(message)])).toEqual([
    ['ones', 'No finding has the code "ones". Did you mean "one"?'],
    ['two', 'No finding has the code "two".'],
  ]);
});
