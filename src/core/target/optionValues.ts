import { defaultDatabasePort } from './database.ts';
import { externalDefaults, type DatabaseAnswers } from './databaseParse.ts';
import type { Target } from './target.ts';
import type { TargetAnswers } from './targetParse.ts';

/** `database` as it is written in a target; nothing where it is as by default. */
export function databaseValue(target: Target): Pick<TargetAnswers, 'database'> {
  const { database } = target;
  if (database.mode === 'local') return {};
  const defaults = externalDefaults(target);
  const { mode, at } = database;
  const chosen = (['secret', 'userKey', 'passwordKey', 'name', 'tls'] as const)
    .filter((key) => database[key] !== defaults[key])
    .map((key) => [key, database[key]] as const);
  const place: Pick<DatabaseAnswers, 'service' | 'jdbcUrl'> =
    at.kind === 'jdbcUrl'
      ? { jdbcUrl: at.url }
      : {
          service: {
            name: at.name,
            ...(at.namespace === target.namespace ? {} : { namespace: at.namespace }),
            ...(at.port === defaultDatabasePort ? {} : { port: at.port }),
          },
        };
  return { database: { mode, ...place, ...Object.fromEntries(chosen) } };
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
