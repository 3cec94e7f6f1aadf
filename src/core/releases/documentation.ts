import type { Release } from '../release.ts';
import { lineOf } from '../versionLine.ts';

/** Where Red Hat documents a release line; nothing is published of a line that is not final. */
export function documentationOf({ version, final }: Release): string | undefined {
  const line = lineOf(version);
  if (!final || line === undefined) return undefined;
  return `https://docs.redhat.com/en/documentation/red_hat_developer_hub/${line}`;
}
