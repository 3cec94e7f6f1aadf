import { extname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { LintedFile, LintItem, LintRun } from './lintFile.ts';
import type { LintAnswer, LintOrder, LintThreadData } from './lintWorker.ts';

/** Whoever judges the files of one run. */
export interface Judges {
  /** Says how many files there are at the least: threads start while more are looked for. */
  expect(count: number): void;
  /** Each among all of them, in the order of the items. */
  all(items: readonly LintItem[]): Promise<readonly LintedFile[]>;
  consulted(): readonly string[];
  end(): Promise<void>;
}

/** Starting a thread costs as much as judging some dozens of files. */
const fewFiles = 100;
const threadCount = 2;
/** Small enough that both threads end at the same time, large enough that nobody waits for messages. */
const batchSize = 40;

/** Judges a few files here, many in two threads. Files are repaired here, so that none is left half written. */
export function judgesFor(run: LintRun, signal: AbortSignal): Judges {
  let threads: readonly Worked[] | undefined;
  const consulted = new Set<string>();
  const expect = (count: number): void => {
    if (count > fewFiles && run.mode === 'judge') threads ??= threadsFor(run, signal);
  };
  return {
    expect,
    consulted: () => [...consulted],
    async end() {
      await Promise.all((threads ?? []).map((thread) => thread.end()));
    },
    async all(items) {
      expect(items.length);
      const workers = threads ?? [await workedHere(run, signal)];
      const answers = await judgedBy(workers, items);
      for (const path of answers.flatMap((answer) => answer.consulted)) consulted.add(path);
      return answers.flatMap(({ linted }) => linted);
    },
  };
}

/** Somebody who carries out orders one after the other. */
interface Worked {
  told(order: LintOrder): Promise<LintAnswer>;
  end(): Promise<void>;
}

async function workedHere(run: LintRun, signal: AbortSignal): Promise<Worked> {
  const { carryOut, fileJudge } = await import('./lintWorker.ts');
  const files = await fileJudge(run);
  return {
    async told(order) {
      // Ctrl-C is only heard between turns of the event loop.
      await new Promise(setImmediate);
      signal.throwIfAborted();
      return carryOut(files, order);
    },
    end: () => Promise.resolve(),
  };
}

/**
 * For threads that live for seconds, two on two processors: what is compiled once more, and better, is hardly used before
 * they end; the young generation begins large; and each collects it by itself, since the other one has no time to help.
 * Measured: a sixth less for 5 000 files, and not more for 25 000.
 */
const threadFlags = ['--no-turbofan', '--min-semi-space-size=16', '--no-parallel-scavenge'] as const;

function threadsFor(run: LintRun, signal: AbortSignal): readonly Worked[] {
  threadFlags.forEach((flag) => setFlagsFromString(flag));
  const data: LintThreadData = { lintRun: run };
  const workers = Array.from({ length: threadCount }, () => new Worker(threadFile(), { workerData: data }));
  const interrupt = (): void => workers.forEach((worker) => void worker.terminate());
  signal.addEventListener('abort', interrupt, { once: true });
  return workers.map((worker) => ({
    async told(order) {
      signal.throwIfAborted();
      const answer = await ask(worker, order);
      signal.throwIfAborted();
      return answer;
    },
    async end() {
      signal.removeEventListener('abort', interrupt);
      await worker.terminate();
    },
  }));
}

/** The last answers of all, in the order of the items. */
async function judgedBy(
  workers: readonly Worked[],
  items: readonly LintItem[],
): Promise<readonly LintAnswer[]> {
  // What is around a file in itself is seen where it is judged.
  if (items.length > 1) {
    const facts = (await spread('read', items, workers)).map((answer) => answer.facts);
    await Promise.all(workers.map((worker) => worker.told({ kind: 'surround', facts })));
  }
  return spread('judge', items, workers);
}

/** Every batch goes to the same worker each time, who knows it already; the answers are in the order of the items. */
async function spread(
  kind: 'read' | 'judge',
  items: readonly LintItem[],
  workers: readonly Worked[],
): Promise<readonly LintAnswer[]> {
  const answers: LintAnswer[] = [];
  const size = workers.length === 1 ? 1 : batchSize;
  const work = async (worker: Worked, first: number): Promise<void> => {
    for (let batch = first; batch * size < items.length; batch += workers.length) {
      answers[batch] = await worker.told({ kind, items: items.slice(batch * size, (batch + 1) * size) });
    }
  };
  await Promise.all(workers.map(work));
  return answers;
}

/** Rejects where the thread throws; a thread that is ended answers nothing. */
function ask(thread: Worker, order: LintOrder): Promise<LintAnswer> {
  return new Promise((resolve, reject) => {
    const answered = (answer: LintAnswer): void => settle(() => resolve(answer));
    const failed = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const ended = (): void => settle(() => resolve({ facts: '[]', linted: [], consulted: [] }));
    const settle = (done: () => void): void => {
      thread.off('message', answered).off('error', failed).off('exit', ended);
      done();
    };
    thread.on('message', answered).on('error', failed).on('exit', ended);
    thread.postMessage(order);
  });
}

/** Beside this file, in the sources as in the bundles. */
function threadFile(): string {
  return join(import.meta.dirname, `lintWorker${extname(import.meta.filename)}`);
}
