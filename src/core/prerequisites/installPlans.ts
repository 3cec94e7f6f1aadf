import { conditionOf, flagAt, textAt } from '../field.ts';
import type { Evidence } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { look, named } from './observed.ts';
import { evidence } from './verdict.ts';

/** The InstallPlan a Subscription refers to, if it is there and can be seen. */
export function referencedPlan(snapshot: Snapshot, subscription: Observed): Observed | undefined {
  const { name, namespace } = planNames(subscription);
  if (name === undefined) return undefined;
  const sight = look(snapshot, 'installPlans', namespace);
  return sight.seen ? named(sight.objects, name, namespace) : undefined;
}

/**
 * Evidence that the InstallPlan a Subscription refers to waits for a person's approval. Where the plan may not be
 * read the Subscription's own condition speaks for it; that one is stale on some installed Subscriptions
 * (recordings: OLM, section 3), so it counts only while nothing is installed.
 */
export function awaitedApproval(snapshot: Snapshot, subscription: Observed): Evidence | undefined {
  const { name, namespace } = planNames(subscription);
  if (name === undefined) return undefined;
  const sight = look(snapshot, 'installPlans', namespace);
  if (sight.seen) {
    const plan = named(sight.objects, name, namespace)?.object;
    return plan !== undefined && flagAt(plan, 'spec', 'approved') === false
      ? evidence(plan, 'spec.approved', false)
      : undefined;
  }
  const { object } = subscription;
  const pending = conditionOf(object, 'InstallPlanPending');
  const isInstalled = textAt(object, 'status', 'installedCSV') !== undefined;
  return !isInstalled && pending?.status === 'True' && pending.reason === 'RequiresApproval'
    ? evidence(object, 'status.conditions[InstallPlanPending].reason', pending.reason)
    : undefined;
}

function planNames({ object }: Observed): {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
} {
  const name = textAt(object, 'status', 'installPlanRef', 'name');
  return { name, namespace: object.metadata.namespace };
}
