import { databaseServer, type ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';

/** Variables of RHDH's environment that say where the database is and how it is spoken to; no credentials. */
export function connectionVariables(
  { release: { backend } }: Target,
  { at, tls, ca }: ExternalDatabase,
): readonly { readonly name: string; readonly value: string }[] {
  const { host, port } = databaseServer(at);
  const { database: names } = backend;
  return [
    { name: names.host, value: host },
    { name: names.port, value: String(port) },
    ...(tls ? [{ name: names.sslMode, value: 'require' }] : []),
    ...(ca === undefined ? [] : [{ name: names.certificates, value: `${backend.folder}/${ca.key}` }]),
  ];
}

/**
 * The part of the app-config that reads credentials by other names than the image's own app-config does;
 * nothing where the names are the same.
 */
export function credentialsConfig({ release: { backend }, database }: Target): object {
  if (database.mode === 'local') return {};
  const { userKey, passwordKey } = database;
  const connection = {
    ...(userKey === backend.database.user ? {} : { user: `\${${userKey}}` }),
    ...(passwordKey === backend.database.password ? {} : { password: `\${${passwordKey}}` }),
  };
  return Object.keys(connection).length === 0 ? {} : { database: { connection } };
}
