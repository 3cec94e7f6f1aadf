import { message, type Message } from '../../core/message.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { keptSecret } from '../../core/scaffold/keptSecret.ts';
import { secretHomes, type SecretHome } from '../../core/scaffold/secretHomes.ts';
import type { Target } from '../../core/target/target.ts';
import type { SecretAnswers } from '../../core/templates/template.ts';
import { readGivenSecret } from '../../core/yaml/givenSecret.ts';

/** The secrets of each target, or why none may be written. */
export type SecretsFound =
  | { readonly kind: 'found'; readonly secretsOf: (target: Target) => SecretAnswers }
  | { readonly kind: 'stopped'; readonly reason: Message };

/** Where the value of a Secret comes from that is not there yet. */
export interface SecretSource {
  /** What was typed; for a single Secret only. */
  readonly entered: string | undefined;
  /** Makes a random one. */
  readonly generate: () => string;
}

/**
 * The backend secret of each target: the one its file holds, else the one entered, else a new one.
 * @param textOf text of a file below the output folder; `undefined` where there is none.
 */
export function backendSecrets(
  answers: ScaffoldAnswers,
  textOf: (path: string) => string | undefined,
  { entered, generate }: SecretSource,
): SecretsFound {
  const values = new Map<Target, SecretAnswers>();
  for (const home of secretHomes(answers)) {
    const existing = textOf(home.path);
    const reason = existing === undefined ? undefined : foreignSecret(existing, home);
    if (reason !== undefined) return { kind: 'stopped', reason };
    const kept = keptSecret(existing, home.wanted);
    if (kept.kind === 'hidden') return { kind: 'stopped', reason: hidden(home) };
    const backendSecret = kept.kind === 'kept' ? kept.value : (entered?.trim() ?? generate());
    values.set(home.target, { backendSecret });
  }
  return { kind: 'found', secretsOf: (target) => values.get(target) ?? {} };
}

/** The Secret of another target is neither used nor replaced: nobody else may have its value. */
function foreignSecret(existing: string, { path, wanted }: SecretHome): Message | undefined {
  const given = readGivenSecret(existing, wanted);
  if (given.kind !== 'others' || given.secrets.length === 0) return undefined;
  return message(
    '{0} holds Secret {1}, and here belongs Secret {2}. It is left alone and nothing was written: choose another folder, or move it away.',
    path,
    given.secrets.join(', '),
    `${wanted.namespace}/${wanted.name}`,
  );
}

function hidden({ path, wanted }: SecretHome): Message {
  return message(
    '{0} exists and no {1} could be read from it. It is left alone and nothing was written: mend it or move it away.',
    path,
    wanted.key,
  );
}
