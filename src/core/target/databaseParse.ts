import { message, type Message } from '../message.ts';
import { objectNameProblem, namespaceProblem } from '../names.ts';
import { nameFor, type Release } from '../release.ts';
import { missing, type AnswersReader } from './answersReader.ts';
import {
  databaseModes,
  defaultDatabasePort,
  type Database,
  type DatabasePlace,
  type ExternalDatabase,
} from './database.ts';

/** `database` as it is written in a target. */
export interface DatabaseAnswers {
  readonly mode: Database['mode'];
  readonly secret?: string;
  readonly userKey?: string;
  readonly passwordKey?: string;
  readonly service?: { readonly name: string; readonly namespace?: string; readonly port?: number };
  readonly jdbcUrl?: string;
  readonly name?: string;
  readonly tls?: boolean;
}

const fields = ['mode', 'secret', 'userKey', 'passwordKey', 'service', 'jdbcUrl', 'name', 'tls'] as const;
const serviceFields = ['name', 'namespace', 'port'] as const;
const highestPort = 65_535;

/** Reads `database`; what is left out is as upstream has it. */
export function readDatabase(
  read: AnswersReader,
  backstage: { readonly name: string; readonly namespace: string; readonly release: Release },
): Database {
  read.mapping('database');
  read.refuseUnknown(fields, 'database');
  read.refuseUnknown(serviceFields, 'database', 'service');
  const mode = read.choice(databaseModes, 'local', 'database', 'mode');
  if (mode === 'local') {
    refuseExternalFields(read);
    return { mode };
  }
  const defaults = externalDefaults(backstage);
  return {
    mode,
    secret:
      read.text('target-database', objectNameProblem, undefined, 'database', 'secret') ?? defaults.secret,
    userKey: read.text('target-database', keyProblem, undefined, 'database', 'userKey') ?? defaults.userKey,
    passwordKey:
      read.text('target-database', keyProblem, undefined, 'database', 'passwordKey') ?? defaults.passwordKey,
    at: readPlace(read, backstage.namespace),
    name: read.text('target-database', databaseNameProblem, undefined, 'database', 'name') ?? defaults.name,
    tls: read.flag(defaults.tls, 'database', 'tls'),
  };
}

/** An external database where only its place is said. */
export function externalDefaults({
  name,
  release: { platform },
}: {
  readonly name: string;
  readonly release: Release;
}): Omit<ExternalDatabase, 'at'> {
  return {
    mode: 'external',
    // The operator's own names begin with "backstage-", so this cannot meet one of them.
    secret: nameFor('{name}-database', name),
    userKey: platform.userKey,
    passwordKey: platform.passwordKey,
    name: platform.databaseName,
    tls: true,
  };
}

/** What is wrong with a JDBC URL of PostgreSQL; `undefined` when nothing is. */
export function jdbcUrlProblem(url: string): Message | undefined {
  if (!/^jdbc:postgresql:\/\/[^/\s?]+\/[^/\s?]+(\?\S*)?$/.test(url)) {
    return message(
      'Like jdbc:postgresql://db.example.com:5432/{0}, with the database at its end.',
      '<database>',
    );
  }
  if (/[?&](user|password)=/i.test(url) || /:\/\/[^/]*@/.test(url)) {
    return message('User and password stand in the Secret, not in the URL.');
  }
  if (/[?&]currentSchema=/i.test(url)) {
    return message('Leave currentSchema out: data-index and jobs-service each get a schema of their own.');
  }
  return undefined;
}

/** What is wrong with the name of a PostgreSQL database; `undefined` when nothing is. */
export function databaseNameProblem(text: string): Message | undefined {
  return /^[a-z_][a-z0-9_]{0,62}$/.test(text)
    ? undefined
    : message('Lower-case letters, digits and "_", not beginning with a digit, at most {0} characters.', 63);
}

function keyProblem(text: string): Message | undefined {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(text)
    ? undefined
    : message('The key of a Secret has letters, digits, "-", "_" and "." only.');
}

function readPlace(read: AnswersReader, namespace: string): DatabasePlace {
  const url = read.text('target-database', jdbcUrlProblem, undefined, 'database', 'jdbcUrl');
  const hasService = read.mapping('database', 'service');
  if (url !== undefined) {
    if (hasService) {
      const said = message('Either service or jdbcUrl: the platform takes one of them.');
      read.report('target-contradiction', said, 'database', 'jdbcUrl');
    }
    return { kind: 'jdbcUrl', url };
  }
  if (!hasService) {
    const said = message('An external database needs service (a Service of the cluster) or jdbcUrl.');
    read.report('target-database', said, 'database');
  }
  const absent = hasService ? missing : undefined;
  return {
    kind: 'service',
    name: read.text('target-database', objectNameProblem, absent, 'database', 'service', 'name') ?? '',
    namespace:
      read.text('target-database', namespaceProblem, undefined, 'database', 'service', 'namespace') ??
      namespace,
    port: read.integer(1, highestPort, defaultDatabasePort, 'database', 'service', 'port'),
  };
}

function refuseExternalFields(read: AnswersReader): void {
  for (const key of fields) {
    if (key === 'mode' || !read.has('database', key)) continue;
    const said = message('Only an external database has this: say mode: external, or leave it out.');
    read.report('target-contradiction', said, 'database', key);
  }
}
