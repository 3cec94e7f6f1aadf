import { expect, test } from 'vitest';
import type { Failure } from '../../../src/cluster/failure.ts';
import { joined, type Part } from '../../../src/cluster/parts.ts';
import { object } from '../../support/snapshots.ts';

const reason = { text: 'no', args: [] };
const here: Part = [{ object: object('apps/v1', 'Deployment', 'one', 'here'), since: 1 }];
const forbidden = (namespace?: string): Failure & { kind: 'forbidden' } => ({
  kind: 'forbidden',
  verb: 'list',
  resource: 'deployments.apps',
  ...(namespace !== undefined && { namespace }),
  reason,
});
const failing: Failure = { kind: 'failing', reason };
const parts = (given: Readonly<Record<string, Part>>) => new Map(Object.entries(given));

test('what is read speaks of its namespaces alone, also where one of them cannot be read for now', () => {
  const seen = { state: 'listed', objects: here, namespaces: ['here', 'empty'] };
  expect(joined(parts({ here, empty: [] }))).toEqual(seen);
  expect(joined(parts({ here, failing, empty: [] }))).toEqual(seen);
});

test('what is refused in one namespace, or in the whole cluster, is seen as far as it may be', () => {
  const seen = { namespaces: ['here'], objects: here };
  expect(joined(parts({ here, there: forbidden('there') }))).toMatchObject({
    state: 'forbidden',
    reason: { args: ['deployments.apps', 'there'] },
    seen,
  });
  expect(joined(parts({ here }), forbidden())).toMatchObject({
    state: 'forbidden',
    reason: { args: ['deployments.apps'] },
    seen,
  });
  expect(joined(parts({ there: forbidden('there') }))).not.toHaveProperty('seen');
});

test('where nothing can be read it says why', () => {
  expect(joined(parts({ here: failing }))).toEqual({ state: 'unreachable', reason });
});
