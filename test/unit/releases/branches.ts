import { resolveRelease } from '../../../src/core/releases/index.ts';
import type { Release } from '../../../src/core/release.ts';

/** The branch of rhdh-operator that each line was read from. */
export const branches = [
  ['1.7', 'release-1.7'],
  ['1.8', 'release-1.8'],
  ['1.9', 'release-1.9'],
  ['1.10', 'release-1.10'],
  ['2.0', 'main'],
  ['2.1', 'main'],
] as const;

/** The newest patch of a line that is known to exist. */
export function newestOf(line: string): Release {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`No release ${line}.`);
  return release;
}
