import { describe, expect, test } from 'vitest';
import type { Lock } from '../../../src/core/scaffold/lock.ts';
import { reconcile, type Outcome } from '../../../src/core/scaffold/reconcile.ts';
import type { ScaffoldFile } from '../../../src/core/templates/file.ts';

const made: ScaffoldFile = { path: 'a.yaml', text: 'a: 2\nb: 1\nc: 1\nd: 1\n', holdsSecret: false };
const before = made.text.replace('a: 2', 'a: 1');

function lockOf(...files: Lock['files']): Lock {
  return { tool: '0.0.0', answers: { what: ['backstage'] }, files };
}

function outcome(existing: string | undefined, base: string | undefined, file = made): Outcome {
  const lock = base === undefined ? undefined : lockOf({ path: 'a.yaml', text: base, left: false });
  return reconcile(file, existing, lock);
}

describe('one file', () => {
  test.each<[string, string | undefined, string | undefined, Outcome]>([
    ['not there', undefined, undefined, { kind: 'new', text: made.text, deleted: false }],
    ['taken away', undefined, before, { kind: 'new', text: made.text, deleted: true }],
    ['there already', made.text, undefined, { kind: 'unchanged' }],
    ['there with other line ends', made.text.replaceAll('\n', '\r\n'), before, { kind: 'unchanged' }],
    ['never edited', before, before, { kind: 'update', text: made.text }],
    ['edited, and made as before', `${made.text}# mine\n`, made.text, { kind: 'unchanged' }],
    ['edited', `${before}# mine\n`, before, { kind: 'update', text: `${made.text}# mine\n` }],
    [
      'of unknown origin',
      'x: 1\r\n',
      undefined,
      { kind: 'replace', text: made.text.replaceAll('\n', '\r\n') },
    ],
  ])('%s', (_, existing, base, expected) => {
    expect(outcome(existing, base)).toEqual(expected);
  });

  test('edited where it is made differently', () => {
    expect(outcome(before.replace('a: 1', 'a: 3'), before)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ line: 1, base: ['a: 1'], theirs: ['a: 3'], ours: ['a: 2'] }],
    });
  });

  test('a Secret has no base, so it is compared as a whole', () => {
    const lock = lockOf({ path: 'a.yaml', left: false });
    expect(reconcile(made, before, lock)).toEqual({ kind: 'replace', text: made.text });
  });
});

describe('lines that merge and do not make sense', () => {
  test('one key twice in a mapping', () => {
    const theirs = `e: mine\n${before}`;
    const found = outcome(theirs, before, { ...made, text: `${before}e: ours\n` });
    expect(found).toMatchObject({ kind: 'conflict', keepsTheirs: theirs, takesOurs: `${before}e: ours\n` });
  });

  test('a line that was deleted and is made elsewhere now', () => {
    const theirs = before.replace('a: 1\n', '');
    const text = `b: 1\nc: 1\nd: 1\na: 1\n`;
    expect(outcome(theirs, before, { ...made, text })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ line: 4, theirs: [], ours: ['a: 1'] }],
      keepsTheirs: theirs,
      takesOurs: text,
    });
  });

  test('a file that was broken before is merged all the same', () => {
    const theirs = `${before}e: [\n`;
    expect(outcome(theirs, before)).toEqual({ kind: 'update', text: `${made.text}e: [\n` });
  });
});
