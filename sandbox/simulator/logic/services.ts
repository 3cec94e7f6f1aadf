import type { Manifest } from '../../../src/core/manifest.ts';
import type { Platform, Postgresql, ServiceField } from './platform.ts';

/** What data-index and jobs-service differ in. */
interface ServiceFacts {
  readonly field: ServiceField;
  readonly suffix: string;
  readonly container: string;
  readonly image: string;
  readonly strategy: unknown;
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

const facts: readonly ServiceFacts[] = [
  {
    field: 'dataIndex',
    suffix: 'data-index-service',
    container: 'data-index-service',
    image: 'incubator-kie-kogito-data-index',
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
    requests: { cpu: '100m', memory: '1Gi' },
    limits: { cpu: '200m', memory: '1Gi' },
  },
  {
    field: 'jobService',
    suffix: 'jobs-service',
    container: 'jobs-service',
    image: 'incubator-kie-kogito-jobs-service',
    strategy: { type: 'Recreate' },
    requests: { cpu: '250m', memory: '64Mi' },
    limits: { cpu: '500m', memory: '1Gi' },
  },
];

/** Objects of one service in the order in which the operator makes them. */
export interface ServiceObjects {
  readonly configMap: Manifest;
  readonly deployment: Manifest;
  readonly service: Manifest;
}

/** data-index, then jobs-service: each as far as the spec has it, also when it says `enabled: false`. */
export function serviceObjects(platform: Platform): readonly ServiceObjects[] {
  return facts
    .filter(({ field }) => platform.spec?.services?.[field] !== undefined)
    .map((service) => objectsOf(platform, service));
}

function objectsOf(platform: Platform, service: ServiceFacts): ServiceObjects {
  const { apiVersion, kind, metadata } = platform;
  const { name: owner, namespace = '', uid = '' } = metadata;
  const name = `${owner}-${service.suffix}`;
  const labels = {
    app: owner,
    'app-namespace': namespace,
    'app.kubernetes.io/component': name,
    'app.kubernetes.io/instance': owner,
    'app.kubernetes.io/managed-by': 'sonataflow-operator',
    'app.kubernetes.io/name': service.container,
    'app.kubernetes.io/part-of': owner,
    'app.kubernetes.io/version': 'main',
    'sonataflow.org/service': name,
  };
  const ownerReferences = [
    { apiVersion, kind, name: owner, uid, controller: true, blockOwnerDeletion: true },
  ];
  const owned = (objectName: string) => ({ name: objectName, namespace, labels, ownerReferences });
  const selector = { 'sonataflow.org/service': name };
  return {
    configMap: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: owned(`${name}-props`),
      data: {
        'application.properties': `kogito.service.url = http://${name}.${namespace}\nquarkus.http.port = 8080\n`,
      },
    },
    deployment: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: owned(name),
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        strategy: service.strategy,
        template: { metadata: { labels }, spec: podOf(platform, service, name) },
      },
    },
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: owned(name),
      spec: { ports: [{ name: 'h2c', protocol: 'TCP', port: 80, targetPort: 8080 }], selector },
    },
  };
}

function podOf(platform: Platform, service: ServiceFacts, name: string): unknown {
  const { persistence } = platform.spec?.services?.[service.field] ?? {};
  const postgresql = persistence?.postgresql ?? platform.spec?.persistence?.postgresql;
  const database = postgresql === undefined ? 'ephemeral' : 'postgresql';
  const probe = (path: string) => ({
    httpGet: { path, port: 8080, scheme: 'HTTP' },
    initialDelaySeconds: 45,
    timeoutSeconds: 10,
    periodSeconds: 30,
    failureThreshold: 4,
  });
  const volume = 'application-config';
  return {
    volumes: [{ name: volume, configMap: { name: `${name}-props` } }],
    containers: [
      {
        name: service.container,
        image: `docker.io/apache/${service.image}-${database}:main`,
        ports: [{ name: 'h2c', containerPort: 8080, protocol: 'TCP' }],
        env: postgresql === undefined ? [] : databaseEnv(postgresql, platform.metadata.namespace ?? '', name),
        resources: { requests: service.requests, limits: service.limits },
        volumeMounts: [{ name: volume, mountPath: '/home/kogito/config' }],
        livenessProbe: probe('/q/health/live'),
        readinessProbe: probe('/q/health/ready'),
      },
    ],
  };
}

function databaseEnv(postgresql: Postgresql, ownNamespace: string, schema: string): unknown {
  const { secretRef, serviceRef, jdbcUrl } = postgresql;
  const fromSecret = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: secretRef?.name ?? '', key } },
  });
  const {
    name = '',
    namespace = ownNamespace,
    port = 5432,
    databaseName = 'sonataflow',
    databaseSchema = schema,
  } = serviceRef ?? {};
  const url =
    jdbcUrl ??
    `jdbc:postgresql://${name}.${namespace}:${port}/${databaseName}?currentSchema=${databaseSchema}`;
  return [
    fromSecret('QUARKUS_DATASOURCE_USERNAME', secretRef?.userKey ?? 'POSTGRESQL_USER'),
    fromSecret('QUARKUS_DATASOURCE_PASSWORD', secretRef?.passwordKey ?? 'POSTGRESQL_PASSWORD'),
    { name: 'QUARKUS_DATASOURCE_DB_KIND', value: 'postgresql' },
    { name: 'QUARKUS_DATASOURCE_JDBC_URL', value: url },
    { name: 'KOGITO_PERSISTENCE_TYPE', value: 'jdbc' },
    { name: 'QUARKUS_FLYWAY_MIGRATE_AT_START', value: 'true' },
  ];
}
