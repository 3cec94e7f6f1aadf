import { homedir } from 'node:os';
import { join } from 'node:path';

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
