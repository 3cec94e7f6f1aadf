import { textAt } from '../core/field.ts';
import type { ObjectRef } from '../core/manifest.ts';
import { message } from '../core/message.ts';
import { consolePath } from '../core/report/consolePath.ts';
import { addressOf } from '../core/report/routeAddress.ts';
import type { Connection } from './connection.ts';
import { discoverKind } from './discovery.ts';
import type { Failure } from './failure.ts';
import { readObject } from './readObject.ts';

export type ConsolePage = { readonly kind: 'found'; readonly address: string } | Failure;

/** Where OpenShift says where its web console is, first what everybody who is logged in may read. */
const sources: readonly {
  readonly ref: ObjectRef;
  readonly read: (object: unknown) => string | undefined;
}[] = [
  {
    ref: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'openshift-config-managed',
      name: 'console-public',
    },
    read: (object) => textAt(object, 'data', 'consoleURL'),
  },
  {
    ref: { apiVersion: 'config.openshift.io/v1', kind: 'Console', name: 'cluster' },
    read: (object) => textAt(object, 'status', 'consoleURL'),
  },
  {
    ref: {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      namespace: 'openshift-console',
      name: 'console',
    },
    read: addressOf,
  },
];

/** The page of an object in the web console of the cluster. */
export async function consolePage(
  connection: Connection,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<ConsolePage> {
  const found = await discoverKind(connection.transport, ref.apiVersion, ref.kind, signal);
  if (found.kind !== 'served') return found;
  for (const source of sources) {
    const read = await readObject(connection, source.ref, signal);
    if (read.kind === 'unreachable' || read.kind === 'unauthorized' || read.kind === 'cancelled') return read;
    const address = read.kind === 'read' ? webAddress(source.read(read.object)) : undefined;
    if (address !== undefined) {
      return { kind: 'found', address: `${address}${consolePath(ref, found.type.plural)}` };
    }
  }
  return {
    kind: 'notFound',
    reason: message('Nothing in {0} says where its web console is.', connection.context),
  };
}

/** What a cluster names is opened in a browser: nothing but an address of the web will do. */
function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, origin, pathname } = new URL(text);
  return protocol === 'https:' || protocol === 'http:'
    ? `${origin}${pathname.replace(/\/+$/, '')}`
    : undefined;
}
