import { readFile } from 'node:fs/promises';
import { textAt } from '../core/field.ts';
import type { Access, Proof } from './access.ts';
import { systemClock } from './clock.ts';
import { contextAccess } from './contextAccess.ts';
import type { FieldNames } from './credentialFlawWords.ts';
import { credentialPlugin } from './credentialPlugin.ts';
import { authenticatorOf, type Cluster, type Context, type User } from './kubeconfigFile.ts';
import type { KubeconfigSource } from './kubeconfigPaths.ts';
import { proxyFor } from './proxyFor.ts';

/** A context of the merged files with what it names. */
interface Named {
  readonly context: Context;
  readonly cluster: Cluster;
  /** Absent where there is none of that name; the server then hears from nobody in particular. */
  readonly user: User | undefined;
}

/** How to reach the server of a context, and how to prove who asks. */
export function kubeconfigAccess({ context, cluster, user }: Named, source: KubeconfigSource): Access {
  const { editor, env, say = () => undefined, clock = systemClock } = source;
  const { server } = cluster;
  const exec: unknown = user?.exec;
  const run = { exec, env, say, cluster: () => clusterInfo(cluster) };
  return contextAccess({
    name: context.name,
    server,
    proof: proofOf(user),
    isUnverified: cluster.skipTLSVerify === true || server.startsWith('http:'),
    namespace: context.namespace,
    proxy: proxyFor(new URL(server), { kubeconfig: cluster.proxyUrl, editor, env }),
    tokenFile: user?.tokenFile,
    fields: fieldsOf(cluster, user),
    impersonation: user?.impersonation ?? {},
    plugin: exec ? credentialPlugin(run, clock) : undefined,
    authenticate: authenticatorOf(cluster, user ?? { name: '' }),
  });
}

/** What a kubeconfig calls what it gives: as data, or as the name of a file. */
function fieldsOf({ name, caFile }: Cluster, user: User | undefined): FieldNames {
  return {
    cluster: name,
    user: user?.name ?? '',
    ca: caFile ? 'certificate-authority' : 'certificate-authority-data',
    cert: user?.certFile ? 'client-certificate' : 'client-certificate-data',
    key: user?.keyFile ? 'client-key' : 'client-key-data',
    authorization: user?.authProvider ? 'auth-provider' : user?.tokenFile ? 'tokenFile' : 'token',
  };
}

/** How a user proves who asks, in the order in which the client takes it. */
function proofOf(user: User | undefined): Proof {
  const command = textAt(user?.exec, 'command');
  if (command !== undefined) return { kind: 'plugin', command };
  const provider: unknown = user?.authProvider;
  if (provider) {
    return {
      kind: 'provider',
      issuer: textAt(provider, 'config', 'idp-issuer-url') ?? textAt(provider, 'name') ?? '',
    };
  }
  if (user?.token || user?.tokenFile) return { kind: 'token' };
  if (user?.certData || user?.certFile) return { kind: 'certificate' };
  return { kind: user?.username ? 'password' : 'nothing' };
}

/** The cluster as a credential plugin gets to know it (Kubernetes API, client authentication, `spec.cluster`). */
async function clusterInfo(cluster: Cluster): Promise<object> {
  const { caFile, execConfig } = cluster;
  const ca = cluster.caData ?? (caFile ? (await readFile(caFile)).toString('base64') : undefined);
  return {
    server: cluster.server,
    ...(ca !== undefined && { 'certificate-authority-data': ca }),
    ...(cluster.tlsServerName && { 'tls-server-name': cluster.tlsServerName }),
    ...(cluster.skipTLSVerify && { 'insecure-skip-tls-verify': true }),
    ...(cluster.proxyUrl && { 'proxy-url': cluster.proxyUrl }),
    config: execConfig ?? null,
  };
}
