import { field, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import { inNamespace, look, named } from './observed.ts';
import { evidence, verdict } from './verdict.ts';

/** What the CRD takes for keys where none are named. Source: SFO, CRD of SonataFlowPlatform. */
const usualKeys = { userKey: 'POSTGRESQL_USER', passwordKey: 'POSTGRESQL_PASSWORD' } as const;

/**
 * Whether the Secret that a platform takes its login from is in its namespace, with the keys it names. The Logic operator
 * looks at neither (recordings: sonataflow-knative, 02a and 02b). `undefined` where all is there, or may not be seen.
 */
export function missingLogin(snapshot: Snapshot, platform: Manifest): Status | undefined {
  const { name, namespace = '' } = platform.metadata;
  const sight = look(snapshot, 'secrets', namespace);
  if (!sight.seen) return undefined;
  const secrets = inNamespace(sight.objects, namespace);
  const services = Object.entries(field(platform, 'spec', 'services') ?? {});
  const owners: readonly (readonly [string, unknown])[] = [
    ...services.map(([service, value]) => [`spec.services.${service}`, value] as const),
    ['spec', field(platform, 'spec')],
  ];
  for (const [path, owner] of owners) {
    const reference = field(owner, 'persistence', 'postgresql', 'secretRef');
    const secret = textAt(reference, 'name');
    if (secret === undefined) continue;
    const seen = evidence(platform, `${path}.persistence.postgresql.secretRef.name`, secret);
    const found = named(secrets, secret);
    if (found === undefined) {
      const said = message(
        'SonataFlowPlatform {0} takes the login of its database from Secret {1}, which is not in namespace {2}. Create it there, or copy it.',
        name,
        secret,
        namespace,
      );
      return verdict('degraded', 'platform-secret-missing', said, [seen]);
    }
    const { keys = [] } = found;
    const wanted = (['userKey', 'passwordKey'] as const).map(
      (key) => textAt(reference, key) ?? usualKeys[key],
    );
    const missing = wanted.filter((key) => !keys.includes(key));
    // No keys at all means that nobody tells them.
    if (keys.length === 0 || missing.length === 0) continue;
    const said = message(
      'Secret {0}, from which SonataFlowPlatform {1} takes the login of its database, has no {2}; it has: {3}. Name the right keys in the platform (userKey, passwordKey).',
      secret,
      name,
      missing.join(', '),
      keys.join(', '),
    );
    return verdict('degraded', 'platform-secret-keys', said, [
      seen,
      evidence(found.object, 'data (keys)', keys.join(', ')),
    ]);
  }
  return undefined;
}
