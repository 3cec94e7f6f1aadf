import type { Access, Proof } from './access.ts';
import { openTransport, type Transport } from './transport.ts';
import { tellingWrites, type OnWrite } from './writes.ts';

/** One context of a kubeconfig in use: everything that reads or writes the cluster goes through it. */
export interface Connection {
  readonly context: string;
  /** Address of the API server. */
  readonly server: string;
  /** Namespace of the context, where it names one. */
  readonly namespace?: string;
  readonly proof: Proof;
  /** The kubeconfig says not to check who the server is. */
  readonly isUnverified: boolean;
  readonly transport: Transport;
  readonly onWrite: OnWrite;
  /** Ends what is under way and closes the sockets. */
  close(): void;
}

/** No network yet: the first request opens it. */
export function openConnection(access: Access): Connection {
  const { transport, onWrite } = tellingWrites(openTransport(access));
  return {
    context: access.context,
    server: access.server,
    ...(access.namespace !== undefined && { namespace: access.namespace }),
    proof: access.proof,
    isUnverified: access.isUnverified,
    transport,
    onWrite,
    close: () => transport.close(),
  };
}
