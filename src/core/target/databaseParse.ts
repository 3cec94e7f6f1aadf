import { message } from '../message.ts';
import { objectNameProblem, namespaceProblem } from '../names.ts';
import { nameFor } from '../release.ts';
import { missing, type AnswersReader } from './answersReader.ts';
import {
  databaseModes,
  defaultCaKey,
  defaultDatabasePort,
  jdbcParts,
  type Database,
  type DatabasePlace,
  type ExternalDatabase,
} from './database.ts';
import { databaseNameProblem, fileKeyProblem, jdbcUrlProblem, secretKeyProblem } from './databaseProblems.ts';
import type { Target } from './target.ts';

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
  readonly ca?: { readonly secret: string; readonly key?: string };
}

const fields = [
  'mode',
  'secret',
  'userKey',
  'passwordKey',
  'service',
  'jdbcUrl',
  'name',
  'tls',
  'ca',
] as const;
const highestPort = 65_535;

/** Reads `database`; what is left out is as upstream has it. */
export function readDatabase(
  read: AnswersReader,
  backstage: Pick<Target, 'name' | 'namespace' | 'release' | 'method'>,
): Database {
  read.mapping('database');
  read.refuseUnknown(fields, 'database');
  const mode = read.choice(databaseModes, 'local', 'database', 'mode');
  if (mode === 'local') {
    refuseExternalFields(read);
    return { mode };
  }
  const defaults = externalDefaults(backstage);
  const at = readPlace(read, backstage.namespace);
  return {
    mode,
    secret:
      read.text('target-database', objectNameProblem, undefined, 'database', 'secret') ?? defaults.secret,
    userKey:
      read.text('target-database', secretKeyProblem, undefined, 'database', 'userKey') ?? defaults.userKey,
    passwordKey:
      read.text('target-database', secretKeyProblem, undefined, 'database', 'passwordKey') ??
      defaults.passwordKey,
    at,
    name: readName(read, at) ?? defaults.name,
    tls: read.flag(defaults.tls, 'database', 'tls'),
    ...readAuthority(read),
  };
}

/** An external database where only its place is said. */
export function externalDefaults({
  name,
  release: { platform, helm },
  method,
}: Pick<Target, 'name' | 'release' | 'method'>): Omit<ExternalDatabase, 'at'> {
  return {
    mode: 'external',
    // The operator's own names begin with "backstage-", so this cannot meet one of them.
    secret: nameFor('{name}-database', name),
    userKey: platform.userKey,
    passwordKey: platform.passwordKey,
    name: method === 'helm' ? helm.platformDatabase : platform.databaseName,
    tls: true,
  };
}

function readPlace(read: AnswersReader, namespace: string): DatabasePlace {
  const hasUrl = read.has('database', 'jdbcUrl');
  const url = read.text('target-database', jdbcUrlProblem, undefined, 'database', 'jdbcUrl');
  const hasService = read.mapping('database', 'service');
  if (hasUrl) {
    if (hasService) {
      const said = message('Either a Service or a JDBC URL: the platform takes one of them.');
      read.report('target-contradiction', said, 'database', 'jdbcUrl');
    }
    return { kind: 'jdbcUrl', url: url ?? '' };
  }
  if (!hasService && !read.has('database', 'service')) {
    const said = message('An external database needs a place: a Service of the cluster, or a JDBC URL.');
    read.report('target-database', said, 'database');
  }
  read.refuseUnknown(['name', 'namespace', 'port'], 'database', 'service');
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

/** A JDBC URL names the database itself, so that nothing else may. */
function readName(read: AnswersReader, at: DatabasePlace): string | undefined {
  const name = read.text('target-database', databaseNameProblem, undefined, 'database', 'name');
  if (at.kind === 'service') return name;
  const inUrl = jdbcParts(at.url)?.database;
  if (name !== undefined && inUrl !== undefined && name !== inUrl) {
    const said = message('The URL says {0} already: leave this out.', inUrl);
    read.report('target-contradiction', said, 'database', 'name');
  }
  return inUrl;
}

function readAuthority(read: AnswersReader): Pick<ExternalDatabase, 'ca'> {
  if (!read.mapping('database', 'ca')) return {};
  read.refuseUnknown(['secret', 'key'], 'database', 'ca');
  const secret = read.text('target-database', objectNameProblem, missing, 'database', 'ca', 'secret') ?? '';
  const key = read.text('target-database', fileKeyProblem, undefined, 'database', 'ca', 'key');
  return { ca: { secret, key: key ?? defaultCaKey } };
}

function refuseExternalFields(read: AnswersReader): void {
  for (const key of fields) {
    if (key === 'mode' || !read.has('database', key)) continue;
    const said = message('Only an external database has this: make it an external one, or leave this out.');
    read.report('target-contradiction', said, 'database', key);
  }
}
