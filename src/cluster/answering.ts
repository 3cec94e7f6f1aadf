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
  /** When the first answer that changes by itself no longer holds, in milliseconds since the epoch. */
  nextEnd(): number | undefined;
}

interface Deps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** An answer has come. */
  readonly onChange: () => void;
}

/** How many are asked at once: the watches have connections of their own, and these shall not open many more. */
const lanes = 2;

/** Milliseconds after which what was refused or failed may be asked again, when something else changes. */
const refusalHolds = 60_000;

/** Milliseconds that an answer holds at most which has stayed the same: each time twice as long, so that nothing polls. */
const longestHold = 300_000;

export function createAnswering({ transport, clock, signal, onChange }: Deps): Answering {
  let answers: Answers = {};
  const underWay = new Set<string>();
  const ends = new Map<string, number>();
  /** Keys of the answers that change by themselves, and how long each held the last time, in milliseconds. */
  const passing = new Map<string, number>();

  const isOpen = ({ key }: Question): boolean =>
    !underWay.has(key) && (ends.get(key) ?? -Infinity) <= clock.now();

  const answer = async (question: Question): Promise<void> => {
    const { key, path, query, body, metadataOnly } = question;
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
    const least = found.state === 'answered' ? question.holds?.(found.value) : undefined;
    const before = isNews ? undefined : passing.get(key);
    const holds =
      least === undefined || before === undefined
        ? least
        : Math.max(least, Math.min(before * 2, longestHold));
    ends.set(key, clock.now() + (holds ?? (found.state === 'answered' ? Infinity : refusalHolds)));
    if (holds === undefined) passing.delete(key);
    else passing.set(key, holds);
    if (isNews) answers = { ...answers, [key]: found };
    // What changes by itself has to be asked again in time, so its end has to be told.
    if (isNews || holds !== undefined) onChange();
  };

  return {
    answers: () => answers,
    async ask(questions) {
      const wanted = new Map(questions.map((question) => [question.key, question]));
      answers = Object.fromEntries(Object.entries(answers).filter(([key]) => wanted.has(key)));
      for (const key of ends.keys()) if (!wanted.has(key)) ends.delete(key);
      const open = [...wanted.values()].filter(isOpen);
      for (const { key } of open) underWay.add(key);
      const next = open.values();
      const lane = async (): Promise<void> => {
        for (const question of next) await answer(question);
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    expire() {
      ends.clear();
      passing.clear();
    },
    nextEnd() {
      const times = [...ends].filter(([key]) => passing.has(key)).map(([, end]) => end);
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
