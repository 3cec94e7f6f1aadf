import { describe, expect, test } from 'vitest';
import { chooseRemedies } from '../../../src/cli/chooseRemedies.ts';
import type { Statuses } from '../../../src/core/prerequisites/index.ts';
import type { Status } from '../../../src/core/status.ts';
import { listeningEdge } from '../../support/commandLine.ts';

const statusOf = (state: Status['state'], code: string, remedies: Status['remedies'] = []): Status => ({
  state,
  code,
  reason: { text: 'As it is.', args: [] },
  notes: [],
  evidence: [],
  remedies,
});
const reached = ['cluster', statusOf('ready', 'reached')] as const;
const remedy = { kind: 'apply', title: { text: 'Install', args: [] } } as const;

function choose(statuses: Statuses) {
  const { edge, result } = listeningEdge();
  const choices = chooseRemedies(statuses, [], edge);
  return { ids: choices.map(({ id }) => id), ...result() };
}

describe('apply without names', () => {
  test('takes what can be applied, whatever else waits', () => {
    const statuses: Statuses = new Map([
      reached,
      ['serverless', statusOf('absent', 'no-subscription', [remedy])],
      ['knative-serving', statusOf('blocked', 'waits')],
    ]);
    expect(choose(statuses)).toMatchObject({ ids: ['serverless'], code: 0, stdout: '' });
  });

  test('has nothing to do where everything is ready', () => {
    const statuses: Statuses = new Map([reached, ['workflows', statusOf('notApplicable', 'not-used')]]);
    expect(choose(statuses)).toMatchObject({
      ids: [],
      code: 0,
      stdout: 'Everything is ready: there is nothing to apply.\n',
    });
  });

  test.each([
    { what: 'something is under way', status: statusOf('installing', 'csv-installing'), code: 1 },
    { what: 'the cluster refuses to show anything', status: statusOf('unknown', 'forbidden'), code: 3 },
  ])('is not good where $what', ({ status, code }) => {
    expect(choose(new Map([reached, ['serverless', status]]))).toMatchObject({
      ids: [],
      code,
      stdout: 'Nothing can be applied now; "status" says what is missing.\n',
    });
  });
});
