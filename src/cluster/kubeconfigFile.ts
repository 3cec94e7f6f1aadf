import { readFile, stat } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { dirname, isAbsolute, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type {
  Cluster as LibraryCluster,
  Context,
  User as LibraryUser,
} from '@kubernetes/client-node/dist/config_types.js';
import { numberAt, textAt } from '../core/field.ts';
import { message, type Message } from '../core/message.ts';
import { readExtras, type Impersonation } from './kubeconfigExtras.ts';

/** Bytes; thousands of contexts with their certificates take a few millions. Reading more would hold everything up. */
const most = 32 * 1024 * 1024;
const looksLikeKubeconfig = /["']?(apiVersion|kind|clusters|contexts|users|current-context)["']?\s*:/;

export type KubeconfigFile =
  ReadFile | { readonly kind: 'missing' | 'empty' } | { readonly kind: 'broken'; readonly reason: Message };

export interface ReadFile {
  readonly kind: 'read';
  readonly clusters: readonly Cluster[];
  readonly users: readonly User[];
  readonly contexts: readonly Context[];
  readonly current: string | undefined;
}

export type { Context };
export type Cluster = LibraryCluster & {
  /** What it has to say to credential plugins. */
  readonly execConfig?: unknown;
};
export type User = LibraryUser & {
  /** Absolute path of the file that holds the token. */
  readonly tokenFile?: string | undefined;
  readonly impersonation?: Impersonation | undefined;
};

/** Reads one file. Certificates and commands beside it get whole paths. */
export async function readKubeconfigFile(path: string): Promise<KubeconfigFile> {
  let text: string;
  // Every way in which a file can be unreadable is the user's to hear about.
  try {
    const { size } = await stat(path);
    if (size > most) return { kind: 'broken', reason: message('The file is too large for a kubeconfig.') };
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = textAt(error, 'code') ?? '';
    if (code === 'ENOENT') return { kind: 'missing' };
    return { kind: 'broken', reason: whyUnreadable(code) };
  }
  if (text.trim() === '') return { kind: 'empty' };
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
  const { tokenFiles, execConfigs, impersonations } = await readExtras(path, text);
  return {
    kind: 'read',
    clusters: config.clusters.map((cluster) => ({ ...cluster, execConfig: execConfigs.get(cluster.name) })),
    users: config.users.map((user) => ({
      ...user,
      exec: commandBeside(path, user.exec),
      tokenFile: tokenFiles.get(user.name),
      impersonation: impersonations.get(user.name),
    })),
    contexts: config.contexts,
    current: config.currentContext,
  };
}

/** Adds the certificates, token or refreshed OIDC token of a user to the options of a request. */
export function authenticatorOf(cluster: Cluster, user: User): (options: RequestOptions) => Promise<void> {
  const config = new KubeConfig();
  config.loadFromOptions({
    // Its agents keep no connection; ours go through the proxy.
    clusters: [{ ...cluster, proxyUrl: undefined }],
    // The library would run a plugin without a limit of time.
    users: [{ ...user, exec: undefined }],
    contexts: [{ name: 'used', cluster: cluster.name, user: user.name }],
    currentContext: 'used',
  });
  return (options) => config.applyToHTTPSOptions(options);
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
