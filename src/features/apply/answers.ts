import { randomBytes } from 'node:crypto';
import { workspace } from 'vscode';
import type { Answers } from '../../core/plans/objects.ts';
import type { PrerequisiteId } from '../../core/status.ts';

/** Bytes of randomness in a secret made here. */
const secretBytes = 24;

/**
 * The values that no template holds. A backend secret that was scaffolded into the workspace is used, so that file
 * and cluster agree; otherwise it is made here. It goes nowhere but into the request.
 */
export async function answersFor(ids: readonly PrerequisiteId[]): Promise<Answers> {
  if (!ids.includes('backstage')) return {};
  return { backendSecret: (await scaffoldedSecret()) ?? randomBytes(secretBytes).toString('base64') };
}

async function scaffoldedSecret(): Promise<string | undefined> {
  const [{ backendSecretPath }, { backendSecretKey }, { secretValueIn }] = await Promise.all([
    import('../../core/templates/backstage.ts'),
    import('../../core/templates/objectNames.ts'),
    import('../../core/yaml/secretText.ts'),
  ]);
  for (const file of await workspace.findFiles(`**/${backendSecretPath}`, '**/node_modules/**', 2)) {
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const value = secretValueIn(text, backendSecretKey);
    if (value !== undefined) return value;
  }
  return undefined;
}
