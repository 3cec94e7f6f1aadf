import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { Answers } from '../../../src/core/question.ts';
import { whenSettled } from '../../../src/session/settled.ts';
import type { SessionState } from '../../../src/session/session.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

test('what is ready has settled when all that it asks is answered', async () => {
  const target = targetOf();
  const seen = (answers: Answers): SessionState => {
    const snapshot = { ...snapshotOf(), answers };
    const statuses = evaluateAll(snapshot, target);
    return { kind: 'watching', context: 'c', server: 's', target, seen: { snapshot, statuses } };
  };
  let state = seen({});
  const changes = new EventEmitter();
  const onDidChange = (listener: (state: SessionState) => void) => {
    changes.on('change', listener);
    return { dispose: () => void changes.off('change', listener) };
  };
  let isOver = false;
  const { signal } = new AbortController();
  const settled = whenSettled(() => state, onDidChange, ['cluster'], signal).then(() => (isOver = true));
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  const [question] = evaluateAll(snapshotOf(), target).get('cluster')?.asks ?? [];
  state = seen({ [question?.key ?? '']: { state: 'notServed' } });
  changes.emit('change', state);
  await settled;
});
