import { flagAt, textAt } from '../field.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { named, objectsOf } from './observed.ts';

/** The InstallPlan a Subscription refers to, if it is there and can be seen. */
export function referencedPlan(snapshot: Snapshot, { object }: Observed): Observed | undefined {
  const name = textAt(object, 'status', 'installPlanRef', 'name');
  if (name === undefined) return undefined;
  return named(objectsOf(snapshot, 'installPlans'), name, object.metadata.namespace);
}

/** The InstallPlan a Subscription refers to, if it waits for a person's approval. */
export function waitingPlan(snapshot: Snapshot, subscription: Observed): Observed | undefined {
  const plan = referencedPlan(snapshot, subscription);
  return plan !== undefined && flagAt(plan.object, 'spec', 'approved') === false ? plan : undefined;
}
