import type { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { openAgent } from './agent.ts';

/** Connections to one server that are kept between requests. */
export interface KeptSockets {
  readonly agent: Agent;
  /** Closes those that no request uses; the next one opens a new one. */
  dropIdle(): void;
  /** Breaks all of them off; the next request opens a new one. */
  drop(): void;
  close(): void;
}

/** At most so many at a time, through the proxy where there is one; further requests wait. */
export function keepSockets(server: URL, proxy: URL | undefined, most: number): KeptSockets {
  const agent = openAgent(server, proxy);
  agent.maxSockets = most;
  let isClosed = false;
  // Where a request is cancelled while it waits, Node still opens the connection that was meant for it.
  agent.on('free', (socket: Duplex) => {
    if (isClosed) socket.destroy();
  });
  return {
    agent,
    dropIdle() {
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
    },
    drop: () => agent.destroy(),
    close() {
      isClosed = true;
      agent.destroy();
    },
  };
}
