import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const living = new Set<string>();

/** A folder that goes with this process, if not before. */
export interface Temporary {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes an empty folder whose name begins with `rhdh-orchestrator-PURPOSE-`, in the system's temporary folder. */
export function temporaryFolder(purpose: string): Promise<Temporary> {
  return temporaryBeside(join(tmpdir(), `rhdh-orchestrator-${purpose}`));
}

/** Makes an empty folder whose path begins with `path`: on the same disk, so that it can be renamed to it. */
export async function temporaryBeside(path: string): Promise<Temporary> {
  const folder = await mkdtemp(`${path}-`);
  if (living.size === 0) process.on('exit', removeAll);
  living.add(folder);
  return {
    path: folder,
    async remove() {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      living.delete(folder);
      if (living.size === 0) process.off('exit', removeAll);
    },
  };
}

/**
 * The environment that sends what a child leaves behind when it is killed (browser profiles, sockets) into a folder
 * that is removed. On macOS the path of a socket in it would be longer than the system allows.
 */
export function withTemporaries({ path }: Temporary): Record<string, string> {
  return process.platform === 'linux' ? { TMPDIR: path } : {};
}

function removeAll(): void {
  for (const folder of living) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
