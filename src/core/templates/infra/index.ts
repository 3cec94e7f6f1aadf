import type { Artifact } from '../../artifact.ts';
import { message } from '../../message.ts';
import type { Subscriptions } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import type { Template } from '../template.ts';
import { argoCdFile } from './argoCd.ts';
import { clusterExtensionFile } from './clusterExtension.ts';
import { knativeFile } from './knative.ts';
import { subscriptionFile } from './subscription.ts';

/** One file of the infrastructure: an operator, or what an operator is asked for. */
export type InfraPart = keyof Subscriptions | 'knative' | 'argoCd';

/** The operators below RHDH, and on request its own. */
export const infra: Template = {
  what: 'infra',
  title: message('Infrastructure'),
  detail: message('OpenShift Serverless and Serverless Logic, Knative Serving and Eventing'),
  asks: ['release', 'approval', 'rhdhOperator', 'options', 'layout'],
  options: ['cicd', 'olmV1', 'catalog'],
  make: (target) => partsOf(target).flatMap((part) => infraFile(part, target) ?? []),
};

/** The file of one part, whether the target wants it or not; nothing where the release does not know it. */
export function infraFile(part: InfraPart, target: Target): Artifact | undefined {
  switch (part) {
    case 'serverless':
      return operatorFile('10-serverless.yaml', part, target);
    case 'serverlessLogic':
      return operatorFile('11-serverless-logic.yaml', part, target);
    case 'rhdh':
      return operatorFile('12-rhdh-operator.yaml', part, target);
    case 'knative':
      return knativeFile('13-knative.yaml', target);
    case 'pipelines':
      return operatorFile('14-pipelines.yaml', part, target);
    case 'gitops':
      return operatorFile('15-gitops.yaml', part, target);
    case 'argoCd':
      return argoCdFile('16-argocd.yaml', target);
  }
}

function operatorFile(path: string, operator: keyof Subscriptions, target: Target): Artifact | undefined {
  const subscription = target.release.subscriptions[operator];
  if (subscription === undefined) return undefined;
  return target.olm === 'v1'
    ? clusterExtensionFile(path, { operator, subscription }, target)
    : subscriptionFile(path, { operator, subscription }, target);
}

function partsOf({ installRhdhOperator, cicd }: Target): readonly InfraPart[] {
  return [
    'serverless',
    'serverlessLogic',
    ...(installRhdhOperator ? (['rhdh'] as const) : []),
    'knative',
    ...(cicd ? (['pipelines', 'gitops', 'argoCd'] as const) : []),
  ];
}
