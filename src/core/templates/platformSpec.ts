import { nameFor, type Release } from '../release.ts';
import { jdbcParts, defaultDatabasePort, type ExternalDatabase } from '../target/database.ts';
import type { Target } from '../target/target.ts';

type Service = Release['platform']['services'][number];

/** `spec` of the SonataFlowPlatform: the services of the release on the database of the target. */
export function platformSpec(target: Target): unknown {
  const { services, monitoring } = target.release.platform;
  return {
    monitoring: { enabled: monitoring && target.monitoring },
    services: Object.fromEntries(services.map((service) => [service.field, serviceSpec(service, target)])),
  };
}

function serviceSpec(service: Service, target: Target): unknown {
  const container = { ...environment(service, target), ...size(service, target) };
  return {
    enabled: true,
    persistence: { postgresql: postgresql(service, target) },
    ...(Object.keys(container).length === 0 ? {} : { podTemplate: { container } }),
  };
}

/** Exactly two fields, or the API server refuses the platform: the credentials and one way to the server. */
function postgresql(service: Service, { release, name, namespace, database }: Target): unknown {
  const { generatedNames, platform } = release;
  if (database.mode === 'local') {
    return {
      secretRef: {
        name: nameFor(generatedNames.databaseSecret, name),
        userKey: platform.userKey,
        passwordKey: platform.passwordKey,
      },
      serviceRef: {
        name: nameFor(generatedNames.databaseService, name),
        namespace,
        databaseName: platform.databaseName,
      },
    };
  }
  const { secret, userKey, passwordKey, at } = database;
  const secretRef = { name: secret, userKey, passwordKey };
  if (at.kind === 'jdbcUrl') return { secretRef, jdbcUrl: urlFor(service, release, database, at.url) };
  return {
    secretRef,
    serviceRef: {
      name: at.name,
      namespace: at.namespace,
      ...(at.port === defaultDatabasePort ? {} : { port: at.port }),
      databaseName: database.name,
    },
  };
}

/**
 * The URL with a schema of the service's own: the one that the Logic operator gives a serviceRef, so that a change
 * from one to the other finds its tables again. A URL it takes as it is.
 */
function urlFor(service: Service, { platform }: Release, { tls }: ExternalDatabase, url: string): string {
  const parameters = jdbcParts(url)?.parameters ?? '';
  const added = [
    `currentSchema=${platform.name}-${service.suffix}`,
    ...(tls && !/(^|&)sslmode=/i.test(parameters) ? ['sslmode=require'] : []),
  ].join('&');
  return parameters === '' ? `${url.replace(/\?$/, '')}?${added}` : `${url}&${added}`;
}

function environment(service: Service, { database }: Target): object {
  return database.mode === 'external' && database.tls && service.tlsVariables.length > 0
    ? { env: service.tlsVariables }
    : {};
}

function size({ field }: Service, { resources }: Target): object {
  const chosen = field === 'dataIndex' ? resources.dataIndex : resources.jobsService;
  return chosen === undefined ? {} : { resources: chosen };
}
