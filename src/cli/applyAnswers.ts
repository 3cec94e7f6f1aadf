import type { Answers } from '../core/plans/objects.ts';
import type { Choice } from '../core/plans/remedy.ts';
import { backendSecretFor } from './backendSecret.ts';
import type { CliEdge } from './edge.ts';

/** The values no template holds: for Backstage the backend secret, from where `scaffold` takes it too. */
export async function applyAnswers(
  choices: readonly Choice[],
  edge: CliEdge,
  secretFile: string | undefined,
): Promise<Answers> {
  if (!choices.some(({ id }) => id === 'backstage')) return {};
  return { backendSecret: await backendSecretFor(edge.cwd, edge, secretFile) };
}
