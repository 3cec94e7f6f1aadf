import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { contradictions } from '../../../src/core/target/contradictions.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import type { What } from '../../../src/core/templates/template.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { targetOf } from '../../support/targets.ts';

interface Case {
  readonly name: string;
  readonly what: What;
  readonly choices: Partial<Omit<Target, 'release'>>;
}

const mirror = { source: 'cs-redhat-operator-index', sourceNamespace: 'openshift-marketplace' };

const cases: readonly Case[] = [
  { name: 'all', what: 'all', choices: { label: 'demo' } },
  { name: 'all-manual', what: 'all', choices: { approval: 'Manual', installRhdhOperator: false } },
  { name: 'all-own-platform', what: 'all', choices: { ownPlatform: true } },
  { name: 'all-no-operator', what: 'all', choices: { method: 'none', installRhdhOperator: false } },
  { name: 'all-flavour', what: 'all', choices: { plugins: 'flavour' } },
  {
    name: 'all-flavour-own-platform',
    what: 'all',
    choices: { plugins: 'flavour', ownPlatform: true },
  },
  { name: 'dynamic-plugins', what: 'dynamic-plugins', choices: {} },
  { name: 'backstage', what: 'backstage', choices: {} },
  { name: 'platform', what: 'platform', choices: {} },
  { name: 'network-policies', what: 'network-policies', choices: {} },
  { name: 'infra', what: 'infra', choices: {} },
  { name: 'infra-manual', what: 'infra', choices: { approval: 'Manual' } },
  { name: 'infra-cicd', what: 'infra', choices: { cicd: true } },
  { name: 'infra-cicd-manual', what: 'infra', choices: { approval: 'Manual', cicd: true } },
  { name: 'infra-mirror', what: 'infra', choices: { catalog: mirror } },
  { name: 'infra-olm-v1', what: 'infra', choices: { olm: 'v1' } },
  { name: 'infra-olm-v1-cicd', what: 'infra', choices: { olm: 'v1', cicd: true } },
  { name: 'helm-values', what: 'helm-values', choices: { method: 'helm', installRhdhOperator: false } },
];

/** Run `npx vitest run test/unit/templates -u` after a change that is meant, and read what changed. */
describe.each(releaseLines())('RHDH %s', (line) => {
  const offered = cases.filter(({ choices }) => contradictions(targetOf(line, choices)).length === 0);

  test.each(offered)('$name', async ({ name, what, choices }) => {
    const files = scaffold([what], targetOf(line, choices), { backendSecret: 'a-secret-of-the-tests' });
    const text = files.map((file) => `#: ${file.path}\n${print(file)}`).join('---\n');
    const golden = join(import.meta.dirname, '../../fixtures/scaffold', line, `${name}.yaml`);
    await expect(text).toMatchFileSnapshot(golden);
  });
});
