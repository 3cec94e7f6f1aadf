import { describe, expect, test } from 'vitest';
import { createAnswering } from '../../../src/cluster/answering.ts';
import type { Answer } from '../../../src/cluster/index.ts';
import type { ApiRequest, Transport } from '../../../src/cluster/transport.ts';
import { message } from '../../../src/core/message.ts';
import type { Question } from '../../../src/core/question.ts';

const reason = message('Not for you.');

/** Answering over a server of which each path answers what is given, on a clock that the test sets. */
function answeringOver(given: Readonly<Record<string, Answer>>) {
  const asked: ApiRequest[] = [];
  const state = { now: 1_000, changes: 0, atOnce: 0, most: 0 };
  const transport: Transport = {
    server: 'https://s',
    async request(request) {
      asked.push(request);
      state.most = Math.max(state.most, ++state.atOnce);
      await Promise.resolve();
      state.atOnce--;
      return given[request.path] ?? { kind: 'notFound', reason };
    },
    bytes: () => Promise.resolve({ kind: 'ended' }),
    stream: () => Promise.resolve({ kind: 'ended' }),
    ahead: () => 0,
    reconnect: () => undefined,
    close: () => undefined,
  };
  const clock = { now: () => state.now, random: () => 0, sleep: () => Promise.resolve() };
  const answering = createAnswering({
    transport,
    clock,
    signal: new AbortController().signal,
    onChange: () => void state.changes++,
  });
  return { answering, asked, state };
}

function question(path: string, rest: Partial<Question> = {}): Question {
  return { key: path, path, keep: (body) => body, ...rest };
}

const ok = (body: unknown): Answer => ({ kind: 'ok', status: 200, body });

describe('what is asked once', () => {
  test('is remembered, whatever came of it, and tells when it is news', async () => {
    const { answering, asked, state } = answeringOver({
      '/a': ok(1),
      '/b': { kind: 'forbidden', verb: 'list', resource: 'b', reason },
      '/c': { kind: 'unreachable', reason },
    });
    const questions = ['/a', '/b', '/c', '/d'].map((path) => question(path));
    await answering.ask(questions);
    expect(answering.answers()).toEqual({
      '/a': { state: 'answered', value: 1 },
      '/b': { state: 'forbidden', reason },
      '/c': { state: 'unreachable', reason },
      '/d': { state: 'notServed' },
    });
    await answering.ask(questions);
    expect(asked).toHaveLength(4);
    expect(state.changes).toBe(4);
  });

  test('is asked again after a while, whatever came of it, and not before', async () => {
    const { answering, asked, state } = answeringOver({ '/a': ok(1) });
    const questions = [question('/a'), question('/b')];
    await answering.ask(questions);
    expect(answering.nextEnd()).toBe(121_000);
    state.now += 119_000;
    await answering.ask(questions);
    expect(asked).toHaveLength(2);
    state.now += 1_000;
    await answering.ask(questions);
    expect(asked.slice(2).map(({ path }) => path)).toEqual(['/a', '/b']);
  });

  test('is asked again at once when something changes, and not every moment while much does', async () => {
    const { answering, asked, state } = answeringOver({ '/a': ok(1) });
    const askAfter = async (ms: number): Promise<number> => {
      state.now += ms;
      answering.age();
      await answering.ask([question('/a')]);
      return asked.length;
    };
    expect(await askAfter(0)).toBe(1);
    expect(await askAfter(29_000)).toBe(1);
    expect(answering.nextEnd()).toBe(31_000);
    expect(await askAfter(1_000)).toBe(2);
    expect(await askAfter(40_000)).toBe(3);
  });

  test('is asked again where all answers grew old while it was under way', async () => {
    const { answering, asked } = answeringOver({ '/a': ok(1) });
    const first = answering.ask([question('/a')]);
    answering.expire();
    expect(answering.nextEnd()).toBeUndefined();
    await first;
    await answering.ask([question('/a')]);
    await answering.ask([question('/a')]);
    expect(asked).toHaveLength(2);
  });

  test('is asked again in time where the answer passes, and tells even when it is the same', async () => {
    const { answering, asked, state } = answeringOver({ '/a': ok(1) });
    const questions = [question('/a', { holds: () => 20_000 })];
    await answering.ask(questions);
    expect(answering.nextEnd()).toBe(21_000);
    state.now = 21_000;
    await answering.ask(questions);
    expect(asked).toHaveLength(2);
    expect(state.changes).toBe(2);
    expect(answering.nextEnd()).toBe(61_000);
  });

  test('is asked again ever more rarely while the answer stays the same, and as often as ever after news', async () => {
    const given: Record<string, Answer> = { '/a': ok(1) };
    const { answering, state } = answeringOver(given);
    const questions = [question('/a', { holds: (value) => (value === 'good' ? undefined : 20_000) })];
    const held: number[] = [];
    const askInTime = async (): Promise<void> => {
      state.now = answering.nextEnd() ?? state.now;
      await answering.ask(questions);
      held.push((answering.nextEnd() ?? 0) - state.now);
    };
    for (let time = 0; time < 4; time++) await askInTime();
    expect(held).toEqual([20_000, 40_000, 60_000, 60_000]);
    given['/a'] = ok(2);
    await askInTime();
    await askInTime();
    answering.expire();
    await askInTime();
    expect(held.slice(4)).toEqual([20_000, 40_000, 20_000]);
    given['/a'] = ok('good');
    for (let time = 0; time < 5; time++) await askInTime();
    expect(held.slice(7)).toEqual([120_000, 240_000, 300_000, 300_000, 300_000]);
  });

  test('is forgotten when nobody wants it, and asked anew after an outage', async () => {
    const { answering, asked } = answeringOver({ '/a': ok(1), '/b': ok(2) });
    await answering.ask([question('/a'), question('/b')]);
    await answering.ask([question('/b')]);
    expect(Object.keys(answering.answers())).toEqual(['/b']);
    answering.expire();
    expect(Object.keys(answering.answers())).toEqual(['/b']);
    await answering.ask([question('/b')]);
    expect(asked.map(({ path }) => path)).toEqual(['/a', '/b', '/b']);
  });

  test('takes no more than two connections, and none for a question that is under way', async () => {
    const { answering, asked, state } = answeringOver({});
    const questions = ['/a', '/b', '/c', '/d', '/e'].map((path) => question(path));
    await Promise.all([answering.ask(questions), answering.ask(questions)]);
    expect(asked).toHaveLength(5);
    expect(state.most).toBe(2);
  });

  test('posts a review and asks for metadata alone where told', async () => {
    const { answering, asked } = answeringOver({});
    await answering.ask([question('/a', { body: { spec: 1 } }), question('/b', { metadataOnly: true })]);
    expect(asked[0]).toMatchObject({ method: 'POST', body: { spec: 1 } });
    expect(asked[1]?.accept).toContain('PartialObjectMetadataList');
  });
});
