import { message, type Message } from '../../message.ts';
import { databaseServer, defaultDatabasePort, type ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';

/** Who has to let whom through to the server. */
export function networkNotes(target: Target, external: ExternalDatabase): readonly Message[] {
  const { host, port } = databaseServer(external.at);
  return [wayThere(target, external, `${host}:${port}`), ...wayOut(target)];
}

function wayThere({ namespace }: Target, { at }: ExternalDatabase, server: string): Message {
  if (at.kind === 'service' && at.namespace !== namespace) {
    return message(
      'RHDH, data-index and jobs-service in namespace {0} have to reach {1}: where network policies of namespace {2} deny, it needs one that lets them in.',
      namespace,
      server,
      at.namespace,
    );
  }
  return message('RHDH, data-index and jobs-service in namespace {0} have to reach {1}.', namespace, server);
}

/** Where the operator denies by default it opens PostgreSQL's own port, and no other. */
function wayOut({ method, release }: Target): readonly Message[] {
  if (method !== 'operator' || !release.networkPolicies.baseSet) return [];
  return [
    message(
      'The network policies of RHDH {0} let RHDH out to port {1} of any server when the database is external; the network policies of this target open another port. Behind a Service the port of its Pods counts.',
      release.line,
      defaultDatabasePort,
    ),
  ];
}
