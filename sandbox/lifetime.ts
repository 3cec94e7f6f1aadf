import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processLives } from './lock.ts';
import { onOwnEnd } from './ownEnd.ts';

const folderPrefix = 'rhdh-orchestrator-sandbox-';
/** Go's collector takes a third of what a server works, most of it while it starts: it has nothing to do below a gigabyte. */
const collectRarely = { GOGC: 'off', GOMEMLIMIT: '1GiB' };
const living = new Set<Lifetime>();
let stopListening = (): void => undefined;

/**
 * A temporary folder and the processes that work in it. They end together: by `end()`, when this process
 * exits or gets a signal, and (processes at once, the folder at the next start) when it is killed.
 */
export class Lifetime {
  readonly folder: string;
  readonly #children = new Set<ChildProcess>();

  constructor() {
    sweep();
    if (living.size === 0) stopListening = onOwnEnd({ exiting: endAll, asked: endBySignal });
    this.folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
    living.add(this);
  }

  /**
   * Starts a process whose output goes to `<name>.log` in the folder. Its standard input is a pipe that
   * closes with this process, by which it knows to end.
   */
  start(name: string, binary: string, args: readonly string[]): ChildProcess {
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(this.#log(name), 'a');
    const env = { ...collectRarely, ...process.env };
    const child = spawn(binary, args, { stdio: ['pipe', log, log], env });
    closeSync(log);
    // A process that never started reports through 'error'; the others through 'exit'.
    child.once('error', () => this.#children.delete(child));
    child.once('exit', () => this.#children.delete(child));
    this.#children.add(child);
    return child;
  }

  /** Ids of the processes that run now. */
  get processes(): readonly number[] {
    return [...this.#children].flatMap(({ pid }) => pid ?? []);
  }

  /** The last lines a process has printed, for the message of a failure. */
  lastWords(name: string): string {
    return readFileSync(this.#log(name), 'utf8').split('\n').slice(-15).join('\n').trim();
  }

  /** Ends the processes, waits until they are gone and removes the folder. May be called twice. */
  async end(): Promise<void> {
    const gone = [...this.#children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    this.endNow();
    await Promise.all(gone);
    // The process may have written a file between the first removal and its own end.
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The same without waiting, for the moment this process itself ends. */
  endNow(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    living.delete(this);
    if (living.size === 0) stopListening();
  }

  #log(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

function endAll(): void {
  for (const lifetime of living) lifetime.endNow();
}

function endBySignal(signal: NodeJS.Signals): void {
  endAll();
  // Our listener has taken away the default, which is to die of the signal. Others may have their own plan.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Folders of all processes on this machine that live, the oldest first. */
export function livingFolders(): readonly string[] {
  const living = folders().filter(({ owner }) => processLives(owner));
  const age = (path: string) => statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? 0;
  return living.map(({ path }) => path).toSorted((a, b) => age(a) - age(b));
}

/** Removes what processes that were killed have left behind. */
function sweep(): void {
  for (const { path, owner } of folders()) {
    if (processLives(owner)) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else's folder, or somebody else is sweeping it: not ours to worry about.
    }
  }
}

/** The folder's name holds the id of the process that made it. */
function folders(): readonly { readonly path: string; readonly owner: number }[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(folderPrefix))
    .map((name) => ({
      path: join(tmpdir(), name),
      owner: Number.parseInt(name.slice(folderPrefix.length), 10),
    }))
    .filter(({ owner }) => owner > 0);
}
