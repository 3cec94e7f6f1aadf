import {
  decodeBase64,
  replaceSecrets,
  secretsIn,
  withoutValues,
  type SecretValue,
} from '../yaml/secretText.ts';
import { parseAnswers } from './answersParse.ts';
import { scaffoldFiles } from './files.ts';
import type { Lock } from './lock.ts';
import type { MergeTexts } from './merge.ts';

/**
 * The texts of a file with a Secret, ready to be merged: a masked value is what stands in the file, so that a value is
 * no edit, and a value that stays is written as it stands there. What else was edited around it remains an edit.
 */
export function withValuesThere({ base, theirs, ours }: MergeTexts): MergeTexts {
  const there = secretsIn(theirs);
  const fresh = secretsIn(ours);
  return {
    base: replaceSecrets(base, (value) => {
      const same = there.find((one) => isSameEntry(one, value));
      if (same !== undefined) return same.source;
      const now = fresh.find((one) => isSameEntry(one, value));
      // Packed into `data` it is an edit of the lines, and still no other value.
      return now !== undefined && there.some((one) => isPacked(one, now)) ? now.source : undefined;
    }),
    theirs,
    ours: replaceSecrets(
      ours,
      (value) => there.find((one) => isSameEntry(one, value) && one.text === value.text)?.source,
    ),
  };
}

function isSameEntry(one: SecretValue, other: SecretValue): boolean {
  return one.secret === other.secret && one.field === other.field && one.key === other.key;
}

function isPacked(packed: SecretValue, { key, text }: SecretValue): boolean {
  return packed.field === 'data' && packed.key === key && decodeBase64(packed.text) === text;
}

/**
 * The lock with a base for each file of a Secret. One of an earlier version has none: what its answers make now is the
 * nearest to it, and where that differs from what they made then, what is in the file counts as edited.
 */
export function withSecretBases(lock: Lock): Lock {
  if (lock.files.every(({ text }) => text !== undefined)) return lock;
  const parsed = parseAnswers(lock.answers);
  if (!parsed.ok) return lock;
  const made = scaffoldFiles(parsed.answers, () => ({ backendSecret: 'some' }));
  const bases = new Map(made.flatMap(({ path, text }) => [[path, withoutValues(text)] as const]));
  return {
    ...lock,
    files: lock.files.map((file) => {
      const text = file.text ?? bases.get(file.path);
      return text === undefined ? file : { ...file, text };
    }),
  };
}
