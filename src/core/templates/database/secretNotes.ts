import { message, type Message } from '../../message.ts';
import { databaseServer, type CertificateAuthority, type ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { connectionVariables } from './connection.ts';

/** The Secret that is the user's to bring, and what RHDH is told beside it. Values come from the user's own shell. */
export function secretNotes(target: Target, external: ExternalDatabase): readonly Message[] {
  const { secret, userKey, passwordKey, tls, ca } = external;
  return [
    message(
      'Nothing is applied from this file. Here belongs the Secret {0} in namespace {1} with the keys {2} and {3}: RHDH, data-index and jobs-service all sign in with it. With user and password in PGUSER and PGPASSWORD:{4}',
      secret,
      target.namespace,
      userKey,
      passwordKey,
      secretCommand(target, external),
    ),
    toldBeside(target, external),
    tls
      ? certificateNote(target, external, ca)
      : message('Nothing asks for an encrypted connection: the target says tls: false.'),
  ];
}

/** The command that makes the Secret of values in the user's own shell. */
export function secretCommand(
  { namespace }: Target,
  { secret, userKey, passwordKey }: ExternalDatabase,
): string {
  return commandLines(
    `oc create secret generic ${secret} --namespace ${namespace}`,
    `--from-literal=${userKey}="\${PGUSER:?}"`,
    `--from-literal=${passwordKey}="\${PGPASSWORD:?}"`,
  );
}

function toldBeside(target: Target, external: ExternalDatabase): Message {
  const variables = connectionVariables(target, external).map(({ name, value }) => `${name}=${value}`);
  if (target.method === 'operator') {
    return message(
      'The Backstage object says the rest ({0}), which counts before the same names in the Secret.',
      variables.join(', '),
    );
  }
  return message(
    'Without the rhdh-operator nobody hands this to RHDH: give it all keys of the Secret as environment, and {0}.',
    variables.join(', '),
  );
}

function certificateNote(
  { namespace, method }: Target,
  { at }: ExternalDatabase,
  ca: CertificateAuthority | undefined,
): Message {
  const { host } = databaseServer(at);
  if (method !== 'operator') {
    return message(
      'RHDH checks the certificate of the server: it has to be made out to {0}, by an authority that Node.js knows. For another one give RHDH a file with its certificates and NODE_EXTRA_CA_CERTS with the path of it. Data-index and jobs-service encrypt without checking.',
      host,
    );
  }
  if (ca === undefined) {
    return message(
      'RHDH checks the certificate of the server: it has to be made out to {0}, by an authority that Node.js knows. For another one name a Secret with its certificates in the target (database.ca). Data-index and jobs-service encrypt without checking.',
      host,
    );
  }
  return message(
    'RHDH checks the certificate of the server: it has to be made out to {0}. Its authority belongs into the Secret {1} with the key {2}. Data-index and jobs-service encrypt without checking.{3}',
    host,
    ca.secret,
    ca.key,
    commandLines(
      `oc create secret generic ${ca.secret} --namespace ${namespace}`,
      `--from-file=${ca.key}="\${PGSSLROOTCERT:?}"`,
    ),
  );
}
