import type { OperatorSubscription, Release } from '../../release.ts';

/** Every operator that a release has a Subscription for. */
export function operatorsOf({ subscriptions }: Release): readonly OperatorSubscription[] {
  const { serverless, serverlessLogic, rhdh, pipelines, gitops } = subscriptions;
  return [serverless, serverlessLogic, rhdh, pipelines, gitops].filter((operator) => operator !== undefined);
}
