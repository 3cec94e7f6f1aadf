import type { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { openAgent } from './agent.ts';

/** Connections to one server that are kept between requests. */
export interface KeptSockets {
  readonly agent: Agent;
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
    close() {
      isClosed = true;
      agent.destroy();
    },
  };
}
