import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { backendTokenProblem } from '../core/backendToken.ts';
import { plain } from '../core/message.ts';
import { backendSecretPath } from '../core/templates/backstage.ts';
import { readGivenSecret, type GivenSecret, type WantedSecret } from '../core/yaml/givenSecret.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { heldValue, secretTextsIn } from './heldValue.ts';
import { readExisting } from './outputFolder.ts';
import { readText } from './readText.ts';

/** Bytes of randomness in a secret that is made here. */
const secretBytes = 24;

/** A secret value, and how it was come by: words to follow "is", which never hold the value. */
export interface SourcedSecret {
  readonly value: string;
  readonly origin: string;
}

/** Where a secret value may be looked for. */
export interface SecretPlaces {
  /** What `--secret-file` names, relative to the working folder. */
  readonly secretFile?: string | undefined;
  /** The folder whose scaffolded Secret is taken before a new one is made. */
  readonly folder: string;
}

/**
 * The value for a Secret: from the file given, else from the environment, else from the Secret that was scaffolded into
 * the folder in whichever layout, else made at random. A file that holds another Secret is refused: whose value it is, is not ours to guess.
 */
export async function sourceSecret(
  wanted: WantedSecret,
  { secretFile, folder }: SecretPlaces,
  edge: CliEdge,
): Promise<SourcedSecret> {
  const given = await givenSecret(wanted, secretFile, edge);
  if (given !== undefined) return given;
  const scaffolded = await readExisting(folder, backendSecretPath);
  if (scaffolded === undefined) return (await laidElsewhere(wanted, folder)) ?? randomSecret();
  const path = join(folder, backendSecretPath);
  return { value: accepted(readGivenSecret(scaffolded, wanted), path, wanted), origin: `taken from ${path}` };
}

/** The value in the file of another layout. */
async function laidElsewhere(wanted: WantedSecret, folder: string): Promise<SourcedSecret | undefined> {
  const home = { path: backendSecretPath, wanted };
  const held = heldValue(folder, home, await secretTextsIn(folder, [home], undefined));
  return held && { value: held.value, origin: `taken from ${join(folder, held.path)}` };
}

/** The value a person gives: in the file that is named, else in the environment. */
export async function givenSecret(
  wanted: WantedSecret,
  secretFile: string | undefined,
  edge: CliEdge,
): Promise<SourcedSecret | undefined> {
  if (secretFile !== undefined) {
    const path = resolve(edge.cwd, secretFile);
    const value = accepted(readGivenSecret(await readText(path), wanted), path, wanted);
    return { value: usable(value, path, wanted), origin: `taken from ${path}` };
  }
  const fromEnvironment = edge.env[wanted.key]?.trim() ?? '';
  return fromEnvironment === ''
    ? undefined
    : { value: usable(fromEnvironment, 'The environment', wanted), origin: 'taken from the environment' };
}

/** A value that Backstage refuses would be found out when its Pod does not start. */
function usable(value: string, place: string, { key }: WantedSecret): string {
  const problem = backendTokenProblem(value);
  if (problem === undefined) return value;
  throw wrongUse(`${place} has a ${key} that cannot be used. ${plain(problem)}`);
}

/** A new value. */
export function randomSecret(): SourcedSecret {
  return { value: randomBytes(secretBytes).toString('base64'), origin: 'made at random' };
}

function accepted(given: GivenSecret, path: string, { namespace, name, key }: WantedSecret): string {
  const secret = `Secret ${namespace}/${name}`;
  switch (given.kind) {
    case 'value':
    case 'manifest':
      return given.value;
    case 'withoutKey':
      throw wrongUse(`${path} holds ${secret}, but no ${key} could be read from it.`);
    case 'others': {
      const held = given.secrets.length === 0 ? 'no Secret' : `Secret ${given.secrets.join(', ')}`;
      throw wrongUse(`${path} holds ${held}, and ${secret} is wanted. ${instead}`);
    }
    case 'empty':
      throw wrongUse(`${path} is empty: it should hold the value of ${key}, or ${secret}.`);
    case 'unclear':
      throw wrongUse(`${path} holds neither the value of ${key} alone nor ${secret}. ${instead}`);
  }
}

const instead = 'It is not used: name another file with --secret-file, or move it away.';
