import { routersNamespace, userMonitoringNamespace } from '../openshiftNamespaces.ts';
import type { OperatorSubscription } from '../release.ts';
import type { Places } from '../snapshot.ts';
import type { Target } from './target.ts';

/** Where in a cluster a target is looked for. Nothing is ever said about a namespace that is not among these. */
export function placesOf(target: Target): Places {
  const { namespace, catalog } = target;
  return { namespace, catalogNamespace: catalog.sourceNamespace, namespaces: namespacesOf(target) };
}

/** The namespaces that a target is in, needs connections from, or would have made. */
function namespacesOf({ namespace, workflowNamespaces, release }: Target): readonly string[] {
  const { subscriptions, knative, workflows } = release;
  const operators = Object.values<OperatorSubscription>({ ...subscriptions }).map((one) => one.namespace);
  return [
    ...new Set([
      namespace,
      ...workflowNamespaces,
      ...workflows.callers,
      knative.serving.namespace,
      knative.eventing.namespace,
      routersNamespace,
      userMonitoringNamespace,
      ...operators,
    ]),
  ];
}
