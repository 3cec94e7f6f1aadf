import * as http from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { Call, Head, Sent, StaleSocket, UnknownSigner } from './sent.ts';
import { whyUnreachable } from './unreachable.ts';

const unknownSigner: readonly unknown[] = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Sends a request over a connection that it has for itself until its answer is over. */
export function sendHttp1({ url, method, headers, options, payload }: Call): Sent {
  // VS Code replaces `request` by a function that knows neither our agent nor the proxy of the kubeconfig.
  const sent = new http.ClientRequest({ ...urlToHttpOptions(url), ...options, method, headers });
  const begun = Promise.withResolvers<void>();
  const head = Promise.withResolvers<Head | StaleSocket | UnknownSigner>();
  sent.once('response', (response) => head.resolve(headOf(response)));
  // Stays for the whole exchange: an error after the head is reported here, too.
  sent.on('error', (error: NodeJS.ErrnoException) => {
    if (sent.reusedSocket && error.code === 'ECONNRESET') head.resolve({ kind: 'staleSocket' });
    else if (unknownSigner.includes(error.code))
      head.resolve({ kind: 'unknownSigner', reason: whyUnreachable(url.origin, error) });
    else head.reject(error);
  });
  // A server that vanishes without a word is noticed by the operating system's probes, not by us.
  sent.once('socket', (socket) => {
    socket.setKeepAlive(true, 30_000);
    begun.resolve();
  });
  sent.end(payload);
  return { begun: begun.promise, head: head.promise, destroy: () => void sent.destroy() };
}

function headOf(response: http.IncomingMessage): Head {
  const retryAfter = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    date: Date.parse(response.headers.date ?? ''),
    body: bodyOf(response),
  };
}

/** API servers compress long lists when asked to. */
function bodyOf(response: http.IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  return pipeline(response, createGunzip(), () => undefined);
}
