import { message, type Message } from '../../message.ts';
import { databaseServer, type ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { networkNotes } from '../database/networkNotes.ts';
import { secretCommand } from '../database/secretNotes.ts';
import { databasePerPlugin, schemasByOthers } from '../database/serverNotes.ts';

/** What an external database needs besides the values of the chart, and what no value of it can say. */
export function databaseNotes(target: Target): readonly Message[] {
  const { database, release } = target;
  if (database.mode === 'local') return [];
  const { platformDatabase, platformSchemas } = release.helm;
  return [
    message(
      'The Secret {0} in namespace {1} with the keys {2} and {3} is yours to bring: RHDH, the platform and a Job of the chart sign in with it. With user and password in PGUSER and PGPASSWORD:{4}',
      database.secret,
      target.namespace,
      database.userKey,
      database.passwordKey,
      secretCommand(target, database),
    ),
    message(
      'That Job creates the database {0}, where this user may create one. Where it may not, the database has to be there before. As administrator of the server, with the value of {1} for <user>:{2}',
      platformDatabase,
      database.userKey,
      commandLines(`CREATE DATABASE "${platformDatabase}" OWNER "<user>";`),
    ),
    schemasByOthers(platformDatabase, platformSchemas),
    databasePerPlugin(),
    ...networkNotes(target, database),
    ...(database.tls ? tlsNotes(target, database) : [clearTextNote]),
  ];
}

const clearTextNote = message('Nothing asks for an encrypted connection: the target says tls: false.');

function tlsNotes(target: Target, { at }: ExternalDatabase): readonly Message[] {
  const { platform } = target.release;
  const unsaid = platform.services.filter(({ tlsVariables }) => tlsVariables.length > 0);
  return [
    message(
      'RHDH checks the certificate of the server (ssl: true): it has to be made out to {0}, by an authority that Node.js knows. For another one RHDH needs the file and NODE_EXTRA_CA_CERTS, and for the file all volumes of the chart have to be written anew, in upstream.backstage.extraVolumes and extraVolumeMounts.',
      databaseServer(at).host,
    ),
    message(
      'Data-index encrypts by itself where the server offers TLS. The chart cannot hand jobs-service the variables by which it does: it goes on in clear text, and where the server insists on TLS it does not start. Set them when the chart is installed, and look after an upgrade whether they are still there:{0}',
      commandLines(
        `oc patch sonataflowplatform ${platform.name} --namespace ${target.namespace} --type merge`,
        `--patch '${patchOf(unsaid)}'`,
      ),
    ),
  ];
}

/** The variables at the services that have to be told. */
function patchOf(services: Target['release']['platform']['services']): string {
  const told = services.map(({ field, tlsVariables }) => [
    field,
    { podTemplate: { container: { env: tlsVariables } } },
  ]);
  return JSON.stringify({ spec: { services: Object.fromEntries(told) as unknown } });
}
