import { flagAt, textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Evidence } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { inNamespace, look, named } from './observed.ts';
import { targetBackstage } from './targetBackstage.ts';
import { evidence } from './verdict.ts';

/** The database a Backstage object has, which decides what the RHDH operator makes for it. */
export type DatabaseMode =
  /** The operator makes Secret, Service and StatefulSet. */
  | { readonly kind: 'local' }
  /** The operator makes Service and StatefulSet; the Secret is the user's. */
  | { readonly kind: 'ownSecret'; readonly secret: string; readonly evidence: Evidence }
  /** The operator makes nothing. `evidence` only where the Backstage object says so, not the target alone. */
  | { readonly kind: 'external'; readonly evidence?: Evidence };

/** What the Backstage object in the cluster says; while there is none, what the target says. */
export function databaseMode(snapshot: Snapshot, target: ClusterTarget): DatabaseMode {
  const found = targetBackstage(snapshot, target);
  if (found === undefined) return { kind: target.database.mode };
  const { object } = found;
  if (flagAt(object, 'spec', 'database', 'enableLocalDb') === false) {
    return { kind: 'external', evidence: evidence(object, 'spec.database.enableLocalDb', false) };
  }
  const secret = textAt(object, 'spec', 'database', 'authSecretName') ?? '';
  return secret === ''
    ? { kind: 'local' }
    : { kind: 'ownSecret', secret, evidence: evidence(object, 'spec.database.authSecretName', secret) };
}

/** Why the operator's platform cannot work, with the fields that show it. */
interface MissingDatabase {
  readonly reason: Message;
  readonly evidence: readonly Evidence[];
}

/**
 * The operator's platform always names the Secret and the Service of the local database, also where the operator does
 * not make them, and no condition says so (recordings: rhdh-operator, db-external and db-authsecret). Somebody may
 * have made them by hand, so what counts is whether they are there.
 */
export function missingPlatformDatabase(
  snapshot: Snapshot,
  target: ClusterTarget,
): MissingDatabase | undefined {
  const mode = databaseMode(snapshot, target);
  if (mode.kind === 'local' || mode.evidence === undefined) return undefined;
  const { generatedNames } = target.release;
  const missing = [
    ...absent(snapshot, target, 'secrets', 'Secret', nameFor(generatedNames.databaseSecret, target.name)),
    ...(mode.kind === 'external'
      ? absent(snapshot, target, 'services', 'Service', nameFor(generatedNames.databaseService, target.name))
      : []),
  ];
  if (missing.length === 0) return undefined;
  const reason =
    mode.kind === 'external'
      ? message(
          'The database of Backstage {0} is external, so the platform that the RHDH operator makes cannot work: it names {1}, which the operator does not make then. Clear the dependency sonataflow of the backend plugin and keep a platform of your own, with "ownPlatform: true" in the target.',
          target.name,
          missing.join(', '),
        )
      : message(
          'Backstage {0} brings its database Secret itself, so the platform that the RHDH operator makes cannot work: it names {1}, which the operator does not make then. Clear the dependency sonataflow of the backend plugin and keep a platform of your own, with "ownPlatform: true" in the target.',
          target.name,
          missing.join(', '),
        );
  return { reason, evidence: [mode.evidence] };
}

/** `Kind name` where the object is seen not to be there; nothing is said where it may not be seen. */
function absent(
  snapshot: Snapshot,
  { namespace }: ClusterTarget,
  key: 'secrets' | 'services',
  kind: string,
  name: string,
): readonly string[] {
  const sight = look(snapshot, key, namespace);
  if (!sight.seen || named(inNamespace(sight.objects, namespace), name) !== undefined) return [];
  return [`${kind} ${name}`];
}
