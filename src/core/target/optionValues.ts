import { defaultCaKey, defaultDatabasePort, type ExternalDatabase } from './database.ts';
import { externalDefaults, type DatabaseAnswers } from './databaseParse.ts';
import type { Target } from './target.ts';
import type { TargetAnswers } from './targetParse.ts';

/** `database` as it is written in a target; nothing where it is as by default. */
export function databaseValue(target: Target): Pick<TargetAnswers, 'database'> {
  const { database } = target;
  if (database.mode === 'local') return {};
  const defaults = externalDefaults(target);
  const { mode, at, ca } = database;
  // The name in a URL is said by the URL.
  const named = at.kind === 'service' ? (['name'] as const) : [];
  const chosen = (['secret', 'userKey', 'passwordKey', ...named, 'tls'] as const)
    .filter((key) => database[key] !== defaults[key])
    .map((key) => [key, database[key]] as const);
  return { database: { mode, ...placeValue(target, at), ...Object.fromEntries(chosen), ...authority(ca) } };
}

function placeValue(
  { namespace }: Target,
  at: ExternalDatabase['at'],
): Pick<DatabaseAnswers, 'service' | 'jdbcUrl'> {
  if (at.kind === 'jdbcUrl') return { jdbcUrl: at.url };
  return {
    service: {
      name: at.name,
      ...(at.namespace === namespace ? {} : { namespace: at.namespace }),
      ...(at.port === defaultDatabasePort ? {} : { port: at.port }),
    },
  };
}

function authority(ca: ExternalDatabase['ca']): Pick<DatabaseAnswers, 'ca'> {
  if (ca === undefined) return {};
  return { ca: { secret: ca.secret, ...(ca.key === defaultCaKey ? {} : { key: ca.key }) } };
}

/** The other options as they are written in a target; what is as by default is left out. */
export function optionValues(target: Target): Partial<TargetAnswers> {
  const { workflowNamespaces, monitoring, cicd, notifications, loki, permissions, mirrors, resources } =
    target;
  return {
    ...(workflowNamespaces.length === 0 ? {} : { workflowNamespaces }),
    ...(monitoring ? {} : { monitoring }),
    ...(cicd ? { cicd } : {}),
    ...(notifications ? { notifications } : {}),
    ...(loki === undefined ? {} : { loki }),
    ...(permissions === undefined ? {} : { permissions }),
    ...(Object.keys(mirrors).length === 0 ? {} : { mirrors }),
    ...(Object.keys(resources).length === 0 ? {} : { resources }),
  };
}
