import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while holding the lock file `path`, so that two processes do not make the same slow thing twice.
 * It only saves work: what `work` leaves behind must appear by a rename, because a lock whose owner has died
 * is taken over, and two waiters may do that at the same moment.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  while (!(await acquire(path))) {
    if (!(await ownerLives(path))) await rm(path, { force: true });
    else await sleep(250);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

async function ownerLives(path: string): Promise<boolean> {
  const written = await readFile(path, 'utf8').catch(() => undefined);
  // Gone already: the next attempt to take it decides. Empty: its owner is between making and writing it.
  if (written === undefined || written === '') return true;
  return processLives(Number(written));
}

/** Whether a process with this id exists, also when it belongs to somebody else. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}

/** Whether `error` is a system error with this code. */
function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
