import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and an API server and passes bytes on as they are, encrypted. */
export interface Relay {
  /** `https://127.0.0.1:port`, under which the server's certificate is good. */
  readonly url: string;
  /** Of both directions together. */
  readonly bytes: number;
  readonly connections: { readonly open: number; readonly ever: number };
  /** Nobody listens and open connections break, until it listens again. */
  away(): Promise<void>;
  back(): Promise<void>;
  stop(): Promise<void>;
}

/** `roundTrip` in milliseconds is what a question and its answer take on the way. */
export async function startRelay(server: string, roundTrip = 0): Promise<Relay> {
  const { hostname, port: serverPort } = new URL(server);
  const open = new Set<Socket>();
  let [bytes, ever] = [0, 0];
  const pass = (from: Socket, to: Socket): void => {
    const onward = (work: () => void): void => {
      if (roundTrip === 0) work();
      else setTimeout(work, roundTrip / 2);
    };
    from.on('data', (piece: Buffer) => {
      bytes += piece.length;
      onward(() => to.write(piece));
    });
    from.once('close', () => onward(() => to.destroy()));
    from.on('error', () => undefined);
  };
  const listener = createServer((client) => {
    ever += 1;
    open.add(client);
    client.once('close', () => open.delete(client));
    client.setNoDelay(true);
    const upstream = connect(Number(serverPort), hostname);
    upstream.setNoDelay(true);
    pass(client, upstream);
    pass(upstream, client);
  });
  const listen = async (port: number): Promise<number> => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    return (listener.address() as AddressInfo).port;
  };
  const away = async (): Promise<void> => {
    const closed = once(listener, 'close');
    listener.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const port = await listen(0);
  return {
    url: `https://127.0.0.1:${port}`,
    get bytes() {
      return bytes;
    },
    get connections() {
      return { open: open.size, ever };
    },
    away,
    async back() {
      await listen(port);
    },
    stop: away,
  };
}
