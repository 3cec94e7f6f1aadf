import { message, type Message } from '../core/message.ts';
import { openConnection, type Connection } from './connection.ts';
import { kubeconfigAccess } from './kubeconfigAccess.ts';
import {
  readKubeconfigFile,
  type Cluster,
  type Context,
  type ReadFile,
  type User,
} from './kubeconfigFile.ts';
import { kubeconfigPaths, type KubeconfigSource } from './kubeconfigPaths.ts';
import { proxyUrl } from './proxyFor.ts';

/** What there is of a kubeconfig. `paths` are the files to watch for changes, there or not. */
export type Kubeconfig =
  | LoadedKubeconfig
  | { readonly kind: 'none'; readonly paths: readonly string[] }
  | {
      readonly kind: 'broken';
      readonly paths: readonly string[];
      readonly path: string;
      readonly reason: Message;
    };

export interface LoadedKubeconfig {
  readonly kind: 'loaded';
  readonly paths: readonly string[];
  readonly contexts: readonly KubeconfigContext[];
  /** Name of the context that is current in the files; it may name none that exists. */
  readonly current: string | undefined;
  /**
   * Makes a context usable; no network yet. Where the workspace is not trusted there is no connection,
   * because using it could run a program the kubeconfig names.
   */
  connect(context: string, options: { readonly trusted: boolean }): Connected;
}

export interface KubeconfigContext {
  readonly name: string;
  readonly cluster: string;
  /** Absent where the context names a cluster that is not there. */
  readonly server?: string;
  readonly user?: string;
  readonly namespace?: string;
}

export type Connected =
  | { readonly kind: 'connected'; readonly connection: Connection }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'broken'; readonly reason: Message };

/** Reads the kubeconfig files as kubectl does. Never writes one, and never invents a server. */
export async function loadKubeconfig(source: KubeconfigSource): Promise<Kubeconfig> {
  const { paths, named } = kubeconfigPaths(source);
  const files: ReadFile[] = [];
  for (const path of paths) {
    const file = await readKubeconfigFile(path);
    if (file.kind === 'read') files.push(file);
    else if (file.kind === 'broken') return { kind: 'broken', paths, path, reason: file.reason };
    else if (named) return { kind: 'broken', paths, path, reason: nothingIn(file.kind) };
  }
  if (files.length === 0) return { kind: 'none', paths };

  const clusters = firstByName(files.flatMap((file) => file.clusters));
  const users = firstByName(files.flatMap((file) => file.users));
  const contexts = firstByName(files.flatMap((file) => file.contexts));
  return {
    kind: 'loaded',
    paths,
    contexts: [...contexts.values()].map((context) => contextOf(context, clusters.get(context.cluster))),
    current: files.map((file) => file.current).find(Boolean),
    connect(name, { trusted }) {
      if (!trusted) return { kind: 'untrusted' };
      const context = contexts.get(name);
      if (context === undefined) {
        return { kind: 'broken', reason: message('The kubeconfig has no context {0}.', name) };
      }
      const named = namedBy(context, clusters.get(context.cluster), users);
      if ('text' in named) return { kind: 'broken', reason: named };
      return {
        kind: 'connected',
        connection: openConnection(kubeconfigAccess({ context, ...named }, source)),
      };
    },
  };
}

/** Why a file that was named is of no use; in a list an empty one counts as missing, as with kubectl. */
function nothingIn(kind: 'missing' | 'empty'): Message {
  return kind === 'empty' ? message('The file is empty.') : message('The file does not exist.');
}

/** Cluster and user of a context; or why they do not make a connection, as kubectl refuses them. */
function namedBy(
  context: Context,
  cluster: Cluster | undefined,
  users: ReadonlyMap<string, User>,
): { readonly cluster: Cluster; readonly user: User | undefined } | Message {
  if (cluster === undefined || !URL.canParse(cluster.server)) {
    return message(
      'Context {0} names cluster {1}, which has no usable address.',
      context.name,
      context.cluster,
    );
  }
  const { protocol } = new URL(cluster.server);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return message(
      'The address of cluster {0} in the kubeconfig begins with {1} where https:// is wanted.',
      cluster.name,
      protocol,
    );
  }
  if (cluster.proxyUrl && proxyUrl(cluster.proxyUrl) === undefined) {
    // It may hold a login.
    return message(
      'The proxy-url of cluster {0} in the kubeconfig is no address of a proxy. It has to begin with http://, https:// or socks5://.',
      cluster.name,
    );
  }
  const user = users.get(context.user);
  if (context.user && user === undefined) {
    return message(
      'Context {0} names user {1}, of whom the kubeconfig says nothing. Log in again, or name another user.',
      context.name,
      context.user,
    );
  }
  return { cluster, user };
}

function firstByName<T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry);
  return byName;
}

function contextOf(
  { name, cluster, user, namespace }: Context,
  found: Cluster | undefined,
): KubeconfigContext {
  return {
    name,
    cluster,
    ...(found !== undefined && { server: found.server }),
    ...((user as string | undefined) && { user }),
    ...(namespace && { namespace }),
  };
}
