import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { FileFacts } from '../core/workspace/fileFacts.ts';
import { fileJudge, type FileJudge, type LintedFile, type LintItem, type LintRun } from './lintFile.ts';

// The judging part of `lint`: loaded by the command itself for a few files, and by each of its threads for many.
export { fileJudge };

/** What a thread is started with. */
export interface LintThreadData {
  readonly lintRun: LintRun;
}

/** What a thread is told: to read what files say to each other, to take what all of them say, to judge. */
export type LintOrder =
  | { readonly kind: 'read'; readonly items: readonly LintItem[] }
  | { readonly kind: 'surround'; readonly facts: readonly string[] }
  | { readonly kind: 'judge'; readonly items: readonly LintItem[] };

/** What a thread answers, in the order it was told. */
export interface LintAnswer {
  /** Written as JSON: the command only hands it on, and copying a text takes no time. */
  readonly facts: string;
  readonly linted: readonly LintedFile[];
  readonly consulted: readonly string[];
}

/** Carries out one order. */
export async function carryOut(files: FileJudge, order: LintOrder): Promise<LintAnswer> {
  const linted: LintedFile[] = [];
  const facts: FileFacts[] = [];
  switch (order.kind) {
    case 'read':
      for (const item of order.items) {
        const said = await files.read(item);
        if (said !== undefined) facts.push(said);
      }
      break;
    case 'surround':
      files.surround(order.facts.flatMap((text) => JSON.parse(text) as readonly FileFacts[]));
      break;
    case 'judge':
      for (const item of order.items) linted.push(await files.judge(item));
  }
  return { facts: JSON.stringify(facts), linted, consulted: files.consulted() };
}

function serve(port: MessagePort, run: LintRun): void {
  const judge = fileJudge(run);
  port.on('message', (order: LintOrder) => {
    void answer(order);
  });

  // What is thrown here reaches the command as the error of its thread.
  async function answer(order: LintOrder): Promise<void> {
    port.postMessage(await carryOut(await judge, order));
  }
}

function isThreadData(data: unknown): data is LintThreadData {
  return typeof data === 'object' && data !== null && 'lintRun' in data;
}

const given: unknown = workerData;
if (parentPort !== null && isThreadData(given)) serve(parentPort, given.lintRun);
