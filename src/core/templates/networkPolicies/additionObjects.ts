import type { Manifest } from '../../manifest.ts';
import type { Target } from '../../target/target.ts';
import { additions } from './additions.ts';
import { policyObject } from './policyObject.ts';
import { withName } from './wantedPolicies.ts';

/** The policies that are needed beside those of an operator that denies by default. */
export function additionObjects(target: Target): readonly Manifest[] {
  return additions(target).map(({ name, egress }) =>
    policyObject(name, target.namespace, {
      podSelector: withName(target.release.networkPolicies.backendPods, target.name),
      policyTypes: ['Egress'],
      egress: [egress],
    }),
  );
}
