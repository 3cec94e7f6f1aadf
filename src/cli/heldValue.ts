import { join } from 'node:path';
import { heldSecret, secretTexts } from '../core/scaffold/heldSecrets.ts';
import type { Lock } from '../core/scaffold/lock.ts';
import type { SecretHome } from '../core/scaffold/secretHomes.ts';
import { wrongUse } from './edge.ts';
import { namesIn, readExisting } from './outputFolder.ts';

/** The texts of all files of a folder that could hold one of these Secrets, by their paths from there. */
export function secretTextsIn(
  folder: string,
  homes: readonly Pick<SecretHome, 'path'>[],
  lock: Lock | undefined,
): Promise<ReadonlyMap<string, string>> {
  return secretTexts(homes, lock, {
    names: async (inside) => namesIn(join(folder, inside)),
    read: async (path) => readExisting(folder, path),
  });
}

/**
 * The value that a file of the folder holds for a Secret, and which file; `undefined` where none does. Wrong use where a
 * file may hide it, or files disagree: another value would lock out whoever uses the one that is meant.
 */
export function heldValue(
  folder: string,
  home: Pick<SecretHome, 'path' | 'wanted'>,
  texts: ReadonlyMap<string, string>,
): { readonly value: string; readonly path: string } | undefined {
  const { namespace, name, key } = home.wanted;
  const held = heldSecret(home, texts);
  switch (held.kind) {
    case 'kept':
      return held;
    case 'none':
      return undefined;
    case 'hidden':
      throw wrongUse(
        `${join(folder, held.path)} exists and no ${key} of Secret ${namespace}/${name} could be read from it. It is left alone: give the secret with --secret-file, or move the file away.`,
      );
    case 'several': {
      const places = held.paths.map((path) => join(folder, path)).join(', ');
      throw wrongUse(
        `${places} hold different values of ${key} for Secret ${namespace}/${name}. Nothing was written: move away all but the one in use, or give the secret with --secret-file.`,
      );
    }
  }
}
