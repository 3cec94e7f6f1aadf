/** The database of RHDH and of the platform. */
export type Database = LocalDatabase | ExternalDatabase;

export const databaseModes = ['local', 'external'] as const;

/** PostgreSQL that comes with RHDH: made by the rhdh-operator, or by the Helm chart. */
interface LocalDatabase {
  readonly mode: 'local';
}

/** PostgreSQL of one's own, which RHDH and the platform share. */
export interface ExternalDatabase {
  readonly mode: 'external';
  /** Name of the Secret in the Backstage namespace; its values are the user's to bring. */
  readonly secret: string;
  /** Keys of that Secret; names of environment variables of RHDH, too. */
  readonly userKey: string;
  readonly passwordKey: string;
  readonly at: DatabasePlace;
  /** The database that data-index and jobs-service use; the one in a JDBC URL. */
  readonly name: string;
  /** Whether the connection is encrypted. */
  readonly tls: boolean;
  /** What RHDH trusts the server by; absent where Node.js knows its authority. */
  readonly ca?: CertificateAuthority;
}

/** PEM certificates in a Secret of the Backstage namespace. */
export interface CertificateAuthority {
  readonly secret: string;
  readonly key: string;
}

/** Where the server is: a Service of the cluster, or a JDBC URL without credentials. */
export type DatabasePlace =
  | { readonly kind: 'service'; readonly name: string; readonly namespace: string; readonly port: number }
  | { readonly kind: 'jdbcUrl'; readonly url: string };

/** Port of PostgreSQL where none is said. */
export const defaultDatabasePort = 5432;

/** Key that cert-manager and the PostgreSQL operators give the certificates of an authority. */
export const defaultCaKey = 'ca.crt';

/** A JDBC URL of one PostgreSQL server, in its parts; `undefined` for any other text. */
export function jdbcParts(
  url: string,
):
  | { readonly host: string; readonly port: number; readonly database: string; readonly parameters: string }
  | undefined {
  const [, host, port, database, parameters = ''] =
    /^jdbc:postgresql:\/\/([-.\w]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?\/([^/\s?#]+)(?:\?([^\s#]*))?$/.exec(
      url,
    ) ?? [];
  if (host === undefined || database === undefined) return undefined;
  return { host, port: port === undefined ? defaultDatabasePort : Number(port), database, parameters };
}

/** Host and port under which RHDH reaches the server. */
export function databaseServer(at: DatabasePlace): { readonly host: string; readonly port: number } {
  if (at.kind === 'service') return { host: `${at.name}.${at.namespace}.svc`, port: at.port };
  // A target holds no other URL than one with parts.
  const { host = '', port = defaultDatabasePort } = jdbcParts(at.url) ?? {};
  // Brackets belong to the notation of a URL, not to an IPv6 address.
  return { host: host.replaceAll(/[[\]]/g, ''), port };
}
