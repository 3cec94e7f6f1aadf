import type { Message } from '../core/message.ts';

/** A field of ours that another manager owns. */
export interface FieldConflict {
  /** `kubectl`, as the API server names it. */
  readonly manager: string;
  /** `.spec.channel` */
  readonly field: string;
}

/** Every way in which a request to an API server comes to nothing. Each says in words what happened. */
export type Failure =
  | Forbidden
  /** The credentials are refused, or there are none. */
  | { readonly kind: 'unauthorized'; readonly reason: Message }
  /** The object is not there. */
  | { readonly kind: 'notFound'; readonly reason: Message }
  /** The namespace that was to hold the object is not there. */
  | { readonly kind: 'namespaceMissing'; readonly reason: Message }
  /** The API server does not know this version or kind. */
  | { readonly kind: 'notServed'; readonly reason: Message }
  /** The object is not the one, or no longer the version, that the request was made for. */
  | { readonly kind: 'changedMeanwhile'; readonly reason: Message }
  /** Others own fields that the request sets to something else. */
  | { readonly kind: 'fieldConflict'; readonly conflicts: readonly FieldConflict[]; readonly reason: Message }
  /** The API server will not have the object as it is. */
  | { readonly kind: 'invalid'; readonly reason: Message }
  /** The resource version is too old to watch from, or a list token to go on with. */
  | { readonly kind: 'expired'; readonly reason: Message }
  /** The API server cannot answer this now; it may name the seconds after which to ask again. */
  | { readonly kind: 'failing'; readonly reason: Message; readonly retryAfter?: number }
  /** No answer at all, or only half of one. */
  | { readonly kind: 'unreachable'; readonly reason: Message }
  | { readonly kind: 'cancelled'; readonly reason: Message };

export interface Forbidden {
  readonly kind: 'forbidden';
  readonly verb: string;
  /** `subscriptions.operators.coreos.com` */
  readonly resource: string;
  readonly namespace?: string;
  readonly reason: Message;
}

/** What an API server answered: a parsed body, or why there is none. */
export type Answer = { readonly kind: 'ok'; readonly status: number; readonly body: unknown } | Failure;
