import { expect, test } from 'vitest';
import { saidBy } from '../../../support/ruleTexts.ts';

function values(...lines: readonly string[]): string {
  return `orchestrator:
  enabled: true
  sonataflowPlatform:
    monitoring: { enabled: true }
${lines.map((line) => `    ${line}\n`).join('')}`;
}

const [secret, name, host, port] = [
  'externalDBsecretRef: postgres',
  'externalDBName: postgres',
  'externalDBHost: db.example.com',
  "externalDBPort: '5432'",
];

test.each([
  ['all of it', [secret, name, host, port], []],
  ['nothing', [], []],
  ['the empty texts of the chart', ['externalDBsecretRef: ""', 'externalDBHost: ""'], []],
  ['no port', [secret, name, host], ['3 info "sonataflowPlatform"']],
  ['no Secret', [host, name, port], ['3 info "sonataflowPlatform"']],
  ['an empty host', [secret, name, 'externalDBHost: ""', port], ['3 info "sonataflowPlatform"']],
])('%s', (_, lines, said) => {
  expect(saidBy('hv-external-db', values(...lines))).toEqual(said);
});
