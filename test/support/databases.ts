import type { ExternalDatabase } from '../../src/core/target/database.ts';

/** A server in the cluster, in a namespace of its own, on another port than PostgreSQL's, with TLS of the cluster's own. */
export const databaseByService: ExternalDatabase = {
  mode: 'external',
  secret: 'hub-database',
  userKey: 'POSTGRES_USER',
  passwordKey: 'POSTGRES_PASSWORD',
  at: { kind: 'service', name: 'postgres', namespace: 'data', port: 5433 },
  name: 'backstage_plugin_orchestrator',
  tls: true,
  ca: { secret: 'postgres-ca', key: 'ca.crt' },
};

/** A server elsewhere, in clear text, whose Secret was there before and has keys of its own. */
export const databaseByUrl: ExternalDatabase = {
  mode: 'external',
  secret: 'shared-postgres',
  userKey: 'username',
  passwordKey: 'password',
  at: { kind: 'jdbcUrl', url: 'jdbc:postgresql://db.example.com/orchestrator?connectTimeout=5' },
  name: 'orchestrator',
  tls: false,
};

/** A server in the cluster as the Helm chart can use it: by its own keys and database, with TLS. */
export const databaseOfChart: ExternalDatabase = {
  mode: 'external',
  secret: 'hub-database',
  userKey: 'POSTGRES_USER',
  passwordKey: 'POSTGRES_PASSWORD',
  at: { kind: 'service', name: 'postgres', namespace: 'data', port: 5433 },
  name: 'sonataflow',
  tls: true,
};
