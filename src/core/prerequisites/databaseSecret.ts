import { message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { evidence, verdict } from './verdict.ts';

/** What the RHDH operator writes beside user and password into the Secret it makes (recordings: rhdh-operator, 5.3). */
const generatedKeys = ['POSTGRESQL_ADMIN_PASSWORD', 'POSTGRES_HOST', 'POSTGRES_PORT'];

/**
 * The status of a database Secret that lacks keys; `undefined` where it has them or they are not known: only the
 * managers of its fields tell them, and the values are never read.
 */
export function incompleteSecret(
  { object, keys = [] }: Observed,
  target: ClusterTarget,
  madeBy: 'operator' | 'user',
): Status | undefined {
  if (keys.length === 0) return undefined;
  const { userKey, passwordKey } = target.release.platform;
  const wanted = [userKey, passwordKey, ...(madeBy === 'operator' ? generatedKeys : [])];
  const missing = wanted.filter((key) => !keys.includes(key)).join(', ');
  if (missing === '') return undefined;
  const { name } = object.metadata;
  const said =
    madeBy === 'operator'
      ? message(
          'Secret {0} has no {1}. Put the keys back: the RHDH operator makes this Secret once and never mends it.',
          name,
          missing,
        )
      : message('Secret {0} has no {1}, which the database needs. Add the keys to it.', name, missing);
  return verdict('degraded', 'secret-keys-missing', said, [evidence(object, 'data (keys)', keys.join(', '))]);
}
