import type { Condition } from '../kinds.ts';
import type { InstallPlan, Subscription, SubscriptionStatus } from './kinds.ts';

/** The condition of a type. */
export function conditionOf(status: SubscriptionStatus | undefined, type: string): Condition | undefined {
  return status?.conditions?.find((condition) => condition.type === type);
}

/** Conditions stand in the order in which they appeared. */
export function withCondition(
  status: SubscriptionStatus | undefined,
  condition: Condition,
): SubscriptionStatus {
  const before = status?.conditions ?? [];
  const known = before.some(({ type }) => type === condition.type);
  const conditions = known
    ? before.map((each) => (each.type === condition.type ? condition : each))
    : [...before, condition];
  return { ...status, conditions };
}

/** A condition that no longer holds is not there at all. */
export function without(status: SubscriptionStatus | undefined, type: string): SubscriptionStatus {
  return { ...status, conditions: (status?.conditions ?? []).filter((each) => each.type !== type) };
}

/** What is said of the CatalogSource: first that it was found (or not), then that this stays so; `undefined` after that. */
export function catalogHealth(
  { spec, status }: Subscription,
  exists: boolean,
  now: string,
): SubscriptionStatus | undefined {
  const said = conditionOf(status, 'CatalogSourcesUnhealthy');
  const unhealthy = exists ? 'False' : 'True';
  const settled = exists ? 'AllCatalogSourcesHealthy' : 'UnhealthyCatalogSourceFound';
  if (said?.status === unhealthy && said.reason === settled) return undefined;
  const condition: Condition = {
    type: 'CatalogSourcesUnhealthy',
    status: unhealthy,
    reason: said?.status === unhealthy ? settled : 'CatalogSourcesAdded',
    message: exists
      ? 'all available catalogsources are healthy'
      : `targeted catalogsource ${spec.sourceNamespace}/${spec.source} missing`,
    lastTransitionTime: now,
  };
  const catalogSourceRef = {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    name: spec.source,
    namespace: spec.sourceNamespace,
  };
  return {
    ...withCondition(status, condition),
    catalogHealth: exists ? [{ catalogSourceRef, healthy: true, lastUpdated: now }] : [],
  };
}

/** A plan that was still needed is made anew; one that had done its work is only missed. */
export function withoutPlan(status: SubscriptionStatus, now: string): SubscriptionStatus | undefined {
  if (status.currentCSV === status.installedCSV) {
    const type = 'InstallPlanMissing';
    if (conditionOf(status, type) !== undefined) return undefined;
    const reason = 'ReferencedInstallPlanNotFound';
    const rest = without(status, 'InstallPlanPending');
    return withCondition(rest, { type, status: 'True', reason, lastTransitionTime: now });
  }
  const rest: Record<string, unknown> = { ...without(status, 'InstallPlanPending') };
  for (const field of ['state', 'currentCSV', 'installPlanRef', 'installplan']) delete rest[field];
  return rest;
}

/** On the way to a version, by a plan: all of it comes in one write. */
export function pending(
  status: SubscriptionStatus | undefined,
  csv: string,
  plan: InstallPlan,
): SubscriptionStatus {
  const { apiVersion, kind, metadata } = plan;
  const { name, namespace, uid = '', resourceVersion } = metadata;
  return {
    ...without(status, 'ResolutionFailed'),
    state: 'UpgradePending',
    currentCSV: csv,
    installPlanGeneration: plan.spec.generation,
    installPlanRef: { apiVersion, kind, name, namespace, uid, resourceVersion },
    installplan: { apiVersion, kind, name, uuid: uid },
  };
}
