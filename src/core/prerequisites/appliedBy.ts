import type { OperatorSubscription } from '../release.ts';
import type { PrerequisiteId } from '../status.ts';
import type { Target } from '../target/target.ts';
import { additions } from '../templates/networkPolicies/additions.ts';
import { basePolicies, wantedPolicies } from '../templates/networkPolicies/wantedPolicies.ts';

/** What tells an object from others. */
export interface AppliedObject {
  readonly kind: string;
  readonly name: string;
  /** Absent where the file does not say. */
  readonly namespace?: string;
  /** The package of a Subscription or a ClusterExtension. */
  readonly package?: string;
}

/**
 * The prerequisite of a target whose objects include this one, told by kind, name and package; `undefined` for what the
 * target does not need, or needs elsewhere. What is applied for it are the target's objects, whatever a file says.
 */
export function appliedBy(object: AppliedObject, target: Target): PrerequisiteId | undefined {
  const { release, method, namespace, olm } = target;
  switch (object.kind) {
    case 'Subscription':
      return olm === 'v0' ? operatorOf(object, target) : undefined;
    case 'ClusterExtension':
      return olm === 'v1' ? operatorOf(object, target) : undefined;
    case 'OperatorGroup':
      return olm === 'v0' ? operatorIn(object, target) : undefined;
    case 'KnativeServing':
      return isNamed(object, release.knative.serving) ? 'knative-serving' : undefined;
    case 'KnativeEventing':
      return isNamed(object, release.knative.eventing) ? 'knative-eventing' : undefined;
    case 'Backstage':
      return method === 'operator' && isNamed(object, target) ? 'backstage' : undefined;
    case 'SonataFlowPlatform':
      return isNamed(object, { name: release.platform.name, namespace }) ? 'platform' : undefined;
    case 'NetworkPolicy':
      return isPolicy(object, target) ? 'network-policies' : undefined;
    default:
      return undefined;
  }
}

function operators({ release: { subscriptions }, cicd }: Target) {
  const { pipelines, gitops } = subscriptions;
  return [
    { id: 'serverless', subscription: subscriptions.serverless },
    { id: 'serverless-logic', subscription: subscriptions.serverlessLogic },
    { id: 'rhdh-operator', subscription: subscriptions.rhdh },
    ...(cicd && pipelines !== undefined ? [{ id: 'pipelines', subscription: pipelines } as const] : []),
    ...(cicd && gitops !== undefined ? [{ id: 'gitops', subscription: gitops } as const] : []),
  ] as const satisfies readonly {
    readonly id: PrerequisiteId;
    readonly subscription: OperatorSubscription;
  }[];
}

function operatorOf(object: AppliedObject, target: Target): PrerequisiteId | undefined {
  return operators(target).find(
    ({ subscription }) =>
      subscription.package === object.package && isIn(object.namespace, subscription.namespace),
  )?.id;
}

/** OperatorGroups have any name; a namespace that has one of its own is an operator's alone. */
function operatorIn({ namespace }: AppliedObject, target: Target): PrerequisiteId | undefined {
  return operators(target).find(
    ({ subscription }) => subscription.operatorGroup !== undefined && subscription.namespace === namespace,
  )?.id;
}

function isPolicy(object: AppliedObject, target: Target): boolean {
  const written = [...basePolicies(target), ...wantedPolicies(target), ...additions(target)];
  return written.some(({ name }) => isNamed(object, { name, namespace: target.namespace }));
}

function isNamed(
  object: AppliedObject,
  wanted: { readonly name: string; readonly namespace: string },
): boolean {
  return object.name === wanted.name && isIn(object.namespace, wanted.namespace);
}

/** What a file leaves open, whoever applies it says. */
function isIn(namespace: string | undefined, wanted: string): boolean {
  return namespace === undefined || namespace === wanted;
}
