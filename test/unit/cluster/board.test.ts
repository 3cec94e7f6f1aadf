import { expect, test } from 'vitest';
import { createBoard } from '../../../src/cluster/board.ts';
import { message } from '../../../src/core/message.ts';

const where = { context: 'c', server: 'https://s' };

test('everything is pending at first', () => {
  const { resources, ...rest } = createBoard(where, () => 7).snapshot({ state: 'connecting' }, {});
  expect(rest).toEqual({ ...where, at: 7, connection: { state: 'connecting' }, answers: {} });
  expect(new Set(Object.values(resources).map((one) => JSON.stringify(one)))).toEqual(
    new Set(['{"state":"pending","since":7}']),
  );
});

test('a state is stamped with its beginning, and repeated news are none', () => {
  let now = 1;
  const board = createBoard(where, () => now);
  expect(board.set('services', { state: 'notServed' })).toBe(true);
  now = 2;
  expect(board.set('services', { state: 'notServed' })).toBe(false);
  expect(board.get('services')).toEqual({ state: 'notServed', since: 1 });
  const reason = message('no');
  expect(board.set('services', { state: 'forbidden', reason })).toBe(true);
  expect(board.set('services', { state: 'forbidden', reason: message('no') })).toBe(false);
  now = 3;
  expect(board.set('services', { state: 'forbidden', reason, seen: { namespaces: [], objects: [] } })).toBe(
    true,
  );
  expect(board.get('services')).toMatchObject({ state: 'forbidden', since: 2 });
});

test('a snapshot does not change afterwards', () => {
  const board = createBoard(where, () => 0);
  const snapshot = board.snapshot({ state: 'connecting' }, {});
  board.set('services', { state: 'listed', objects: [] });
  expect(snapshot.resources.services.state).toBe('pending');
});
