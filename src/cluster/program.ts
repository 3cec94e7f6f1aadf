import { spawn, type ChildProcess } from 'node:child_process';
import { lineSplitter } from './lines.ts';

/** How a program came to its end. */
export type Ended =
  | { readonly kind: 'printed'; readonly stdout: string }
  /** `code` is what Node calls the error, else the exit code. */
  | { readonly kind: 'failed'; readonly code: string; readonly stderr: string }
  | { readonly kind: 'stopped' };

interface Options {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends it, with all that it has started. */
  readonly signal: AbortSignal;
  /** Receives each line that it writes for people. */
  readonly onWords: (line: string) => void;
}

/** Bytes; what prints more is no credential. */
const most = 1024 * 1024;

/**
 * Runs a program to its end. It has a process group of its own where there are such groups: a wrapper is often a shell,
 * and to end that alone leaves behind what it waits for.
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  { env, signal, onWords }: Options,
): Promise<Ended> {
  if (signal.aborted) return { kind: 'stopped' };
  const child = spawn(command, args, { env, detached: hasGroups, windowsHide: true });
  const stop = (): void => endAll(child);
  return new Promise((resolve) => {
    const end = (ended: Ended): void => {
      process.off('exit', stop);
      signal.removeEventListener('abort', abort);
      resolve(ended);
    };
    const abort = (): void => {
      stop();
      end({ kind: 'stopped' });
    };
    // In a group of its own it does not hear of the Ctrl-C that ends us.
    process.once('exit', stop);
    signal.addEventListener('abort', abort, { once: true });
    const printed: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= most) printed.push(piece);
      else stop();
    });
    let stderr = '';
    const split = lineSplitter();
    child.stderr.on('data', (piece: Buffer) => {
      stderr = `${stderr}${piece.toString()}`.slice(-most);
      split(piece).forEach(onWords);
    });
    child.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      end({ kind: 'failed', code: code ?? message, stderr });
    });
    child.once('close', (code, by) => {
      const stdout = Buffer.concat(printed).toString();
      end(code === 0 ? { kind: 'printed', stdout } : { kind: 'failed', code: String(code ?? by), stderr });
    });
    // Who reads nothing breaks the pipe, which is no matter.
    child.stdin.on('error', () => undefined);
    child.stdin.end();
  });
}

const hasGroups = process.platform !== 'win32';

function endAll(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  // A group that is over already is what is wanted.
  try {
    if (hasGroups) process.kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // Nothing is left to be ended.
  }
}
