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
  /** Keys of that Secret. */
  readonly userKey: string;
  readonly passwordKey: string;
  readonly at: DatabasePlace;
  /** The database that data-index and jobs-service use. */
  readonly name: string;
  /** Whether the connection is encrypted. */
  readonly tls: boolean;
}

/** Where the server is: a Service of the cluster, or a JDBC URL without credentials. */
export type DatabasePlace =
  | { readonly kind: 'service'; readonly name: string; readonly namespace: string; readonly port: number }
  | { readonly kind: 'jdbcUrl'; readonly url: string };

/** Port of PostgreSQL where none is said. */
export const defaultDatabasePort = 5432;
