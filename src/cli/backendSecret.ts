import { join, resolve } from 'node:path';
import type { ScaffoldAnswers } from '../core/scaffold/answers.ts';
import { keptSecret } from '../core/scaffold/keptSecret.ts';
import { secretHomes, type SecretHome } from '../core/scaffold/secretHomes.ts';
import type { Target } from '../core/target/target.ts';
import type { SecretAnswers } from '../core/templates/template.ts';
import { readGivenSecret } from '../core/yaml/givenSecret.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { readExisting } from './outputFolder.ts';
import { readText } from './readText.ts';
import { givenSecret, randomSecret } from './secretSource.ts';

/** Where the secrets of a scaffolding come from. */
interface SecretSources {
  /** The output folder. */
  readonly folder: string;
  /** What `--secret-file` names, relative to the working folder. */
  readonly secretFile: string | undefined;
}

/**
 * The backend secret of each target: the one given, else the one its file in the folder holds, else a new one.
 * A file that may hide a value is never given another one unasked.
 */
export async function backendSecrets(
  answers: ScaffoldAnswers,
  { folder, secretFile }: SecretSources,
  edge: CliEdge,
): Promise<(target: Target) => SecretAnswers> {
  const homes = secretHomes(answers);
  if (homes.length === 0 && secretFile !== undefined) {
    edge.stderr.write('--secret-file is not used: no Secret is written.\n');
  }
  if (homes.length > 1) await refuseOneForAll(homes, secretFile, edge);
  const values = new Map<Target, SecretAnswers>();
  for (const home of homes) {
    const given = await givenSecret(home.wanted, secretFile, edge);
    values.set(home.target, { backendSecret: given?.value ?? (await keptOrNew(folder, home)) });
  }
  return (target) => values.get(target) ?? {};
}

async function keptOrNew(folder: string, { path, wanted }: SecretHome): Promise<string> {
  const kept = keptSecret(await readExisting(folder, path), wanted);
  switch (kept.kind) {
    case 'kept':
      return kept.value;
    case 'none':
      return randomSecret().value;
    case 'hidden':
      throw wrongUse(
        `${join(folder, path)} exists and no ${wanted.key} of Secret ${wanted.namespace}/${wanted.name} could be read from it. It is left alone: give the secret with --secret-file, or move the file away.`,
      );
  }
}

/** Whoever has the secret of one target could call all others: a single value is not taken for several. */
async function refuseOneForAll(
  homes: readonly SecretHome[],
  secretFile: string | undefined,
  edge: CliEdge,
): Promise<void> {
  const [{ wanted } = { wanted: undefined }] = homes;
  if (wanted === undefined) return;
  const instead = `each of the ${homes.length} targets keeps a ${wanted.key} of its own`;
  if (secretFile === undefined) {
    if ((edge.env[wanted.key] ?? '') === '') return;
    throw wrongUse(`The environment has one ${wanted.key}, and ${instead}: unset it.`);
  }
  const given = readGivenSecret(await readText(resolve(edge.cwd, secretFile)), wanted);
  if (given.kind !== 'value') return;
  throw wrongUse(
    `${secretFile} holds one value, and ${instead}: name a file with their Secrets, or leave --secret-file out.`,
  );
}
