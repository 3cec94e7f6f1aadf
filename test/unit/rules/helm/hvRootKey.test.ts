import { expect, test } from 'vitest';
import { saidBy } from '../../../support/ruleTexts.ts';

const values = (more: string): string => `serverlessOperator:\n  enabled: true\n${more}`;

test.each([
  ['test: { enabled: false }\n', ['3 warning "test"']],
  ['serverlesslogicOperator: { enabled: true }\n', ['3 warning "serverlesslogicOperator"']],
  ['tests: { enabled: false }\n', []],
  ['test: { enabled: false }\ntests: { enabled: false }\n', []],
  ['global: { x: 1 }\nnameOverride: x\n', []],
])('a section beside those of the infrastructure chart: %s', (more, said) => {
  expect(saidBy('hv-root-key', values(more))).toEqual(said);
});
