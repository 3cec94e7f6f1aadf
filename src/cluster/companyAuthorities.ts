import * as tls from 'node:tls';

/** What a client shows of itself. */
type ClientCertificate = Pick<tls.SecureContextOptions, 'cert' | 'key'>;

/**
 * Trusts the certificates that this machine trusts, as a company installs them: kubectl does so where the kubeconfig
 * names none. Reading hundreds of them takes a while, so this is for when a server is not trusted otherwise; one context
 * serves all connections. `undefined` where Node does not tell them.
 */
export function companyAuthorities(client: ClientCertificate): tls.SecureContext | undefined {
  // Node 22.15 was the first to have it.
  const read = tls.getCACertificates as typeof tls.getCACertificates | undefined;
  const ca = read?.('system') ?? [];
  const { cert, key } = client;
  return ca.length === 0
    ? undefined
    : tls.createSecureContext({ ca, ...(cert && { cert }), ...(key && { key }) });
}
