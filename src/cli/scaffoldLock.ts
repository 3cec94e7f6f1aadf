import { join } from 'node:path';
import { plain } from '../core/message.ts';
import { lockFileName, type Lock } from '../core/scaffold/lock.ts';
import { parseLock } from '../core/scaffold/lockText.ts';
import { wrongUse } from './edge.ts';
import { readExisting } from './outputFolder.ts';

/** The lock file of a folder as it was found. */
export interface FoundLock {
  readonly text: string | undefined;
  readonly lock: Lock | undefined;
}

/** Reads the lock file; wrong use where there is one that cannot be used, because without it edits would look like files. */
export async function readLock(folder: string): Promise<FoundLock> {
  const text = await readExisting(folder, lockFileName);
  if (text === undefined) return { text, lock: undefined };
  const parsed = parseLock(text);
  if (parsed.ok) return { text, lock: parsed.lock };
  const reasons = parsed.findings.map(({ message }) => plain(message)).join(' ');
  throw wrongUse(
    `${join(folder, lockFileName)} cannot be used. ${reasons} Nothing was written. Without it files are compared as a whole: move it away for that.`,
  );
}
