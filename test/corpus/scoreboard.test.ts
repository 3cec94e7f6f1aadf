import { describe, expect, it } from 'vitest';
import type { Said } from './judgeFile.ts';
import { parseExpected, printed, scoreboard } from './scoreboard.ts';

const expected = parseExpected(
  [
    'file\tcategory\tverdict\tline\tcode\treason',
    'a.yaml\tone\tproblem\t3\tcrd-unknown\tx',
    'a.yaml\tone\tproblem\t9\tcrd-unknown\tx',
    'a.yaml\tone\tunclear\t5\tcrd-pattern\tx',
    'b.yaml\tone\tok\t\t\t',
    'c.yaml\ttwo\tok\t\t\t',
    'd.yaml\ttwo\tproblem\t1\tno-such-code\tx',
    '',
  ].join('\n'),
);

function said(code: string, line: number, severity: Said['severity'] = 'error'): Said {
  return { code, line, severity };
}

describe('scoreboard', () => {
  const board = scoreboard(
    expected,
    new Map([
      ['a.yaml', [said('schema-unknown-field', 4), said('schema-pattern', 5), said('schema-type', 7)]],
      ['b.yaml', [said('schema-type', 1, 'hint'), said('schema-type', 1, 'info')]],
      ['c.yaml', [said('schema-type', 1, 'warning')]],
      ['d.yaml', []],
    ]),
  );

  it('counts a mistake as found when our code for it stands on its line or beside it', () => {
    expect(board.scores).toEqual([
      { category: 'one', code: 'crd-unknown', found: 1, all: 2 },
      { category: 'two', code: 'no-such-code', found: 0, all: 1 },
    ]);
  });

  it('counts warnings and errors about good files, not hints', () => {
    expect(board.falsePositives).toEqual(['c.yaml']);
  });

  it('names what is said about other files without a row of the corpus', () => {
    expect(board.unexplained).toEqual(['a.yaml:7 schema-type']);
  });

  it('prints one row per kind of mistake', () => {
    expect(printed(board)).toMatch(
      /^one +crd-unknown +1\/2\ntwo +no-such-code +0\/1\nsaid about good files: 1\n {2}c\.yaml\n/,
    );
  });
});
