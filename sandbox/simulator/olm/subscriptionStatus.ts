import type { Condition } from '../kinds.ts';
import { isReferenced, resolve, sourceOf, type NamespaceFacts, type Resolution } from './resolution.ts';
import type { InstallPlan, Subscription, SubscriptionStatus } from './kinds.ts';
import type { Catalog } from '../catalog.ts';

/** The next thing OLM does about the Subscriptions of a namespace. */
export type SubscriptionStep =
  | { readonly kind: 'status'; readonly subscription: Subscription; readonly status: SubscriptionStatus }
  | { readonly kind: 'label'; readonly subscription: Subscription }
  /** A new InstallPlan, and then the status of every Subscription it is for. */
  | { readonly kind: 'plan'; readonly csvs: readonly string[]; readonly subscriptions: readonly Subscription[] };
