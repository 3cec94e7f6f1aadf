import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { nodeProblem, oldestNode } from '../../../src/cli/nodeVersion.ts';

test.each([
  ['20.20.2', true],
  ['22.12.9', true],
  ['22.13.0', false],
  ['22.20.1', false],
  ['24.0.0', false],
])('Node.js %s is too old: %s', (version, isTooOld) => {
  expect(nodeProblem(version)?.includes(version) ?? false).toBe(isTooOld);
});

test('the oldest one is the one package.json names', () => {
  expect(packageJson.engines.node).toBe(`>=${oldestNode}`);
});
