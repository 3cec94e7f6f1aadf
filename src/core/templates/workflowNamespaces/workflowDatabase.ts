import { nameFor } from '../../release.ts';
import type { Target } from '../../target/target.ts';

/** A Secret and the keys that hold user and password. */
export interface Credentials {
  readonly name: string;
  readonly userKey: string;
  readonly passwordKey: string;
}

/** `persistence.postgresql` of a workflow outside the Backstage namespace, on the database of the target. */
export function workflowDatabase(target: Target): {
  readonly secretRef: Credentials;
  readonly place: object;
} {
  const { database, namespace, name } = target;
  if (database.mode === 'external') {
    const { secret, userKey, passwordKey, at } = database;
    const secretRef = { name: secret, userKey, passwordKey };
    if (at.kind === 'jdbcUrl') return { secretRef, place: { jdbcUrl: withSchema(at.url) } };
    const { kind: _, ...server } = at;
    return { secretRef, place: { serviceRef: { ...server, databaseName: database.name } } };
  }
  const { secret, userKey, passwordKey, service, databaseName } = madeDatabase(target);
  return {
    secretRef: { name: nameFor(secret, name), userKey, passwordKey },
    place: { serviceRef: { name: nameFor(service, name), namespace, databaseName } },
  };
}

/** The database that comes with RHDH; names hold `{name}`. */
interface MadeDatabase {
  readonly secret: string;
  readonly userKey: string;
  readonly passwordKey: string;
  readonly service: string;
  readonly databaseName: string;
}

function madeDatabase({ method, release: { generatedNames, platform, helm } }: Target): MadeDatabase {
  if (method === 'helm') return { ...helm.localDatabase, databaseName: helm.platformDatabase };
  const { databaseSecret: secret, databaseService: service } = generatedNames;
  return { ...platform, secret, service };
}

/** A URL is taken as it is: without a schema the tables of all workflows would lie in one. */
function withSchema(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}currentSchema=<workflow>`;
}
