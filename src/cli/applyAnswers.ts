import type { Answers } from '../core/plans/objects.ts';
import { planRemedies, type Choice, type Occasion } from '../core/plans/remedy.ts';
import { backendSecretKey, objectNames } from '../core/templates/objectNames.ts';
import type { CliEdge } from './edge.ts';
import { sourceSecret } from './secretSource.ts';

/**
 * The values no template holds: the backend secret, where the cluster has none yet. Says in one line where it is from.
 */
export async function applyAnswers(
  choices: readonly Choice[],
  occasion: Omit<Occasion, 'answers'>,
  edge: CliEdge,
  secretFile: string | undefined,
): Promise<Answers> {
  if (!makesSecret(choices, occasion)) {
    if (secretFile !== undefined) edge.stderr.write('--secret-file is not used: no Secret is to be made.\n');
    return {};
  }
  const { namespace } = occasion.target;
  const name = objectNames(occasion.target).backendSecret;
  const places = { secretFile, folder: edge.cwd };
  const { value, origin } = await sourceSecret({ namespace, name, key: backendSecretKey }, places, edge);
  edge.stderr.write(`${backendSecretKey} of Secret ${namespace}/${name} is ${origin}.\n`);
  return { backendSecret: value };
}

/** Whether the plan would hold a Secret if it had a value for it: one that is there is never made again. */
function makesSecret(choices: readonly Choice[], occasion: Omit<Occasion, 'answers'>): boolean {
  const { steps } = planRemedies(choices, { ...occasion, answers: { backendSecret: '' } });
  return steps.some(({ changes }) =>
    changes.some((change) => change.kind === 'apply' && change.object.kind === 'Secret'),
  );
}
