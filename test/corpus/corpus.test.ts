import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import floors from './floors.json' with { type: 'json' };
import { judgeFile } from './judgeFile.ts';
import { parseExpected, printed, scoreboard, type Scoreboard } from './scoreboard.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const there = existsSync(corpus);

/** The corpus flattens paths with `__` and marks old commits with `@`; a block out of a document has no file of its own. */
function fileName(file: string): string {
  if (file.startsWith('docs/')) return '';
  return file.replaceAll('__', '/').replace(/@[0-9a-f]{8}(?=\.)/, '');
}

function measure(): Scoreboard {
  const expected = parseExpected(readFileSync(join(corpus, 'expect.tsv'), 'utf8'));
  const files = new Set(expected.map(({ file }) => file));
  const judged = [...files].map((file) => {
    const text = readFileSync(join(corpus, file), 'utf8');
    return [file, judgeFile(text, fileName(file))] as const;
  });
  return scoreboard(expected, new Map(judged));
}

describe.skipIf(!there)('real files of ../shared/corpus (skipped where they are not there)', () => {
  const board = there ? measure() : { scores: [], falsePositives: [], unexplained: [] };

  it('finds at least as many mistakes as before; a higher count belongs into floors.json', () => {
    console.log(printed(board));
    const found = Object.fromEntries(
      board.scores.map(({ category, code, found }) => [`${category} ${code}`, found]),
    );
    const lost = Object.entries(floors.found).filter(([row, floor]) => (found[row] ?? 0) < floor);
    expect(lost).toEqual([]);
  });

  it('says nothing about good files', () => {
    expect(board.falsePositives).toEqual([]);
  });

  it('says nothing about the others that the corpus does not know, but for what is named in floors.json', () => {
    expect(board.unexplained.filter((said) => !Object.hasOwn(floors.unexplained, said))).toEqual([]);
  });
});
