import type { Answer, Answers, Question } from '../core/question.ts';
import type { Clock } from './clock.ts';
import type { Answer as Response } from './failure.ts';
import { metadataAlone } from './metadataAlone.ts';
import type { Transport } from './transport.ts';

/** Asks questions and remembers the answers, for as long as anybody wants them. */
export interface Answering {
  answers(): Answers;
  /** Asks what is not answered, or not any more, and forgets what is not among the questions; resolves with the last. */
  ask(questions: readonly Question[]): Promise<void>;
  /** Everything is asked again with the next {@link ask}; the answers stay until then. */
  expire(): void;
  /** Something has changed in the cluster: what was not asked a moment ago is asked again with the next {@link ask}. */
  age(): void;
  /** When the first answer no longer holds, in milliseconds since the epoch. */
  nextEnd(): number | undefined;
}

interface Deps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** An answer has come, or holds anew. */
  readonly onChange: () => void;
}

/** How many are asked at once: the watches have connections of their own, and these shall not open many more. */
const lanes = 2;

/**
 * Milliseconds that an answer holds at first, and at most once it has stayed the same: each time twice as long, so that
 * nothing polls. For one that somebody waits to see changed its question says how long it holds at first.
 */
const holding = { first: 120_000, longest: 300_000, longestAwaited: 60_000 } as const;

/** Milliseconds that an answer holds at least, however much changes beside it. */
const moment = 30_000;

/** How long an answer holds. */
interface Held {
  readonly askedAt: number;
  readonly holds: number;
}

export function createAnswering({ transport, clock, signal, onChange }: Deps): Answering {
  let answers: Answers = {};
  /** Counts what has made all answers old. */
  let age = 0;
  const underWay = new Set<string>();
  const held = new Map<string, Held>();
  /** How long each held the last time, in milliseconds. */
  const before = new Map<string, number>();

  const isOpen = ({ key }: Question): boolean => {
    const { askedAt, holds } = held.get(key) ?? { askedAt: 0, holds: -Infinity };
    return !underWay.has(key) && askedAt + holds <= clock.now();
  };

  const answer = async (question: Question): Promise<void> => {
    const { key, path, query, body, metadataOnly } = question;
    const askedIn = age;
    const response = await transport.request({
      path,
      signal,
      ...(query !== undefined && { query }),
      ...(body !== undefined && { method: 'POST', body }),
      ...(metadataOnly === true && { accept: metadataAlone('PartialObjectMetadataList') }),
    });
    underWay.delete(key);
    if (signal.aborted) return;
    const found = answerOf(response, question);
    const isNews = JSON.stringify(answers[key]) !== JSON.stringify(found);
    const awaited = found.state === 'answered' ? question.holds?.(found.value) : undefined;
    const first = awaited ?? holding.first;
    const longest = awaited === undefined ? holding.longest : holding.longestAwaited;
    const last = isNews ? undefined : before.get(key);
    const holds = last === undefined ? first : Math.max(first, Math.min(last * 2, longest));
    before.set(key, holds);
    // What was asked before everything grew old may be an answer of those days.
    held.set(key, { askedAt: clock.now(), holds: askedIn === age ? holds : 0 });
    if (isNews) answers = { ...answers, [key]: found };
    // It has to be asked again in time, so its end has to be told even where it says nothing new.
    onChange();
  };

  return {
    answers: () => answers,
    async ask(questions) {
      const wanted = new Map(questions.map((question) => [question.key, question]));
      answers = Object.fromEntries(Object.entries(answers).filter(([key]) => wanted.has(key)));
      for (const kept of [held, before]) {
        for (const key of kept.keys()) if (!wanted.has(key)) kept.delete(key);
      }
      const open = [...wanted.values()].filter(isOpen);
      for (const { key } of open) underWay.add(key);
      const next = open.values();
      const lane = async (): Promise<void> => {
        for (const question of next) await answer(question);
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    expire() {
      age += 1;
      held.clear();
      before.clear();
    },
    age() {
      before.clear();
      for (const [key, { askedAt, holds }] of held)
        held.set(key, { askedAt, holds: Math.min(holds, moment) });
    },
    nextEnd() {
      const times = [...held].flatMap(([key, { askedAt, holds }]) =>
        underWay.has(key) ? [] : [askedAt + holds],
      );
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}

function answerOf(response: Response, question: Question): Answer {
  switch (response.kind) {
    case 'ok':
      return { state: 'answered', value: question.keep(response.body) };
    case 'notServed':
    case 'notFound':
      return { state: 'notServed' };
    case 'forbidden':
      return { state: 'forbidden', reason: response.reason };
    default:
      return { state: 'unreachable', reason: response.reason };
  }
}
