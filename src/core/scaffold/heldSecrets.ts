import { targetLabelProblem } from '../names.ts';
import { backendSecretPath } from '../templates/backstage.ts';
import { readGivenSecret, type WantedSecret } from '../yaml/givenSecret.ts';
import { keptSecret } from './keptSecret.ts';
import { homeParents } from './layouts/index.ts';
import type { Lock } from './lock.ts';
import type { SecretHome } from './secretHomes.ts';

/** What a folder holds for a Secret, in whichever of its files. */
export type HeldSecret =
  /** The value, in the file that is named: no other value is ever made for that Secret. */
  | { readonly kind: 'kept'; readonly value: string; readonly path: string }
  | { readonly kind: 'none' }
  /** A file that may hide the value. */
  | { readonly kind: 'hidden'; readonly path: string }
  /** Different values, none of them where the Secret is to be written: which one is in use is not known here. */
  | { readonly kind: 'several'; readonly paths: readonly string[] };

/** A folder to look for Secrets in; `names` of a folder that is none, or that nobody may list, are none. */
export interface SecretFolder {
  readonly names: (folder: string) => Promise<readonly string[]>;
  readonly read: (path: string) => Promise<string | undefined>;
}

/**
 * Text of each file that could hold a backend secret already: where it is to be written, where the lock has one, and
 * where another layout, or another name of the target, would have put it.
 */
export async function secretTexts(
  homes: readonly Pick<SecretHome, 'path'>[],
  lock: Lock | undefined,
  { names, read }: SecretFolder,
): Promise<ReadonlyMap<string, string>> {
  if (homes.length === 0) return new Map();
  const noted = (lock?.files ?? []).map(({ path }) => path).filter(isSecretPath);
  const paths = new Set([
    ...homes.map(({ path }) => path),
    ...noted,
    backendSecretPath,
    ...(await inHomes(names)),
  ]);
  const texts = await Promise.all([...paths].map(async (path) => [path, await read(path)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
}

/** What the texts of {@link secretTexts} hold for a Secret. The file in its own place decides, where it holds one. */
export function heldSecret(
  { path: home, wanted }: Pick<SecretHome, 'path' | 'wanted'>,
  texts: ReadonlyMap<string, string>,
): HeldSecret {
  const own = keptSecret(texts.get(home), wanted);
  if (own.kind !== 'none') return { ...own, path: home };
  const elsewhere = [...texts].filter(([path]) => path !== home);
  const found = elsewhere.map(([path, text]) => ({ path, held: heldElsewhere(text, wanted) }));
  const kept = found.flatMap(({ path, held }) =>
    held.kind === 'kept' ? [{ kind: held.kind, value: held.value, path }] : [],
  );
  const [first] = kept;
  if (first !== undefined) {
    return kept.every(({ value }) => value === first.value)
      ? first
      : { kind: 'several', paths: kept.map(({ path }) => path) };
  }
  const hidden = found.find(({ held }) => held.kind === 'hidden');
  return hidden === undefined ? { kind: 'none' } : { kind: 'hidden', path: hidden.path };
}

/** The files elsewhere that hold another value for a Secret than the one it is written with. */
export function otherValues(
  { path: home, wanted }: Pick<SecretHome, 'path' | 'wanted'>,
  texts: ReadonlyMap<string, string>,
  value: string,
): readonly string[] {
  return [...texts]
    .filter(([path]) => path !== home)
    .map(([path, text]) => ({ path, held: heldElsewhere(text, wanted) }))
    .filter(({ held }) => held.kind === 'kept' && held.value !== value)
    .map(({ path }) => path);
}

/** Whether a folder, from the output folder, is one that some layout puts the Secret of a target into. */
export function isSecretFolder(folder: string): boolean {
  const at = folder.lastIndexOf('/');
  return folder === '' || homeParents.includes(folder.slice(0, Math.max(0, at)));
}

/** A value alone does not say whose it is, and a file that never names the Secret hides nothing of it. */
function heldElsewhere(text: string, wanted: WantedSecret): ReturnType<typeof keptSecret> {
  const none = { kind: 'none' } as const;
  if (readGivenSecret(text, wanted).kind === 'value') return none;
  const held = keptSecret(text, wanted);
  return held.kind === 'hidden' && !text.includes(wanted.name) ? none : held;
}

function isSecretPath(path: string): boolean {
  return path === backendSecretPath || path.endsWith(`/${backendSecretPath}`);
}

async function inHomes(names: SecretFolder['names']): Promise<readonly string[]> {
  const named = await Promise.all(
    homeParents.map(async (parent) =>
      (await names(parent)).filter(canBeHome).map((name) => (parent === '' ? name : `${parent}/${name}`)),
    ),
  );
  const found = await Promise.all(
    named.flat().map(async (folder) => ((await names(folder)).includes(backendSecretPath) ? [folder] : [])),
  );
  return found.flat().map((folder) => `${folder}/${backendSecretPath}`);
}

function canBeHome(name: string): boolean {
  return targetLabelProblem(name) === undefined;
}
