import { expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { evaluateAll, type Statuses } from '../../../src/core/prerequisites/index.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { redrawOf } from '../../../src/features/prerequisites/redraw.ts';
import { rowsOf } from '../../../src/features/prerequisites/rowTree.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const statuses = evaluateAll(snapshotOf(), targetOf());

/** The same statuses, but these prerequisites say something else. */
function saying(words: string, ...ids: readonly PrerequisiteId[]): Statuses {
  return new Map(
    [...statuses].map(([id, status]) => [
      id,
      ids.includes(id) ? { ...status, reason: message(words) } : status,
    ]),
  );
}

const drawn = rowsOf(statuses);

test('the same once more draws nothing', () => {
  expect(redrawOf(drawn, rowsOf(saying('unused')))).toEqual([]);
});

test('a row that says something else is drawn alone, and leaves what stands below it', () => {
  expect(redrawOf(drawn, rowsOf(saying('new', 'serverless')))).toEqual(['serverless']);
  expect(redrawOf(drawn, rowsOf(saying('new', 'knative-eventing', 'jobs-service')))).toEqual([
    'knative-eventing',
    'jobs-service',
  ]);
});

test('a row that comes or goes draws the whole tree', () => {
  const fewer = rowsOf(evaluateAll(snapshotOf(), targetOf('1.10', { method: 'none' })));
  expect(redrawOf(drawn, fewer)).toBe('all');
  expect(redrawOf(fewer, drawn)).toBe('all');
  expect(redrawOf([], drawn)).toBe('all');
});
