import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/build.ts';
import { countsOf, failure, sum, words } from '../../scripts/ring.ts';
import { ringsByDefault } from '../../scripts/rings.ts';
import { countsOfReport, failuresOfReport } from '../../scripts/ringVitest.ts';

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

describe('what failed', () => {
  test('is named by file and test, and a file that could not be loaded by itself', () => {
    const passed = { fullName: 'holds', status: 'passed', failureMessages: [] };
    const failed = {
      fullName: 'a watch ends',
      status: 'failed',
      failureMessages: ['expected 1 to be 2\n  at x'],
    };
    const testResults = [
      { name: join(root, 'test/cluster/watch.test.ts'), message: '', assertionResults: [passed, failed] },
      { name: join(root, 'test/unit/broken.test.ts'), message: 'Unexpected token', assertionResults: [] },
      { name: join(root, 'test/unit/good.test.ts'), message: '', assertionResults: [passed] },
    ];
    expect(failuresOfReport({ testResults })).toEqual([
      'test/cluster/watch.test.ts › a watch ends\n  expected 1 to be 2\n    at x',
      'test/unit/broken.test.ts\n  Unexpected token',
    ]);
  });

  test('has the first or the last lines of a long reason, without the frames of the test runner', () => {
    const reason = Array.from({ length: 50 }, (_line, index) => `line ${index}\n at /node_modules/x.js`).join(
      '\n',
    );
    expect(failure('types', reason)).toMatch(/^types\n  line 0\n(.*\n){10}  line 11$/u);
    expect(failure('types', reason, 'end')).toMatch(/^types\n  line 38\n(.*\n){10}  line 49$/u);
  });
});

test('the floor runs in continuous integration only, where nothing is left out', () => {
  const names = (ci: boolean): string[] => ringsByDefault(ci).map(({ name }) => name);
  expect(names(true)).toEqual([
    'package',
    'static',
    'cluster',
    'host',
    'ui',
    'unit',
    'floor',
    'server',
    'corpus',
  ]);
  expect(names(false)).toEqual(names(true).filter((name) => name !== 'floor'));
});
