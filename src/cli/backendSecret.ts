import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backendSecretPath } from '../core/templates/backstage.ts';
import { backendSecretKey } from '../core/templates/objectNames.ts';
import { secretValueIn } from '../core/yaml/secretText.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { fileProblem } from './fileProblem.ts';
import { readExisting } from './outputFolder.ts';

/** Bytes of randomness in a secret that is made here. */
const secretBytes = 24;

/**
 * The backend secret for files in `folder`: the one given, else the one that is there already, else a new one.
 * An existing file whose value cannot be read is never given another value unasked.
 */
export async function backendSecretFor(
  folder: string,
  edge: CliEdge,
  secretFile: string | undefined,
): Promise<string> {
  const given = await givenSecret(edge, secretFile);
  if (given !== undefined) return given;
  const existing = await readExisting(folder, backendSecretPath);
  if (existing === undefined) return randomBytes(secretBytes).toString('base64');
  const value = secretValueIn(existing, backendSecretKey);
  if (value !== undefined) return value;
  throw wrongUse(
    `${join(folder, backendSecretPath)} exists and no ${backendSecretKey} could be read from it. It is left alone: give the secret with --secret-file, or move the file away.`,
  );
}

async function givenSecret(edge: CliEdge, secretFile: string | undefined): Promise<string | undefined> {
  if (secretFile === undefined) return nonEmpty(edge.env[backendSecretKey]);
  const value = nonEmpty(await readSecretFile(resolve(edge.cwd, secretFile)));
  if (value === undefined)
    throw wrongUse(`${secretFile} is empty: it should hold the value of ${backendSecretKey}.`);
  return value;
}

async function readSecretFile(path: string): Promise<string> {
  // The person named this file, so that it cannot be read is theirs to know.
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${path} cannot be read: ${reason}.`);
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  const value = text?.trim();
  return value === '' ? undefined : value;
}
