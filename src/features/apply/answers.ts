import { randomBytes } from 'node:crypto';
import { workspace } from 'vscode';
import { textAt } from '../../core/field.ts';
import type { Answers } from '../../core/plans/objects.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import type { Target } from '../../core/target/target.ts';

/** Bytes of randomness in a secret made here. */
const secretBytes = 24;

/**
 * The values that no template holds. A backend secret that was scaffolded into the workspace for this very target is
 * used, so that file and cluster agree; otherwise it is made here. It goes nowhere but into the request.
 */
export async function answersFor(ids: readonly PrerequisiteId[], target: Target): Promise<Answers> {
  if (!ids.includes('backstage')) return {};
  return { backendSecret: (await scaffoldedSecret(target)) ?? randomBytes(secretBytes).toString('base64') };
}

async function scaffoldedSecret(target: Target): Promise<string | undefined> {
  const [{ backendSecretPath }, { backendSecretKey, objectNames }, { readValues }] = await Promise.all([
    import('../../core/templates/backstage.ts'),
    import('../../core/templates/objectNames.ts'),
    import('../../core/yaml/parse.ts'),
  ]);
  const { backendSecret: name } = objectNames(target);
  for (const file of await workspace.findFiles(`**/${backendSecretPath}`, '**/node_modules/**')) {
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const found = (readValues(text, { version: '1.1' }) ?? []).find(
      (value) =>
        textAt(value, 'kind') === 'Secret' &&
        textAt(value, 'metadata', 'name') === name &&
        textAt(value, 'metadata', 'namespace') === target.namespace,
    );
    const value = textAt(found, 'stringData', backendSecretKey);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}
