import { listAt } from '../core/field.ts';
import type { ApiRequest, Transport } from './transport.ts';

/** Hears of every change that goes through, until the signal aborts. */
export type OnWrite = (signal: AbortSignal, written: () => void) => void;

/** A transport that tells what is changed through it: who wrote knows sooner than any watch that answers have aged. */
export function tellingWrites(transport: Transport): {
  readonly transport: Transport;
  readonly onWrite: OnWrite;
} {
  const listeners = new Set<() => void>();
  return {
    transport: {
      ...transport,
      async request(request) {
        const answer = await transport.request(request);
        if (answer.kind === 'ok' && isWrite(request)) for (const written of listeners) written();
        return answer;
      },
    },
    onWrite(signal, written) {
      listeners.add(written);
      signal.addEventListener('abort', () => listeners.delete(written), { once: true });
    },
  };
}

/** A review of rights is posted and stores nothing, and neither does a dry run. */
function isWrite({ method = 'GET', path, query, body }: ApiRequest): boolean {
  if (method === 'GET' || path.startsWith('/apis/authorization.k8s.io/')) return false;
  return query?.['dryRun'] === undefined && listAt(body, 'dryRun').length === 0;
}
