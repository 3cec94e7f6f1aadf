import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { textAt } from '../core/field.ts';
import { message } from '../core/message.ts';
import type { Access, Credentials, Proof } from './access.ts';
import { credentialFlaw, type Flaw } from './credentialFlaw.ts';
import { ofKubeconfig, ofPlugin, type FieldNames } from './credentialFlawWords.ts';
import type { CredentialPlugin } from './credentialPlugin.ts';
import type { Impersonation } from './kubeconfigExtras.ts';
import { waitAtMost } from './waitAtMost.ts';

/** What a kubeconfig says about one context. */
export interface ContextEntry {
  readonly name: string;
  readonly server: string;
  readonly namespace: string | undefined;
  readonly proof: Proof;
  readonly isUnverified: boolean;
  readonly proxy: URL | undefined;
  /** Holds the token, and may hold another one tomorrow. */
  readonly tokenFile: string | undefined;
  /** What the kubeconfig calls what it gives. */
  readonly fields: FieldNames;
  /** Goes with the name that {@link authenticate} adds. */
  readonly impersonation: Impersonation;
  /** Runs only when credentials are needed. */
  readonly plugin: CredentialPlugin | undefined;
  /** Adds certificates and token to the options of a request; may refresh a token over the network. */
  readonly authenticate: (options: RequestOptions) => Promise<void>;
}

/** Milliseconds for refreshing a token at an identity provider. */
const patience = 30_000;

/** Makes the credentials of a context from what its kubeconfig holds. */
export function contextAccess(entry: ContextEntry): Access {
  const { name, server, namespace, proof, isUnverified, proxy, plugin, fields } = entry;
  const flawOf = rememberedFlaw();
  return {
    context: name,
    server,
    proof,
    isUnverified,
    ...(namespace !== undefined && { namespace }),
    ...(proxy !== undefined && { proxy }),
    async credentials(signal) {
      // As kubectl does: nothing that proves who asks goes over a connection anyone can read.
      if (server.startsWith('http:')) return { kind: 'credentials', headers: {}, tls: {} };
      const kept = await keptCredentials(entry, signal);
      if (kept.kind === 'unauthorized') return kept;
      const flaw = flawOf(kept);
      if (flaw !== undefined) return { kind: 'unauthorized', reason: ofKubeconfig(flaw, fields) };
      if (plugin === undefined) return kept;
      const credential = await plugin.credential(signal);
      if (credential.kind === 'unauthorized') return credential;
      const { token, cert, key } = credential;
      const whole: Credentials = {
        ...kept,
        source: credential,
        headers: { ...kept.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        tls: { ...kept.tls, ...(cert !== undefined && key !== undefined && { cert, key }) },
      };
      const printed = flawOf(whole);
      if (printed === undefined) return whole;
      // Kept, it would be found again until it runs out.
      plugin.forget(credential);
      const command = proof.kind === 'plugin' ? proof.command : '';
      return { kind: 'unauthorized', reason: ofPlugin(printed, command) };
    },
    renew({ source }) {
      if (plugin === undefined || source === undefined) return false;
      plugin.forget(source);
      return true;
    },
  };
}

/** Every request has its credentials looked at, and nearly always they are those of the one before. */
function rememberedFlaw(): (credentials: Credentials) => Flaw | undefined {
  const known = new Map<string, Flaw | undefined>();
  return (credentials) => {
    const { ca, cert, key } = credentials.tls;
    const name = JSON.stringify([credentials.headers, ...[ca, cert, key].map(String)]);
    if (known.has(name)) return known.get(name);
    // Of a plugin there are two at a time: without what it brings, and with it.
    if (known.size > 1) known.clear();
    const flaw = credentialFlaw(credentials);
    known.set(name, flaw);
    return flaw;
  };
}

/** Everything but what a plugin brings. */
async function keptCredentials(
  { name, authenticate, tokenFile, impersonation }: ContextEntry,
  signal: AbortSignal,
): ReturnType<Access['credentials']> {
  const options: RequestOptions = {};
  // Missing certificate files and failed token refreshes arrive as errors of many kinds.
  try {
    const given = await waitAtMost(() => authenticate(options), { ms: patience, signal });
    if (given !== 'givenUp') return await withToken(credentialsOf(options, impersonation), tokenFile);
    return {
      kind: 'unauthorized',
      reason: message('The token of context {0} could not be refreshed in time.', name),
    };
  } catch (error) {
    const said = textAt(error, 'message') ?? '';
    return {
      kind: 'unauthorized',
      reason: message('The credentials of context {0} cannot be used: {1}', name, said),
    };
  }
}

function credentialsOf(options: RequestOptions, impersonation: Impersonation): Credentials {
  const { ca, cert, key, servername, rejectUnauthorized, auth } = options;
  const basic = auth ? [['authorization', `Basic ${Buffer.from(auth).toString('base64')}`]] : [];
  const headers = Object.entries(options.headers ?? {}).map(([header, value]) => [
    header.toLowerCase(),
    String(value),
  ]);
  return {
    kind: 'credentials',
    headers: { ...(Object.fromEntries([...basic, ...headers]) as Record<string, string>), ...impersonation },
    tls: {
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      ...(servername && { servername }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    },
  };
}

async function withToken(kept: Credentials, tokenFile: string | undefined): Promise<Credentials> {
  if (tokenFile === undefined) return kept;
  const token = (await readFile(tokenFile, 'utf8')).trim();
  return { ...kept, headers: { ...kept.headers, authorization: `Bearer ${token}` } };
}
