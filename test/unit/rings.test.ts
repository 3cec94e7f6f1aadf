import { describe, expect, test } from 'vitest';
import { countsOf, sum, words } from '../../scripts/ring.ts';
import { ringsByDefault } from '../../scripts/rings.ts';
import { countsOfReport } from '../../scripts/ringVitest.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };

describe('counts', () => {
  test('are those of the report', () => {
    expect(countsOfReport(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(countsOfReport({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  test.each([
    ['without a report', undefined, 1],
    ['without a report, though it ended well', undefined, 0],
    ['in which a file could not be loaded', report, 1],
    ['that found no test', { ...report, numPassedTests: 0, numPendingTests: 0 }, 0],
  ] as const)('a run %s is a failure', (_case, counted, code) => {
    expect(countsOfReport(counted, code).failed).toBe(1);
  });

  test('end in the line that scripts read', () => {
    expect(words(sum([countsOf([true, false, true]), { passed: 1, failed: 0, skipped: 4 }]))).toBe(
      '3 passed, 1 failed, 4 skipped',
    );
  });
});

test('the floor runs in continuous integration only, where nothing is left out', () => {
  const names = (ci: boolean): string[] => ringsByDefault(ci).map(({ name }) => name);
  expect(names(true)).toEqual([
    'package',
    'cluster',
    'host',
    'static',
    'unit',
    'server',
    'corpus',
    'ui',
    'floor',
  ]);
  expect(names(false)).toEqual(names(true).filter((name) => name !== 'floor'));
});
