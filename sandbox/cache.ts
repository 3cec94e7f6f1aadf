import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A folder that outlives a checkout, so that a second clone starts as quickly as the first one ended.
 * `RHDH_ORCHESTRATOR_CACHE` names another root. The folder may not exist yet.
 */
export function cacheFolder(...parts: readonly string[]): string {
  return join(cacheRoot(process.env), ...parts);
}

function cacheRoot(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['RHDH_ORCHESTRATOR_CACHE'];
  if (chosen) return chosen;
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'rhdh-orchestrator');
}

const keepFor = 14 * 24 * 3600 * 1000;

/** Notes that an entry of the cache is in use, and removes its neighbours that nobody has used for two weeks. */
export async function keepInCache(entry: string): Promise<void> {
  const now = new Date();
  await utimes(entry, now, now);
  for (const name of await readdir(dirname(entry))) {
    const neighbour = join(dirname(entry), name);
    // Another process may be tidying up as well.
    const used = await stat(neighbour).catch(() => undefined);
    if (used !== undefined && now.getTime() - used.mtimeMs > keepFor) {
      await rm(neighbour, { recursive: true, force: true });
    }
  }
}
