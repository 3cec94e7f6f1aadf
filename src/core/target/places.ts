import { routersNamespace, userMonitoringNamespace } from '../openshiftNamespaces.ts';
import type { OperatorSubscription } from '../release.ts';
import { operatorNamespaces, type Places } from '../snapshot.ts';
import type { Target } from './target.ts';

/** Where in a cluster a target is looked for. Nothing is ever said about a namespace that is not among these. */
export function placesOf(target: Target): Places {
  const operators = Object.values<OperatorSubscription>({ ...target.release.subscriptions });
  return {
    namespace: target.namespace,
    catalogNamespace: target.catalog.sourceNamespace,
    namespaces: unique([...namespacesOf(target), ...operators.map(({ namespace }) => namespace)]),
    deployments: unique(deploymentsOf(target)),
    packages: unique(operators.flatMap(({ package: name, conflictsWith = [] }) => [name, ...conflictsWith])),
  };
}

/** The namespaces that a target is in, needs connections from, or would have made beside those of operators. */
function namespacesOf({ namespace, workflowNamespaces, release }: Target): readonly string[] {
  const { knative, workflows } = release;
  return [
    namespace,
    ...workflowNamespaces,
    ...workflows.callers,
    knative.serving.namespace,
    knative.eventing.namespace,
    routersNamespace,
    userMonitoringNamespace,
  ];
}

function deploymentsOf({ namespace, release, cicd, monitoring }: Target): readonly string[] {
  const { subscriptions, knative } = release;
  const { serverless, serverlessLogic, rhdh, pipelines, gitops } = subscriptions;
  const operators = [serverless, serverlessLogic, rhdh, ...(cicd ? [pipelines, gitops] : [])];
  return [
    namespace,
    ...operatorNamespaces,
    ...operators.flatMap((operator) => operator?.namespace ?? []),
    knative.serving.namespace,
    knative.eventing.namespace,
    ...(monitoring ? [userMonitoringNamespace] : []),
  ];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
