import { message, type Message } from '../../core/message.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { heldSecret, type HeldSecret } from '../../core/scaffold/heldSecrets.ts';
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
 * The backend secret of each target: the one a file holds for it, else the one entered, else a new one.
 * @param texts of the files below the output folder that could hold one.
 */
export function backendSecrets(
  answers: ScaffoldAnswers,
  texts: ReadonlyMap<string, string>,
  { entered, generate }: SecretSource,
): SecretsFound {
  const values = new Map<Target, SecretAnswers>();
  // Targets may share a Backstage object, and then they share its Secret.
  const fresh = new Map<string, string>();
  for (const home of secretHomes(answers)) {
    const reason = foreignSecret(texts.get(home.path), home);
    if (reason !== undefined) return { kind: 'stopped', reason };
    const held = heldSecret(home, texts);
    if (held.kind === 'hidden' || held.kind === 'several') {
      return { kind: 'stopped', reason: unclear(held, home) };
    }
    const name = fullName(home);
    const kept = held.kind === 'kept' ? held.value : fresh.get(name);
    const backendSecret = kept ?? entered?.trim() ?? generate();
    fresh.set(name, backendSecret);
    values.set(home.target, { backendSecret });
  }
  return { kind: 'found', secretsOf: (target) => values.get(target) ?? {} };
}

/** The Secret of another target is neither used nor replaced: nobody else may have its value. */
function foreignSecret(existing: string | undefined, home: SecretHome): Message | undefined {
  if (existing === undefined) return undefined;
  const { path, wanted } = home;
  const given = readGivenSecret(existing, wanted);
  if (given.kind !== 'others' || given.secrets.length === 0) return undefined;
  return message(
    '{0} holds Secret {1}, and here belongs Secret {2}. It is left alone and nothing was written: choose another folder, or move it away.',
    path,
    given.secrets.join(', '),
    fullName(home),
  );
}

function unclear(
  held: Extract<HeldSecret, { readonly kind: 'hidden' | 'several' }>,
  home: SecretHome,
): Message {
  const { key } = home.wanted;
  if (held.kind === 'several') {
    return message(
      '{0} hold different values of {1} for Secret {2}. Nothing was written: move away all but the one in use.',
      held.paths.join(', '),
      key,
      fullName(home),
    );
  }
  return message(
    '{0} exists and no {1} could be read from it. It is left alone and nothing was written: mend it or move it away.',
    held.path,
    key,
  );
}

function fullName({ wanted }: SecretHome): string {
  return `${wanted.namespace}/${wanted.name}`;
}
