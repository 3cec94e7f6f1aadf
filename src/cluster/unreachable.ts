import { message, type Message } from '../core/message.ts';
import { textAt } from '../core/field.ts';

/** In words why a connection to `server` failed; `error` is what Node reports. */
export function whyUnreachable(server: string, error: unknown): Message {
  const code = textAt(error, 'code') ?? '';
  switch (code) {
    case 'ECONNREFUSED':
      return message('Nothing answers at {0}: the connection was refused.', server);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return message('The host name in {0} cannot be resolved.', server);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
    case 'ERR_HTTP2_STREAM_CANCEL':
    case 'ERR_HTTP2_STREAM_ERROR':
    case 'ERR_HTTP2_SESSION_ERROR':
    case 'ERR_HTTP2_INVALID_SESSION':
    case 'ERR_HTTP2_GOAWAY_SESSION':
      return message('The connection to {0} was cut.', server);
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return message('{0} cannot be reached over the network ({1}).', server, code);
    case 'EPROTO':
      return message('{0} does not answer as an HTTPS server does. Look at its address and port.', server);
    case 'CERT_HAS_EXPIRED':
      return message('The certificate of {0} has expired.', server);
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return message(
        'The certificate of {0} is not signed by an authority the kubeconfig names ({1}).',
        server,
        code,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return message('The certificate of {0} is made out to another name.', server);
    default:
      return message('The connection to {0} failed: {1}', server, textAt(error, 'message') ?? code);
  }
}
