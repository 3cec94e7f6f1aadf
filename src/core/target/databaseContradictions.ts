import { message } from '../message.ts';
import { at, type Contradiction, type ContradictionRule } from './contradiction.ts';
import { jdbcParts, type ExternalDatabase } from './database.ts';
import type { Target } from './target.ts';

const keepsPlatform: ContradictionRule = ({ database, ownPlatform, method }) =>
  database.mode === 'external' && !ownPlatform && method === 'operator'
    ? at(
        ['ownPlatform'],
        message(
          'With an external database the platform is yours: the one the rhdh-operator makes asks for a database Secret that it then does not generate.',
        ),
      )
    : undefined;

const keysDiffer = external(({ userKey, passwordKey }) =>
  userKey === passwordKey
    ? at(['database', 'passwordKey'], message('User and password have a key each.'))
    : undefined,
);

/** Modes of the PostgreSQL drivers that never, and that always encrypt. Source: PostgreSQL, libpq-ssl. */
const clear = ['disable', 'allow', 'prefer'];
const encrypted = ['require', 'verify-ca', 'verify-full'];

const urlAgreesOnTls = external(({ at: place, tls }) => {
  if (place.kind === 'service') return undefined;
  const [, mode = ''] = /(?:^|&)sslmode=([^&]*)/i.exec(jdbcParts(place.url)?.parameters ?? '') ?? [];
  if (tls && clear.includes(mode)) {
    const said = message(
      'sslmode={0} does not insist on TLS: leave it out, or say that the server has no TLS.',
      mode,
    );
    return at(['database', 'jdbcUrl'], said);
  }
  if (!tls && encrypted.includes(mode)) {
    return at(['database', 'tls'], message('The URL insists on TLS with sslmode={0}: leave this out.', mode));
  }
  return undefined;
});

const authorityIsUsed = external(({ ca, tls }, { method }) => {
  if (ca === undefined) return undefined;
  if (!tls) return at(['database', 'ca'], message('Without TLS no certificate is checked.'));
  if (method === 'operator') return undefined;
  return at(
    ['database', 'ca'],
    message('Only the rhdh-operator mounts it: without it, give RHDH the file and NODE_EXTRA_CA_CERTS.'),
  );
});

/** What cannot stand together around an external database. */
export const databaseContradictions: readonly ContradictionRule[] = [
  keepsPlatform,
  keysDiffer,
  urlAgreesOnTls,
  authorityIsUsed,
];

function external(
  rule: (database: ExternalDatabase, target: Target) => Contradiction | undefined,
): ContradictionRule {
  return (target) => (target.database.mode === 'external' ? rule(target.database, target) : undefined);
}
