import { once } from 'node:events';
import type { Transport } from './transport.ts';

/** Lets what goes to a server through while it is open. */
export interface Gate {
  readonly isOpen: boolean;
  open(): void;
  /** Streams end; what is to be answered once still is. */
  shut(): void;
  /** Aborts when the gate is shut the next time. */
  readonly shutting: AbortSignal;
  /** Resolves when the gate is open, or the signal aborts. */
  whenOpen(signal: AbortSignal): Promise<void>;
  /** Calls back each time it is opened, until the signal aborts. */
  onOpen(signal: AbortSignal, opened: () => void): void;
}

/** An open gate. */
export function createGate(): Gate {
  let shutting = new AbortController();
  let opening: AbortController | undefined;
  const listeners = new Set<() => void>();
  return {
    get isOpen() {
      return opening === undefined;
    },
    open() {
      if (opening === undefined) return;
      shutting = new AbortController();
      opening.abort();
      opening = undefined;
      for (const opened of listeners) opened();
    },
    shut() {
      if (opening !== undefined) return;
      opening = new AbortController();
      shutting.abort();
    },
    get shutting() {
      return shutting.signal;
    },
    onOpen(signal, opened) {
      listeners.add(opened);
      signal.addEventListener('abort', () => listeners.delete(opened), { once: true });
    },
    async whenOpen(signal) {
      while (opening !== undefined && !signal.aborted) {
        await once(AbortSignal.any([opening.signal, signal]), 'abort');
      }
    },
  };
}

/**
 * A transport whose requests wait while the gate is shut. A stream that the gate ends looks as if the server had
 * ended it, so whoever follows it goes on from where it was as soon as the gate opens.
 */
export function throughGate(transport: Transport, gate: Gate): Transport {
  const streamed =
    <Request extends { readonly signal: AbortSignal }>(
      start: (request: Request) => ReturnType<Transport['stream']>,
    ): ((request: Request) => ReturnType<Transport['stream']>) =>
    async (request) => {
      await gate.whenOpen(request.signal);
      const signal = AbortSignal.any([request.signal, gate.shutting]);
      const end = await start({ ...request, signal });
      return end.kind === 'cancelled' && !request.signal.aborted ? { kind: 'ended' } : end;
    };
  return {
    ...transport,
    async request(request) {
      await gate.whenOpen(request.signal);
      return transport.request(request);
    },
    stream: streamed((request) => transport.stream(request)),
    bytes: streamed((request) => transport.bytes(request)),
  };
}
