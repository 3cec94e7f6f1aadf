import { message } from '../../message.ts';
import { wantedPolicies } from '../../templates/networkPolicies/wantedPolicies.ts';
import { operatorMakesPolicies, type Target } from '../../target/target.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { namespaceOf } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';

/** Some of the policies of the Orchestrator are there, and others are not. */
export const policyMissing: WorkspaceRule = {
  code: 'np-missing',
  about: 'workspace',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'Some of the network policies are missing',
  why: `A NetworkPolicy closes the pods it selects for all that no policy lets in. With some of the four of the Orchestrator and
not the others, workflows, platform, Knative and RHDH do not reach each other, or nobody outside does. This is told where the
target says that nobody makes them: its dependency is cleared, or there is no operator.`,
  judge(object, around, { target }) {
    if (object.kind !== 'NetworkPolicy' || target === undefined || !isByHand(target)) return [];
    if (
      isUncertain(object, around) ||
      (namespaceOf(object, around) ?? target.namespace) !== target.namespace
    ) {
      return [];
    }
    const wanted = wantedPolicies(target).map(({ name }) => name);
    const there = wanted.flatMap((name) => policiesCalled(name, target, around));
    // Told once, at the first of those that are there.
    if (there[0] !== object || !there.every((other) => areOneSet(object, other, around))) return [];
    return wanted
      .filter((name) => !there.some((policy) => policy.name === name))
      .map((name) => ({
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'The policy "{0}" is in no file, and for this target nobody else makes it: what it would let in stays outside.',
          name,
        ),
      }));
  },
};

function isByHand(target: Target): boolean {
  return target.method !== 'helm' && !operatorMakesPolicies(target);
}

function policiesCalled(name: string, target: Target, around: Surroundings): readonly WorkspaceObject[] {
  return around
    .defining('NetworkPolicy', name)
    .filter((policy) => (namespaceOf(policy, around) ?? target.namespace) === target.namespace);
}
