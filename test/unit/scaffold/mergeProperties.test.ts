import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lock } from '../../../src/core/scaffold/lock.ts';
import { merge } from '../../../src/core/scaffold/merge.ts';
import { hunksBetween, sameLines } from '../../../src/core/scaffold/mergeHunks.ts';
import { isItem } from '../../../src/core/scaffold/yamlLines.ts';
import { reconcile, type Outcome } from '../../../src/core/scaffold/reconcile.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { targetOf } from '../../support/targets.ts';

/** One seed in every run, so that a failure in CI is a failure everywhere; the long run looks elsewhere each time. */
const run =
  process.env['RHDH_ORCHESTRATOR_LONG'] === undefined ? { numRuns: 300, seed: 4 } : { numRuns: 20_000 };
const timeout = 1_000_000;

const targets: readonly Target[] = [
  targetOf('1.8'),
  targetOf('1.10'),
  targetOf('1.10', { approval: 'Manual', ownPlatform: true }),
  targetOf('1.10', { plugins: 'flavour', namespace: 'elsewhere', notifications: true }),
  targetOf('2.0', { workflowNamespaces: ['flows'], resources: { backstage: { limits: { memory: '2Gi' } } } }),
];

const foldersOfTargets = targets.map((target) => [
  ...scaffoldFiles({ what: ['all'], layout: 'single', targets: [target] }),
  ...scaffoldFiles({
    what: ['infra', 'backstage', 'network-policies'],
    layout: 'separate',
    targets: [target],
  }),
]);

/** Each file as each two targets have it. */
const scaffoldedPairs = foldersOfTargets.flatMap((before) =>
  foldersOfTargets.flatMap((now) =>
    before.flatMap(({ path, text }) =>
      now.filter((file) => file.path === path).map((file) => ({ base: text, ours: file.text })),
    ),
  ),
);

/** Lines of few kinds, so that nearly every line has twins: the hardest thing for a merge by lines. */
const denseLines = fc
  .array(fc.constantFrom('a:', '  b: 1', '  c: 2', '  - d', '---', ''), { maxLength: 12 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
const densePair = fc.record({ base: denseLines, ours: denseLines });

/** Lines of which each stands once, and some are made at another place now. */
const keys = Array.from({ length: 8 }, (_, index) => `key${index}: ${index}\n`);
const movingPair = fc
  .shuffledSubarray(keys, { minLength: 5 })
  .map((lines) => ({ base: keys.join(''), ours: lines.join('') }));

/** What a person does to one line, by its place in the file as a fraction. */
interface PersonEdit {
  readonly kind: 'insert' | 'change' | 'delete' | 'duplicate' | 'move';
  readonly place: number;
  readonly indent: string;
}

const personEdits: fc.Arbitrary<readonly PersonEdit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'change', 'delete', 'duplicate', 'move'),
    place: fc.double({ min: 0, max: 0.999, noNaN: true }),
    indent: fc.constantFrom('', '  ', '      '),
  }),
  { maxLength: 6 },
);

