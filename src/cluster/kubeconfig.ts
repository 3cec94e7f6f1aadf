import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { Cluster, Context, User } from '@kubernetes/client-node/dist/config_types.js';
import { field, numberAt, textAt } from '../core/field.ts';
import { message, type Message } from '../core/message.ts';
import type { Access, Proof } from './access.ts';
import { systemClock } from './clock.ts';
import { openConnection, type Connection } from './connection.ts';
import { contextAccess } from './contextAccess.ts';
import { credentialPlugin } from './credentialPlugin.ts';
import { proxyFor } from './proxyFor.ts';
import { kubeconfigPaths, type KubeconfigSource } from './kubeconfigPaths.ts';

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
  const files: KubeConfig[] = [];
  for (const path of paths) {
    const file = await readKubeconfig(path);
    if (file.kind === 'read') files.push(file.config);
    else if (file.kind === 'broken') return { kind: 'broken', paths, path, reason: file.reason };
    else if (named) return { kind: 'broken', paths, path, reason: message('The file does not exist.') };
  }
  if (files.length === 0) return { kind: 'none', paths };

  const clusters = firstByName(files.flatMap((file) => file.clusters));
  const users = firstByName(files.flatMap((file) => file.users));
  const contexts = firstByName(files.flatMap((file) => file.contexts));
  return {
    kind: 'loaded',
    paths,
    contexts: [...contexts.values()].map((context) => contextOf(context, clusters.get(context.cluster))),
    current: files.map((file) => file.currentContext as string | undefined).find(Boolean),
    connect(name, { trusted }) {
      if (!trusted) return { kind: 'untrusted' };
      const context = contexts.get(name);
      if (context === undefined) {
        return { kind: 'broken', reason: message('The kubeconfig has no context {0}.', name) };
      }
      const cluster = clusters.get(context.cluster);
      if (cluster === undefined || !URL.canParse(cluster.server)) {
        const reason = message(
          'Context {0} names cluster {1}, which has no usable address.',
          name,
          context.cluster,
        );
        return { kind: 'broken', reason };
      }
      const user = users.get(context.user);
      return { kind: 'connected', connection: openConnection(accessOf(context, cluster, user, source)) };
    },
  };
}

const looksLikeKubeconfig = /["']?(apiVersion|kind|clusters|contexts|users|current-context)["']?\s*:/;

type KubeconfigFile =
  | { readonly kind: 'read'; readonly config: KubeConfig }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly reason: Message };

async function readKubeconfig(path: string): Promise<KubeconfigFile> {
  let text: string;
  // Every way in which a file can be unreadable is the user's to hear about.
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = textAt(error, 'code') ?? '';
    if (code === 'ENOENT') return { kind: 'missing' };
    return { kind: 'broken', reason: whyUnreadable(code) };
  }
  if (text.trim() === '') return { kind: 'missing' };
  const config = new KubeConfig();
  // The library throws whatever its YAML parser throws, and a TypeError for a file that is no mapping.
  try {
    config.loadFromString(text, { onInvalidEntry: 'filter' });
  } catch (error) {
    return { kind: 'broken', reason: whyBroken(error) };
  }
  // Text and lists pass the library as a kubeconfig without entries.
  if (config.contexts.length + config.clusters.length === 0 && !looksLikeKubeconfig.test(text)) {
    return { kind: 'broken', reason: message('The file is not a kubeconfig.') };
  }
  config.makePathsAbsolute(dirname(path));
  config.users = config.users.map((user) => ({ ...user, exec: commandBeside(path, user.exec) }));
  return { kind: 'read', config };
}

function whyUnreadable(code: string): Message {
  switch (code) {
    case 'EISDIR':
      return message('This is a folder; name the file in it.');
    case 'EACCES':
    case 'EPERM':
      return message('You have no permission to read the file.');
    default:
      return message('The file cannot be read ({0}).', code);
  }
}

/** Without the parser's excerpt of the file, which may hold a token. */
function whyBroken(error: unknown): Message {
  const line = numberAt(error, 'mark', 'line');
  if (line === undefined) return message('The file is not a kubeconfig.');
  return message('The file is not valid YAML: line {0}, {1}.', line + 1, textAt(error, 'reason') ?? '');
}

/** A command with a folder in its name is relative to the file that names it. */
function commandBeside(path: string, exec: unknown): unknown {
  const command = textAt(exec, 'command');
  if (command === undefined || !/[/\\]/.test(command) || isAbsolute(command)) return exec;
  return { ...(exec as object), command: join(dirname(path), command) };
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

/** How a user proves who asks, in the order in which the client takes it. */
function proofOf(user: User | undefined): Proof {
  const command = textAt(user?.exec, 'command');
  if (command !== undefined) return { kind: 'plugin', command };
  const issuer = textAt(user?.authProvider, 'config', 'idp-issuer-url');
  if (user?.authProvider)
    return { kind: 'provider', issuer: issuer ?? textAt(user.authProvider, 'name') ?? '' };
  if (user?.token) return { kind: 'token' };
  if (user?.certData || user?.certFile) return { kind: 'certificate' };
  return { kind: user?.username ? 'password' : 'nothing' };
}

function accessOf(
  context: Context,
  cluster: Cluster,
  user: User | undefined,
  source: KubeconfigSource,
): Access {
  const name = user?.name ?? '';
  const config = new KubeConfig();
  config.loadFromOptions({
    // Its agents keep no connection; ours go through the proxy.
    clusters: [{ ...cluster, proxyUrl: undefined }],
    // The library would run a plugin without a limit of time; left to it are certificates, tokens and OIDC.
    users: [{ ...user, name, exec: undefined }],
    contexts: [{ name: context.name, cluster: cluster.name, user: name }],
    currentContext: context.name,
  });
  return contextAccess({
    name: context.name,
    server: cluster.server,
    proof: proofOf(user),
    namespace: context.namespace,
    proxy: proxyFor(new URL(cluster.server), {
      kubeconfig: cluster.proxyUrl,
      editor: source.editor,
      env: source.env,
    }),
    plugin: field(user, 'exec') ? credentialPlugin(user?.exec, source.env, systemClock) : undefined,
    authenticate: (options) => config.applyToHTTPSOptions(options),
  });
}
