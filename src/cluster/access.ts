import type { RequestOptions } from 'node:https';
import type { Message } from '../core/message.ts';
import type { PluginCredential } from './credentialPlugin.ts';

/** What proves to an API server who asks. Held in memory for one request, never logged. */
export interface Credentials {
  readonly kind: 'credentials';
  /** `authorization` and, where the kubeconfig impersonates, as whom requests are made. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly tls: TlsOptions;
  /** What a plugin handed out for this, so that it can be told which one was refused. */
  readonly source?: PluginCredential;
}

/** The part of Node's TLS options that a kubeconfig decides about. */
export type TlsOptions = Pick<RequestOptions, 'ca' | 'cert' | 'key' | 'servername' | 'rejectUnauthorized'>;

/** How a user proves who asks, without what proves it. */
export type Proof =
  | { readonly kind: 'token' | 'certificate' | 'password' | 'nothing' }
  /** A program that the kubeconfig names. */
  | { readonly kind: 'plugin'; readonly command: string }
  /** An identity provider (OIDC); `issuer` is its address, else the kind of provider. */
  | { readonly kind: 'provider'; readonly issuer: string };

/** One context of a kubeconfig, ready to be used: which server, and how to prove who asks. */
export interface Access {
  readonly context: string;
  /** `https://host:port`, maybe with a path. */
  readonly server: string;
  /** Namespace of the context. */
  readonly namespace?: string;
  readonly proof: Proof;
  /** Whether anybody can pass for the server: nothing checks its certificate. */
  readonly isUnverified: boolean;
  /** Through which it is reached. */
  readonly proxy?: URL;
  /** May run a credential plugin. Says why where there are none to be had. */
  credentials(
    signal: AbortSignal,
  ): Promise<Credentials | { readonly kind: 'unauthorized'; readonly reason: Message }>;
  /** These credentials were refused: forgets them. False where asking again gives the same ones. */
  renew(refused: Credentials): boolean;
}
