import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { plain } from '../../src/core/message.ts';
import { createClient, type ApiClient } from '../../sandbox/apiClient.ts';
import {
  startApiServer,
  type ApiServer,
  type ApiServerOptions,
  type Login,
} from '../../sandbox/apiServer.ts';
import { locateSandbox } from '../../sandbox/build.ts';
import type { FrontedServer } from './faultProxy.ts';
import type { SharedServer } from './sharedServer.ts';

const sandbox = await locateSandbox();

/** A `describe` that is skipped, with the reason in its name, where no cluster can be had. */
export function describeCluster(name: string, body: () => void): void {
  if (sandbox.kind === 'available') describe(name, body);
  else describe.skip(`${name} (skipped: ${plain(sandbox.reason)})`, body);
}

/** What tests of one `describe` use; there from `beforeAll` on. */
export interface OwnCluster {
  readonly server: ApiServer;
}

/**
 * A server of this `describe`'s own, for tests that touch what belongs to the whole cluster; with all CRDs and
 * the controllers unless told otherwise.
 */
export function useCluster(options: ApiServerOptions = { crds: true, controllers: true }): OwnCluster {
  let server: ApiServer | undefined;
  beforeAll(async () => {
    server = await startApiServer(options);
  });
  afterAll(() => server?.stop());
  return {
    get server() {
      return there(server);
    },
  };
}

/** One namespace of the server that all files of a run share; it has all CRDs and the controllers. */
export interface SharedCluster {
  readonly namespace: string;
  readonly admin: Login;
  readonly reader: Login;
  readonly nobody: Login;
  /** One file with a context for each of them. */
  readonly kubeconfig: string;
  /** A client as `admin`. */
  readonly client: ApiClient;
  /** For a proxy of one's own in front of it. */
  readonly server: FrontedServer;
}

/** A fresh namespace on the shared server, deleted afterwards. */
export function useSharedCluster(): SharedCluster {
  const namespace = `test-${randomBytes(4).toString('hex')}`;
  const ref = { apiVersion: 'v1', kind: 'Namespace', name: namespace };
  let shared: SharedServer | undefined;
  let client: ApiClient | undefined;
  beforeAll(async () => {
    const response = await fetch(inject('sharedServer'));
    if (!response.ok) throw new Error(await response.text());
    shared = (await response.json()) as SharedServer;
    client = createClient(shared.admin);
    await client.create({ ...ref, metadata: { name: namespace } });
  });
  afterAll(async () => {
    await client?.remove(ref);
    client?.close();
  });
  return {
    namespace,
    get admin() {
      return there(shared).admin;
    },
    get reader() {
      return there(shared).reader;
    },
    get nobody() {
      return there(shared).nobody;
    },
    get kubeconfig() {
      return there(shared).kubeconfig;
    },
    get client() {
      return there(client);
    },
    get server() {
      return there(shared);
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The cluster is there from beforeAll on.');
  return value;
}
