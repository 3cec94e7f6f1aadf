import type { HelmCharts } from '../helmCharts.ts';

/** Source: the Helm chart reference and the guides for disconnected clusters of RHDH 1.7 to 1.10 (docs.redhat.com). */
const published = {
  repository: 'https://charts.openshift.io',
  backstage: 'redhat-developer-hub',
  // CHART, nameOverride of the values, all lines.
  nameOverride: 'developer-hub',
  infra: 'redhat-developer-hub-orchestrator-infra',
};

/** Source: CHART, charts/backstage/templates/sonataflows.yaml and upstream.backstage.resources of the values, all lines. */
const platform = {
  platformDatabase: 'sonataflow',
  platformSchemas: ['data-index-service', 'jobs-service'],
  databaseJob: '{name}-create-sf-db-<chart version>',
  // A label has 63; a version of seven characters, as 1.10.10, leaves room for the patches to come.
  maxNameLength: 42,
  userKey: 'POSTGRES_USER',
  passwordKey: 'POSTGRES_PASSWORD',
  localDatabase: {
    secret: '{name}-postgresql-svcbind-postgres',
    userKey: 'username',
    passwordKey: 'password',
    service: '{name}-postgresql',
  },
  resources: {
    requests: { cpu: '250m', memory: '1Gi' },
    limits: { cpu: '1000m', memory: '2.5Gi' },
  },
};

/** Source of the name: CHART release-1.7 and 1.8, upstream.backstage.extraEnvVars of the values. */
export function helmCharts1_7(version: string): HelmCharts {
  return { ...published, ...platform, version, backendSecretTemplate: 'janus-idp.backend-secret-name' };
}

/** Source of the name: CHART release-1.9, 1.10 and main, as above; the older one is kept as deprecated there. */
export function helmCharts1_9(version?: string): HelmCharts {
  const chart = { ...published, ...platform, backendSecretTemplate: 'rhdh.backend-secret-name' };
  return version === undefined ? chart : { ...chart, version };
}
