import { textAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import type { Facts } from '../rule.ts';

/** Every operator that a release has a Subscription for. */
export function operatorsOf({ subscriptions }: Release): readonly OperatorSubscription[] {
  const { serverless, serverlessLogic, rhdh, pipelines, gitops } = subscriptions;
  return [serverless, serverlessLogic, rhdh, pipelines, gitops].filter((operator) => operator !== undefined);
}

/** The operator of a package in a release; `undefined` where the release has another one in its place. */
export function operatorOf(release: Release, name: string | undefined): OperatorSubscription | undefined {
  return operatorsOf(release).find((operator) => operator.package === name);
}

/** Where an object that installs an operator names its package. */
export function packagePath({ is }: Facts): Path | undefined {
  if (is.kind === 'subscription') return ['spec', 'name'];
  return is.kind === 'clusterextension' ? ['spec', 'source', 'catalog', 'packageName'] : undefined;
}

/** The package that a Subscription or ClusterExtension installs. */
export function packageIn(facts: Facts): string | undefined {
  const path = packagePath(facts);
  return path && textAt(facts.value, ...path);
}

/** Whether a text is still to be filled in: nobody knows yet what will stand there. */
export function isOpen(text: string): boolean {
  return /[<{$]/.test(text);
}
