import type { PlatformFacts } from '../release.ts';

/**
 * What every release has in common. Source: OP, plugin-deps/sonataflow.yaml (1.7 … main);
 * suffixes and amounts of the services: SFO, and observed in recordings/sonataflow-knative.
 */
const platformOfEveryRelease = {
  apiVersion: 'sonataflow.org/v1alpha08',
  name: 'sonataflow-platform',
  databaseName: 'backstage_plugin_orchestrator',
  monitoring: true,
  services: [
    {
      field: 'dataIndex',
      suffix: 'data-index-service',
      resources: {
        requests: { cpu: '100m', memory: '1Gi' },
        limits: { cpu: '200m', memory: '1Gi' },
      },
      // Its JDBC driver speaks TLS by itself wherever the server offers it, and asks for no certificate.
      tlsVariables: [],
    },
    {
      field: 'jobService',
      suffix: 'jobs-service',
      resources: {
        requests: { cpu: '250m', memory: '64Mi' },
        limits: { cpu: '500m', memory: '1Gi' },
      },
      // A second, reactive driver that never speaks TLS unless told to. Upstream's own tests say "allow", which still
      // sends everything in the clear wherever the server lets it (RHDH, .ci/pipelines, external database).
      tlsVariables: [
        { name: 'QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE', value: 'require' },
        { name: 'QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL', value: 'true' },
      ],
    },
  ],
  userKey: 'POSTGRES_USER',
  passwordKey: 'POSTGRES_PASSWORD',
} satisfies Partial<PlatformFacts>;

/**
 * The database is made by the Backstage backend when it first starts the plugin.
 * 48 characters: the Service `backstage-psql-<name>` has at most 63 (observed, recordings/rhdh-operator).
 */
export const platformWithoutJob: PlatformFacts = {
  ...platformOfEveryRelease,
  databaseJob: false,
  maxNameLength: 48,
};

/**
 * A Job makes the database. Source: OP, plugin-deps/sonataflow.yaml (1.8 … main).
 * 36 characters: `create-sonataflow-database-` has 27 and the Pod is labelled with the Job's name
 * (observed, recordings/rhdh-operator).
 */
export const platformWithJob: PlatformFacts = {
  ...platformOfEveryRelease,
  databaseJob: true,
  job: {
    name: 'create-sonataflow-database-{name}',
    image: 'quay.io/fedora/postgresql-15:latest',
    container: 'psql',
    ttlSecondsAfterFinished: 30,
    activeDeadlineSeconds: 120,
    restartPolicy: 'Never',
    resources: {
      limits: { cpu: '100m', memory: '128Mi' },
      requests: { cpu: '100m', memory: '64Mi' },
    },
  },
  maxNameLength: 36,
};