const scenario = fc.record({
  pair: fc.oneof(fc.constantFrom(...scaffoldedPairs), densePair, movingPair),
  edits: personEdits,
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

/** The text after a person's edits. Whatever they write has a word of its own in it. */
function editedBy(text: string, edits: readonly PersonEdit[]): string {
  const lines = text.split('\n').slice(0, -1);
  edits.forEach(({ kind, place, indent }, index) => {
    const at = Math.floor(place * lines.length);
    const word = `person${index}`;
    const line = lines[at] ?? '';
    switch (kind) {
      case 'insert':
        lines.splice(at, 0, `${indent}${word}: true`);
        break;
      case 'change':
        lines.splice(at, 1, `${line}${word}`);
        break;
      case 'delete':
        lines.splice(at, 1);
        break;
      case 'duplicate':
        lines.splice(at, 0, line);
        break;
      case 'move':
        lines.splice(at, 1);
        lines.splice(Math.floor(at / 2), 0, line);
        break;
    }
  });
  return lines.map((line) => `${line}\n`).join('');
}

function outcomeOf(base: string, theirs: string, ours: string): Outcome {
  const lock: Lock = { tool: 't', answers: {}, files: [{ path: 'a.yaml', text: base, left: false }] };
  return reconcile({ path: 'a.yaml', text: ours, holdsSecret: false }, theirs, lock);
}

/** What may come to stand in the file: as it is proposed, or with either side of a conflict. */
function resultsOf(outcome: Outcome, theirs: string): readonly string[] {
  switch (outcome.kind) {
    case 'new':
    case 'update':
    case 'replace':
      return [outcome.text];
    case 'unchanged':
      return [theirs];
    case 'conflict':
      return [outcome.keepsTheirs, outcome.takesOurs];
  }
}

function isGood(text: string): boolean {
  return readValues(text, { version: '1.1' }) !== undefined;
}

function linesIn(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function timesIn(text: string, line: string): number {
  return linesIn(text).filter((one) => one === line).length;
}

describe('over random edits', () => {
  test('what a person wrote is in the result, or in a conflict', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits, lineEnd }) => {
        const theirs = editedBy(base, edits).replaceAll('\n', lineEnd);
        const outcome = outcomeOf(base, theirs, ours);
        const disputed = outcome.kind === 'conflict' ? outcome.conflicts.flatMap((one) => one.theirs) : [];
        for (const line of linesIn(theirs).filter((one) => one.includes('person'))) {
          const there = timesIn(theirs, line);
          for (const result of resultsOf(outcome, theirs)) {
            expect(
              timesIn(result, line) + disputed.filter((one) => one === line).length,
            ).toBeGreaterThanOrEqual(there);
          }
          if (outcome.kind === 'conflict') expect(timesIn(outcome.keepsTheirs, line)).toBe(there);
        }
      }),
      run,
    );
  });

  test('what a person deleted stays away, or is in a conflict', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits, lineEnd }) => {
        const theirs = editedBy(base, edits).replaceAll('\n', lineEnd);
        const outcome = outcomeOf(base, theirs, ours);
        const disputed =
          outcome.kind === 'conflict' ? outcome.conflicts.flatMap((one) => [...one.base, ...one.ours]) : [];
        const deleted = linesIn(base).filter(
          (line) => timesIn(base, line) === 1 && timesIn(theirs, line) === 0 && !disputed.includes(line),
        );
        for (const result of resultsOf(outcome, theirs)) {
          expect(linesIn(result).filter((line) => deleted.includes(line))).toEqual([]);
        }
      }),
      run,
    );
  });

  test('what is new is in the result', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits }) => {
        const theirs = editedBy(base, edits);
        const outcome = outcomeOf(base, theirs, ours);
        const result = resultsOf(outcome, theirs).at(-1) ?? '';
        const fresh = linesIn(ours).filter((line) => timesIn(base, line) === 0);
        expect(fresh.filter((line) => timesIn(result, line) < timesIn(ours, line))).toEqual([]);
      }),
      run,
    );
  });

  test(
    'what is new is in the result that keeps the edits too, but for lines the person edited',
    { timeout },
    () => {
      fc.assert(
        fc.property(scenario, ({ pair: { base, ours }, edits }) => {
          const theirs = editedBy(base, edits);
          const outcome = outcomeOf(base, theirs, ours);
          const [result = ''] = resultsOf(outcome, theirs);
          const conflicts = outcome.kind === 'conflict' ? outcome.conflicts : [];
          const untaken = conflicts.flatMap((one) => one.ours);
          const fresh = linesIn(ours).filter((line) => timesIn(base, line) === 0);
          for (const line of fresh) {
            const found = timesIn(result, line) + untaken.filter((one) => one === line).length;
            expect(found).toBeGreaterThanOrEqual(timesIn(ours, line));
          }
          // Lines that go together by their places are taken, unless what they mean forbids it.
          const byLines = merge({ base, theirs, ours });
          const meansWell =
            [theirs, ours].some((text) => !isGood(text)) ||
            [byLines.keepsTheirs, byLines.takesOurs].every((text) => isGood(text));
          const unedited = conflicts.filter((one) => sameLines(one.base, one.theirs));
          const returned = base.split('\n').filter((line) => !theirs.split('\n').slice(0, -1).includes(line));
          const unexplained = unedited.filter((one) => !one.ours.some((line) => returned.includes(line)));
          if (meansWell) expect(unexplained).toEqual([]);
        }),
        run,
      );
    },
  );

  test('what both add at one place stands there, each once', { timeout }, () => {
    const addition = fc.record({
      pair: fc.oneof(fc.constantFrom(...scaffoldedPairs), movingPair),
      place: fc.nat(),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(addition, ({ pair: { base, ours }, place, lineEnd }) => {
        const lines = base.split('\n').slice(0, -1);
        const added = hunksBetween(lines, ours.split('\n').slice(0, -1)).filter(({ length }) => length === 0);
        const hunk = added[place % added.length];
        fc.pre(hunk !== undefined);
        const above = lines[hunk.start - 1] ?? '';
        const indent = ' '.repeat(above.length - above.trimStart().length);
        const mine = `${indent}${isItem(above) ? '- name: person' : 'person: true'}`;
        const theirs = lines
          .toSpliced(hunk.start, 0, mine)
          .map((line) => line + lineEnd)
          .join('');
        fc.pre(isGood(theirs) && isGood(ours));
        const outcome = outcomeOf(base, theirs, ours);
        expect(outcome.kind).toBe('update');
        const [result = ''] = resultsOf(outcome, theirs);
        expect(timesIn(result, mine)).toBe(1);
        for (const line of linesIn(ours)) expect(timesIn(result, line)).toBe(timesIn(ours, line));
        expect(linesIn(result)).toHaveLength(linesIn(ours).length + 1);
        // Added by hand as well, it is there already.
        expect(outcomeOf(base, result, ours)).toEqual({ kind: 'unchanged' });
      }),
      run,
    );
  });

  test('what was not taken is offered again, and nothing else', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits, lineEnd }) => {
        const theirs = editedBy(base, edits).replaceAll('\n', lineEnd);
        const outcome = outcomeOf(base, theirs, ours);
        fc.pre(outcome.kind === 'conflict');
        const again = outcomeOf(outcome.taken, outcome.keepsTheirs, ours);
        // Of lines that all have twins, or are made elsewhere, some may fit at last.
        if (scaffoldedPairs.some((pair) => pair.base === base && pair.ours === ours)) {
          expect(again).toMatchObject({ kind: 'conflict', keepsTheirs: outcome.keepsTheirs });
        } else {
          expect(again.kind).not.toBe('unchanged');
        }
        expect(outcomeOf(ours, outcome.takesOurs, ours)).toEqual({ kind: 'unchanged' });
      }),
      run,
    );
  });

  test('good YAML stays good', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits, lineEnd }) => {
        const theirs = editedBy(base, edits).replaceAll('\n', lineEnd);
        fc.pre(isGood(theirs) && isGood(ours));
        expect(resultsOf(outcomeOf(base, theirs, ours), theirs).every(isGood)).toBe(true);
      }),
      run,
    );
  });

  test('nothing edited: the result is what is made now', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, lineEnd }) => {
        const theirs = base.replaceAll('\n', lineEnd);
        const expected =
          base === ours
            ? { kind: 'unchanged' }
            : { kind: 'update', text: ours.replaceAll('\n', theirs === '' ? '\n' : lineEnd) };
        expect(outcomeOf(base, theirs, ours)).toEqual(expected);
      }),
      run,
    );
  });

  test('nothing made differently: every byte stays', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base }, edits, lineEnd }) => {
        const theirs = editedBy(base, edits).replaceAll('\n', lineEnd);
        expect(outcomeOf(base, theirs, base)).toEqual({ kind: 'unchanged' });
      }),
      run,
    );
  });

  test('line ends change nothing else', { timeout }, () => {
    fc.assert(
      fc.property(scenario, ({ pair: { base, ours }, edits }) => {
        const theirs = editedBy(base, edits);
        fc.pre(theirs !== '');
        const windows = theirs.replaceAll('\n', '\r\n');
        const withUnix = resultsOf(outcomeOf(base, theirs, ours), theirs);
        const withWindows = resultsOf(outcomeOf(base, windows, ours), windows);
        expect(withWindows).toEqual(withUnix.map((text) => text.replaceAll('\n', '\r\n')));
      }),
      run,
    );
  });
});
