import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { onOwnEnd } from '../sandbox/ownEnd.ts';

const living = new Set<ChildProcess>();
let stopListening = (): void => undefined;

/**
 * Starts a process as the head of a process group of its own, so that what it starts in turn (an extension
 * host, a language server, a browser's renderers) ends with it: by {@link endGroup}, or with this process.
 */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (living.size === 0) stopListening = onOwnEnd({ exiting: endAll, asked: endBySignal });
  const child = spawn(command, args, { ...options, detached: true });
  living.add(child);
  child.once('error', () => forget(child));
  child.once('exit', () => {
    // The head is gone; what it has left behind in its group goes too.
    signalGroup(child, 'SIGKILL');
    forget(child);
  });
  return child;
}

/** Asks a group to end, insists after five seconds, and returns when its head is gone. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
  signalGroup(child, 'SIGTERM');
  const limit = new AbortController();
  const late = sleep(5000, false, { signal: limit.signal, ref: false }).catch(() => true);
  if (!(await Promise.race([gone, late]))) signalGroup(child, 'SIGKILL');
  limit.abort();
  await gone;
}

/**
 * Has a signal end this process from now on, in any moment: at once, or when its groups have ended. Without this it
 * ends only while nobody listens, and libraries that listen (signal-exit, which vsce brings) leave it to the others.
 */
export function endOnSignals(asked: () => void): void {
  onOwnEnd({
    exiting: () => undefined,
    asked: (signal) => {
      asked();
      // Whoever waits for a group that ends now is rejected, which is no news.
      process.on('uncaughtException', () => undefined);
      if (living.size === 0) process.exit(exitCodeFor(signal));
    },
  });
}

function forget(child: ChildProcess): void {
  living.delete(child);
  if (living.size === 0) stopListening();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No such group: all of it has ended already.
  }
}

function endAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL');
}

function endBySignal(signal: NodeJS.Signals): void {
  // A child that started groups itself needs the moment to end them, so it is asked before it is killed.
  for (const child of living) signalGroup(child, 'SIGTERM');
  const exit = (): never => process.exit(exitCodeFor(signal));
  setTimeout(exit, 3000);
  setInterval(() => living.size === 0 && exit(), 50);
}

function exitCodeFor(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
