import { nameFor } from '../../release.ts';
import type { ShippedPolicy } from '../../shippedPolicy.ts';
import { operatorMakesPolicies, type Target } from '../../target/target.ts';

/** A policy with the name it has, or is to have, in the namespace of the target. */
export interface WantedPolicy {
  readonly name: string;
  readonly spec: unknown;
}

/**
 * The policies of the Orchestrator that are to be there, in upstream's order. The operator makes the one for
 * monitoring even where the target does without.
 */
export function wantedPolicies(target: Target): readonly WantedPolicy[] {
  const { policies } = target.release.networkPolicies;
  if (operatorMakesPolicies(target)) return policies.map((policy) => made(policy, policy.spec, target));
  return policies
    .filter(({ opensTo }) => target.monitoring || opensTo !== 'monitoring')
    .map(({ name, spec }) => ({ name, spec }));
}

/** The general set that the operator makes beside them, as on OpenShift; none where there is no such set. */
export function basePolicies(target: Target): readonly WantedPolicy[] {
  if (!operatorMakesPolicies(target)) return [];
  return target.release.networkPolicies.basePolicies.flatMap((policy) => {
    const { spec, openshift, externalDatabase } = policy;
    const withoutDatabase = target.database.mode === 'external' ? externalDatabase : undefined;
    if (withoutDatabase === 'leftOut') return [];
    return [made(policy, withoutDatabase ?? openshift ?? spec, target)];
  });
}

function made({ name, madeAs = name }: ShippedPolicy, spec: unknown, target: Target): WantedPolicy {
  return { name: nameFor(madeAs, target.name), spec: withName(spec, target.name) };
}

/** Plain data with the Backstage name in place of `{name}`. */
export function withName(value: unknown, name: string): unknown {
  if (typeof value === 'string') return nameFor(value, name);
  if (Array.isArray(value)) return value.map((item: unknown) => withName(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withName(item, name)]));
}
