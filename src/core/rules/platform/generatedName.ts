import type { Release } from '../../release.ts';
import type { NameUse } from '../../workspace/nameUse.ts';

/**
 * The pattern of the name that the RHDH operator gives to what a platform names here: the Secret or the Service of its
 * database. `undefined` for any other name, and for one inside of a longer text.
 */
export function generatedNameAt(
  { kind, place: { path, span } }: NameUse,
  { generatedNames }: Release,
): string | undefined {
  const field = path.at(-2);
  if (span !== undefined) return undefined;
  if (kind === 'Secret' && field === 'secretRef') return generatedNames.databaseSecret;
  return kind === 'Service' && field === 'serviceRef' ? generatedNames.databaseService : undefined;
}
