import { expect, test } from 'vitest';
import { clockDifference, serverClock } from '../../../src/cluster/serverClock.ts';
import { json, serve } from '../../support/httpServer.ts';

const { signal } = new AbortController();
const hour = 3_600_000;

test('the time is that of the server where the clocks are far apart', async () => {
  let ahead = -hour;
  const { transport } = await serve((_, response) => {
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString());
    json(response, {});
  });
  const clock = serverClock(
    { now: () => 10 * hour, random: () => 0, sleep: () => Promise.resolve() },
    transport,
  );
  const hoursAfter = async (): Promise<number> => {
    await transport.request({ path: '/', signal });
    return Math.round((clock.now() / hour) * 100) / 100;
  };
  expect(clock.now()).toBe(10 * hour);
  expect(await hoursAfter()).toBe(9);
  ahead = 2 * hour;
  expect(await hoursAfter()).toBe(12);
  ahead = 3_000;
  expect(await hoursAfter()).toBe(10);
});

test('seconds, and a server that says nothing, make no difference', () => {
  const difference = clockDifference();
  difference.note(Date.now() + 4_000);
  difference.note(Number.NaN);
  expect(difference.ahead()).toBe(0);
  difference.note(Date.now() + hour);
  const before = difference.ahead();
  difference.note(Date.now() + hour - 3_000);
  expect(difference.ahead()).toBe(before);
});
