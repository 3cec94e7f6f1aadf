import type { Bundle, Catalog } from '../catalog.ts';
import { resolve, sourceOf, type NamespaceFacts } from './resolution.ts';
import type { InstallPlan, Subscription, SubscriptionStatus } from './kinds.ts';
import {
  catalogHealth,
  conditionOf,
  pending,
  withCondition,
  without,
  withoutPlan,
} from './subscriptionStatus.ts';

/** The next thing OLM does about the Subscriptions of a namespace. */
export type SubscriptionStep =
  | { readonly kind: 'label'; readonly subscription: Subscription }
  /** Marks the CSV and what came with it as parts of the operator. */
  | { readonly kind: 'labelParts'; readonly subscription: Subscription; readonly csv: string }
  | { readonly kind: 'status'; readonly subscription: Subscription; readonly status: SubscriptionStatus }
  | { readonly kind: 'failed'; readonly subscription: Subscription; readonly status: SubscriptionStatus }
  | {
      readonly kind: 'plan';
      readonly csvs: readonly string[];
      readonly owners: readonly Subscription[];
      readonly approved: boolean;
      readonly generation: number;
    };

/** Pure: `now` is an RFC 3339 time. `undefined` where all is as it should be, or where OLM keeps silent. */
export function nextStep(facts: NamespaceFacts, catalog: Catalog, now: string): SubscriptionStep | undefined {
  const first = firstOf(facts, (subscription) => progress(subscription, facts, now));
  if (first !== undefined) return first;
  const resolution = resolve(facts, catalog);
  const failure = resolution.kind === 'failed' ? tellFailure(facts, resolution.message) : undefined;
  if (failure !== undefined) return failure;
  const left = firstOf(facts, (subscription) => tidyUp(subscription, facts));
  if (left !== undefined || resolution.kind !== 'resolved') return left;
  // The status of a plan is written before anything points to it or another one is made.
  if (facts.installPlans.some(({ status }) => status?.phase === undefined)) return undefined;
  const told = firstOf(facts, (subscription) => follow(subscription, facts, resolution.next));
  return told ?? planFor(facts, resolution.next);
}

function firstOf(
  { subscriptions }: NamespaceFacts,
  stepOf: (subscription: Subscription) => SubscriptionStep | undefined,
): SubscriptionStep | undefined {
  for (const subscription of subscriptions) {
    const step = stepOf(subscription);
    if (step !== undefined) return step;
  }
  return undefined;
}

/** Tells a Subscription of the plan that brings its next version, or that nothing is wrong any more. */
function follow(
  subscription: Subscription,
  { installPlans }: NamespaceFacts,
  next: ReadonlyMap<string, Bundle>,
): SubscriptionStep | undefined {
  const { status } = subscription;
  const bundle = next.get(subscription.metadata.name);
  if (bundle === undefined) {
    // A Manual Subscription keeps the message of its upgrade for good.
    if (isManual(subscription) || conditionOf(status, 'ResolutionFailed') === undefined) return undefined;
    return { kind: 'status', subscription, status: without(status, 'ResolutionFailed') };
  }
  const plan = newestPlan(installPlans, bundle.csv);
  if (plan === undefined || isFollowing(subscription, bundle)) return undefined;
  return { kind: 'status', subscription, status: pending(status, bundle.csv, plan) };
}

function isFollowing({ status }: Subscription, { csv }: Bundle): boolean {
  return status?.currentCSV === csv && status.installPlanRef !== undefined;
}

/** The label that ties everything of an operator together. */
export function componentLabel({ spec, metadata }: Subscription): string {
  return `operators.coreos.com/${spec.name}.${metadata.namespace ?? ''}`;
}

function isManual({ spec }: Subscription): boolean {
  return spec.installPlanApproval === 'Manual';
}

