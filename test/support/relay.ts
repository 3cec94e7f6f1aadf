import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Passes bytes on to a server, and can go silent as a network does while a laptop sleeps. */
export interface Relay {
  readonly url: string;
  /** Connections of clients that are open. */
  readonly open: number;
  /** What is connected now neither hears nor is heard any more, and nobody is told; new connections are passed on. */
  silence(): void;
  stop(): Promise<void>;
}

/** Starts one on a free loopback port, in front of a server on this machine. */
export async function startRelay(server: string): Promise<Relay> {
  const pairs = new Map<Socket, Socket>();
  const listener = createServer((client) => {
    const behind = connect(Number(new URL(server).port), '127.0.0.1');
    pairs.set(client, behind);
    client.pipe(behind).pipe(client);
    client.once('close', () => {
      pairs.delete(client);
      behind.destroy();
    });
    // Whoever breaks off is meant to.
    for (const socket of [client, behind]) socket.on('error', () => undefined);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    get open() {
      return pairs.size;
    },
    silence() {
      for (const [client, behind] of pairs) {
        behind.unpipe();
        client.unpipe();
        behind.destroy();
        client.resume();
      }
    },
    async stop() {
      for (const client of pairs.keys()) client.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
