import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApiServer, type ApiServer, type Login } from '../../sandbox/apiServer.ts';
import type { FrontedServer } from './faultProxy.ts';

/** What crosses from the process that owns the shared API server to the workers that use it. */
export interface SharedServer extends FrontedServer {
  readonly admin: Login;
  readonly reader: Login;
  readonly nobody: Login;
  readonly kubeconfig: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Address under which {@link SharedServer} is asked for. */
    readonly sharedServer: string;
  }
}

/**
 * Offers one API server to all workers of a run. It is started when the first one asks, since most runs of
 * single files never do.
 */
export async function offerSharedServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let starting: Promise<ApiServer> | undefined;
  // The answer holds an administrator's token, so the address cannot be guessed.
  const path = `/${randomBytes(16).toString('hex')}`;
  const listener = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    starting ??= startApiServer({ crds: true, controllers: true });
    starting.then(
      ({ admin, reader, nobody, kubeconfig, url, ca, certificate, folder }) =>
        response.end(JSON.stringify({ admin, reader, nobody, kubeconfig, url, ca, certificate, folder })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}${path}`,
    async stop() {
      listener.close();
      await (await starting)?.stop();
    },
  };
}