/** What a Subscription is told whatever its neighbours are. */
function progress(
  subscription: Subscription,
  facts: NamespaceFacts,
  now: string,
): SubscriptionStep | undefined {
  const { status, metadata } = subscription;
  const write = (next: SubscriptionStatus): SubscriptionStep => ({
    kind: 'status',
    subscription,
    status: next,
  });

  if (metadata.labels?.[componentLabel(subscription)] === undefined) return { kind: 'label', subscription };
  const health = catalogHealth(subscription, facts.sources.has(sourceOf(subscription)), now);
  if (health !== undefined) return write(health);

  const installed = facts.csvs.find((csv) => csv.metadata.name === status?.installedCSV);
  if (status?.installedCSV !== undefined && installed === undefined) {
    return status.state === 'UpgradePending' ? undefined : write({ ...status, state: 'UpgradePending' });
  }

  const plan = facts.installPlans.find((each) => each.metadata.name === status?.installPlanRef?.name);
  if (status?.installPlanRef !== undefined && plan === undefined) {
    const next = withoutPlan(status, now);
    return next === undefined ? undefined : write(next);
  }

  const { currentCSV = '' } = status ?? {};
  const phase = plan?.status?.phase;
  const said = conditionOf(status, 'InstallPlanPending')?.reason;
  if (phase !== undefined && phase !== 'Complete' && said !== phase) {
    const type = 'InstallPlanPending';
    return write(withCondition(status, { type, status: 'True', reason: phase, lastTransitionTime: now }));
  }
  // "Installed" means that the CSV object exists, not that it works.
  const exists = facts.csvs.some((csv) => csv.metadata.name === currentCSV);
  const done = facts.installPlans.some((each) => isComplete(each) && lists(each, currentCSV));
  if (status?.state === 'UpgradePending' && exists && done) {
    return write({ ...status, state: 'AtLatestKnown', installedCSV: currentCSV });
  }
  return undefined;
}

/** What is left to do after an installation. */
function tidyUp(
  subscription: Subscription,
  { csvs, installPlans }: NamespaceFacts,
): SubscriptionStep | undefined {
  const { status } = subscription;
  const installed = csvs.find((csv) => csv.metadata.name === status?.installedCSV);
  if (installed !== undefined && installed.metadata.labels?.[componentLabel(subscription)] === undefined) {
    return { kind: 'labelParts', subscription, csv: installed.metadata.name };
  }
  const plan = installPlans.find((each) => each.metadata.name === status?.installPlanRef?.name);
  const isSaid = conditionOf(status, 'InstallPlanPending') !== undefined;
  if (plan === undefined || !isComplete(plan) || !isSaid) return undefined;
  return { kind: 'status', subscription, status: without(status, 'InstallPlanPending') };
}

function tellFailure({ subscriptions }: NamespaceFacts, message: string): SubscriptionStep | undefined {
  const type = 'ResolutionFailed';
  const subscription = subscriptions.find(({ status }) => conditionOf(status, type)?.message !== message);
  if (subscription === undefined) return undefined;
  const reason = 'ConstraintsNotSatisfiable';
  const status = withCondition(subscription.status, { type, status: 'True', reason, message });
  return { kind: 'failed', subscription, status };
}

/** One plan for all that is to be installed in the namespace; one Manual Subscription makes it wait. */
function planFor(
  { subscriptions, installPlans }: NamespaceFacts,
  next: ReadonlyMap<string, Bundle>,
): SubscriptionStep | undefined {
  const isCovered = (subscription: Subscription) => {
    const bundle = next.get(subscription.metadata.name);
    return bundle === undefined || isFollowing(subscription, bundle);
  };
  if (subscriptions.every(isCovered)) return undefined;
  const csvs = [...next.values()].map(({ csv }) => csv).toSorted();
  const generations = [
    ...installPlans.map(({ spec }) => spec.generation),
    ...subscriptions.map(({ status }) => status?.installPlanGeneration ?? 0),
  ];
  const approved = !subscriptions.some(isManual);
  return { kind: 'plan', csvs, owners: subscriptions, approved, generation: Math.max(0, ...generations) + 1 };
}

function newestPlan(plans: readonly InstallPlan[], csv: string): InstallPlan | undefined {
  return plans
    .filter((plan) => lists(plan, csv) && !isComplete(plan))
    .sort((a, b) => b.spec.generation - a.spec.generation)[0];
}

function lists({ spec }: InstallPlan, csv: string): boolean {
  return spec.clusterServiceVersionNames.includes(csv);
}

function isComplete({ status }: InstallPlan): boolean {
  return status?.phase === 'Complete';
}
