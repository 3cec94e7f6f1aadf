import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHolds } from '../../../src/session/holds.ts';

function counted(after: number) {
  const said: string[] = [];
  const holds = createHolds({ after, rest: () => said.push('rest'), resume: () => said.push('resume') });
  return { holds, said };
}

test('there is a rest after the last holder has gone, and an end to it with the next one', async () => {
  const { holds, said } = counted(0);
  const first = holds.hold();
  const second = holds.hold();
  first();
  first();
  await sleep(5);
  expect(said).toEqual(['resume', 'resume']);
  second();
  await sleep(5);
  expect(said.at(-1)).toBe('rest');
  holds.hold();
  expect(said.at(-1)).toBe('resume');
});

test('who comes back in time is not interrupted', async () => {
  const { holds, said } = counted(20);
  holds.hold()();
  holds.hold();
  await sleep(40);
  expect(said).not.toContain('rest');
});

test('no timer is left behind', async () => {
  const { holds, said } = counted(0);
  holds.hold()();
  holds.dispose();
  await sleep(5);
  expect(said).toEqual(['resume']);
});
