import { join, relative, resolve } from 'node:path';
import type { ScaffoldAnswers } from '../core/scaffold/answers.ts';
import { otherValues } from '../core/scaffold/heldSecrets.ts';
import type { Lock } from '../core/scaffold/lock.ts';
import { secretHomes, type SecretHome } from '../core/scaffold/secretHomes.ts';
import type { Target } from '../core/target/target.ts';
import type { SecretAnswers } from '../core/templates/template.ts';
import { readGivenSecret } from '../core/yaml/givenSecret.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { heldValue, secretTextsIn } from './heldValue.ts';
import { readText } from './readText.ts';
import { givenSecret, randomSecret } from './secretSource.ts';

/** Where the secrets of a scaffolding come from. */
interface SecretSources {
  /** The output folder. */
  readonly folder: string;
  /** What the folder was scaffolded with before. */
  readonly lock: Lock | undefined;
  /** What `--secret-file` names, relative to the working folder. */
  readonly secretFile: string | undefined;
}

/**
 * The backend secret of each target: the one given, else the one that a file of the folder holds for it, else a new one.
 * A file that may hide a value is never given another one unasked.
 */
export async function backendSecrets(
  answers: ScaffoldAnswers,
  { folder, lock, secretFile }: SecretSources,
  edge: CliEdge,
): Promise<(target: Target) => SecretAnswers> {
  const homes = secretHomes(answers);
  if (homes.length === 0 && secretFile !== undefined) {
    edge.stderr.write('--secret-file is not used: no Secret is written.\n');
  }
  if (homes.length > 1) await refuseOneForAll(homes, secretFile, edge);
  const texts = await secretTextsIn(folder, homes, lock);
  const values = new Map<Target, SecretAnswers>();
  // Targets may share a Backstage object, and then they share its Secret.
  const fresh = new Map<string, string>();
  for (const home of homes) {
    const given = await givenSecret(home.wanted, secretFile, edge);
    const name = `${home.wanted.namespace}/${home.wanted.name}`;
    const backendSecret =
      given?.value ?? keptValue(folder, home, texts, edge) ?? fresh.get(name) ?? randomSecret().value;
    fresh.set(name, backendSecret);
    for (const path of otherValues(home, texts, backendSecret)) {
      const place = relative(edge.cwd, join(folder, path));
      edge.stderr.write(
        `${place} holds another ${home.wanted.key} for Secret ${name}: delete it, where it is not the one in use.\n`,
      );
    }
    values.set(home.target, { backendSecret });
  }
  return (target) => values.get(target) ?? {};
}

/** The value that a file of the folder holds, told where that file is another one; `undefined` where none does. */
function keptValue(
  folder: string,
  home: SecretHome,
  texts: ReadonlyMap<string, string>,
  edge: CliEdge,
): string | undefined {
  const held = heldValue(folder, home, texts);
  if (held !== undefined && held.path !== home.path) {
    const { namespace, name, key } = home.wanted;
    const place = relative(edge.cwd, join(folder, held.path));
    edge.stderr.write(`${key} of Secret ${namespace}/${name} is kept as ${place} has it.\n`);
  }
  return held?.value;
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
