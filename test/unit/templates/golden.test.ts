import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { hasOrchestratorFlavour, type Target } from '../../../src/core/target/target.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import type { What } from '../../../src/core/templates/template.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { targetOf } from '../../support/targets.ts';

interface Case {
  readonly name: string;
  readonly what: What;
  readonly choices: Partial<Omit<Target, 'release'>>;
  readonly needsFlavour?: true;
}

const cases: readonly Case[] = [
  { name: 'all', what: 'all', choices: { label: 'demo' } },
  { name: 'all-manual', what: 'all', choices: { approval: 'Manual', installRhdhOperator: false } },
  { name: 'all-own-platform', what: 'all', choices: { ownPlatform: true } },
  { name: 'all-no-operator', what: 'all', choices: { method: 'none', installRhdhOperator: false } },
  { name: 'all-flavour', what: 'all', choices: { plugins: 'flavour' }, needsFlavour: true },
  {
    name: 'all-flavour-own-platform',
    what: 'all',
    choices: { plugins: 'flavour', ownPlatform: true },
    needsFlavour: true,
  },
  { name: 'dynamic-plugins', what: 'dynamic-plugins', choices: {} },
  { name: 'backstage', what: 'backstage', choices: {} },
  { name: 'platform', what: 'platform', choices: {} },
  { name: 'network-policies', what: 'network-policies', choices: {} },
  { name: 'infra', what: 'infra', choices: {} },
  { name: 'helm-values', what: 'helm-values', choices: { method: 'helm', installRhdhOperator: false } },
];

/** Run `npx vitest run test/unit/templates -u` after a change that is meant, and read what changed. */
describe.each(releaseLines())('RHDH %s', (line) => {
  const offered = cases.filter(
    ({ needsFlavour }) => needsFlavour === undefined || hasOrchestratorFlavour(targetOf(line).release),
  );

  test.each(offered)('$name', async ({ name, what, choices }) => {
    const files = scaffold([what], targetOf(line, choices), { backendSecret: 'a-secret-of-the-tests' });
    const text = files.map((file) => `#: ${file.path}\n${print(file)}`).join('---\n');
    const golden = join(import.meta.dirname, '../../fixtures/scaffold', line, `${name}.yaml`);
    await expect(text).toMatchFileSnapshot(golden);
  });
});
