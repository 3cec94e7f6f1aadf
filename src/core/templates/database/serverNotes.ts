import { message, type Message } from '../../message.ts';
import type { ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';

/** What an administrator of the server has to do before the platform starts. */
export function serverNotes(
  { release: { platform } }: Target,
  { name, userKey }: ExternalDatabase,
): readonly Message[] {
  const schemas = platform.services.map(({ suffix }) => `${platform.name}-${suffix}`);
  return [
    message(
      'The database {0} has to be there before the platform of 26-sonataflow-platform.yaml, or data-index and jobs-service start again and again; nobody makes it in time. As administrator of the server, with the value of {1} for <user>:{2}',
      name,
      userKey,
      commandLines(`CREATE DATABASE "${name}" OWNER "<user>";`),
    ),
    schemasByOthers(name, schemas),
    databasePerPlugin(),
  ];
}

/** What the user may not do by itself in a database that somebody else owns. */
export function schemasByOthers(database: string, schemas: readonly string[]): Message {
  return message(
    'Where it is there and belongs to somebody else, <user> needs to make a schema for each service in it ({0}):{1}',
    schemas.join(', '),
    commandLines(`GRANT CONNECT, CREATE ON DATABASE "${database}" TO "<user>";`),
  );
}

/** What RHDH itself does on the server. */
export function databasePerPlugin(): Message {
  return message(
    'RHDH keeps a database for each of its plugins and makes them itself:{0}',
    commandLines('ALTER ROLE "<user>" CREATEDB;'),
  );
}
