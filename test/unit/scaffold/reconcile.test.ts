import { describe, expect, test } from 'vitest';
import type { Lock } from '../../../src/core/scaffold/lock.ts';
import { keepingEdits, reconcile, type Outcome } from '../../../src/core/scaffold/reconcile.ts';
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

  test('a Secret of which an earlier version kept no text is compared as a whole', () => {
    const lock = lockOf({ path: 'a.yaml', left: false, holdsSecret: true });
    const reconciled = {
      file: made,
      existing: before,
      outcome: reconcile(made, before, lock),
    };
    expect(reconciled.outcome).toEqual({ kind: 'replace', text: made.text });
    expect(keepingEdits(reconciled).outcome).toEqual({ kind: 'unchanged' });
  });
});

describe('a file with a Secret', () => {
  const secret = (value: string, rest = ''): string =>
    `kind: Secret\nmetadata:\n  name: n\n  namespace: s\nstringData:\n  TOKEN: ${value}\n${rest}`;
  const lock = lockOf({ path: 'a.yaml', text: secret('"<masked>"'), left: false, holdsSecret: true });
  const outcomeOf = (existing: string, text: string): Outcome =>
    reconcile({ path: 'a.yaml', text, holdsSecret: true }, existing, lock);
  const noted = (text: string): string => `# as of now\n${text}`;

  test.each([
    ['its value as it is written there', secret("'v'"), secret('v'), secret("'v'")],
    ['a value of several lines', secret('|-\n    v\n    w'), secret('"v\\nw"'), secret('|-\n    v\n    w')],
    ['more values', secret('v', '  MORE: x\n'), secret('v'), secret('v', '  MORE: x\n')],
    ['words behind the value', secret('v # mine'), secret('v'), secret('v # mine')],
    [
      'its value packed',
      secret('dg==').replace('stringData', 'data'),
      secret('v'),
      secret('dg==').replace('stringData', 'data'),
    ],
    ['a value that is given', secret('v', '  MORE: x\n'), secret('w'), secret('w', '  MORE: x\n')],
    [
      'another Secret beside it',
      `${secret('u').replace('name: n', 'name: o')}---\n${secret('v')}`,
      secret('v'),
      undefined,
    ],
    [
      'another Secret behind it',
      `${secret('v')}---\n${secret('u').replace('name: n', 'name: o')}`,
      secret('v'),
      `${secret('v')}---\n${secret('u').replace('name: n', 'name: o')}`,
    ],
  ])('keeps %s', (_, existing, text, expected) => {
    expect(outcomeOf(existing, noted(text))).toEqual({ kind: 'update', text: noted(expected ?? existing) });
    const settled = outcomeOf(existing, text);
    expect(settled).toEqual(
      expected === existing || expected === undefined
        ? { kind: 'unchanged' }
        : { kind: 'update', text: expected },
    );
  });

  test('never writes the mask', () => {
    const packed = secret('dg==').replace('stringData:', 'data: # mine');
    const changed = secret('v').replace('stringData', 'type: Opaque\nstringData');
    const outcome = outcomeOf(packed, changed);
    expect(JSON.stringify(outcome)).not.toContain('masked');
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
