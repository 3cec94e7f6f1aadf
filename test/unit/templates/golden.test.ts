import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { goldenCases, goldenText } from '../../support/goldenCases.ts';
import { targetOf } from '../../support/targets.ts';

/** Run `npx vitest run test/unit/templates -u` after a change that is meant, and read what changed. */
describe.each(releaseLines())('RHDH %s', (line) => {
  test.each(goldenCases(line))('$name', async ({ name, what, choices }) => {
    const golden = join(import.meta.dirname, '../../fixtures/scaffold', line, `${name}.yaml`);
    await expect(goldenText(what, targetOf(line, choices))).toMatchFileSnapshot(golden);
  });
});
