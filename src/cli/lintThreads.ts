import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LintedFile, LintItem, LintRun } from './lintFile.ts';
import type { LintAnswer, LintOrder, LintThreadData } from './lintWorker.ts';

/** Whoever judges the files of one run. */
export interface Judges {
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
export async function judgesFor(count: number, run: LintRun, signal: AbortSignal): Promise<Judges> {
  return count <= fewFiles || run.mode === 'repair' ? judgeHere(run, signal) : threadsFor(run, signal);
}

async function judgeHere(run: LintRun, signal: AbortSignal): Promise<Judges> {
  const { carryOut, fileJudge } = await import('./lintWorker.ts');
  const files = await fileJudge(run);
  return judgesOf([
    {
      async told(order) {
        // Ctrl-C is only heard between turns of the event loop.
        await new Promise(setImmediate);
        signal.throwIfAborted();
        return carryOut(files, order);
      },
      end: () => Promise.resolve(),
    },
  ]);
}

function threadsFor(run: LintRun, signal: AbortSignal): Judges {
  const data: LintThreadData = { lintRun: run };
  const workers = Array.from({ length: threadCount }, () => new Worker(threadFile(), { workerData: data }));
  const interrupt = (): void => workers.forEach((worker) => void worker.terminate());
  signal.addEventListener('abort', interrupt, { once: true });
  return judgesOf(
    workers.map((worker) => ({
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
    })),
  );
}

/** Somebody who carries out orders one after the other. */
interface Worked {
  told(order: LintOrder): Promise<LintAnswer>;
  end(): Promise<void>;
}

function judgesOf(workers: readonly Worked[]): Judges {
  const consulted = new Set<string>();

  /** Every batch goes to the same worker each time, who knows it already; the answers are in the order of the items. */
  const spread = async (
    kind: 'read' | 'judge',
    items: readonly LintItem[],
  ): Promise<readonly LintAnswer[]> => {
    const answers: LintAnswer[] = [];
    const size = workers.length === 1 ? 1 : batchSize;
    const work = async (worker: Worked, first: number): Promise<void> => {
      for (let batch = first; batch * size < items.length; batch += workers.length) {
        const answer = await worker.told({ kind, items: items.slice(batch * size, (batch + 1) * size) });
        answers[batch] = answer;
        answer.consulted.forEach((path) => consulted.add(path));
      }
    };
    await Promise.all(workers.map(work));
    return answers;
  };

  return {
    consulted: () => [...consulted],
    async end() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
    async all(items) {
      // What is around a file in itself is seen where it is judged.
      if (items.length > 1) {
        const facts = (await spread('read', items)).map((answer) => answer.facts);
        await Promise.all(workers.map((worker) => worker.told({ kind: 'surround', facts })));
      }
      return (await spread('judge', items)).flatMap(({ linted }) => linted);
    },
  };
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
