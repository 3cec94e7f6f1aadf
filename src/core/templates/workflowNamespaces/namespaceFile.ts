import type { Artifact } from '../../artifact.ts';
import { message } from '../../message.ts';
import type { ShippedPolicy } from '../../shippedPolicy.ts';
import type { Target } from '../../target/target.ts';
import { namespaceObject } from '../namespaceObject.ts';
import { namespacePeer, policyObject } from '../networkPolicies/policyObject.ts';
import { instanceNotes } from '../notes.ts';
import { persistenceNotes } from './persistenceNotes.ts';

/** One namespace of workflows, with who may reach them. */
export function namespaceFile(namespace: string, target: Target): Artifact {
  const { callersPolicy, callers } = target.release.workflows;
  // The first policy of a namespace closes it for everybody it does not name, its own Pods among them.
  const further = [
    ...policiesFor('namespace', target),
    ...(target.monitoring ? policiesFor('monitoring', target) : []),
  ];
  const forRoutes = policiesFor('routes', target).map(({ name }) => name);
  return {
    path: `27-workflow-namespace-${namespace}.yaml`,
    kind: 'manifest',
    notes: instanceNotes(
      target,
      message(
        'Workflows in namespace {0}. "oc new-project {0}" asks OpenShift for it where you may not create namespaces.',
        namespace,
      ),
      message(
        'These policies close the namespace for everybody else. A workflow with a Route of its own needs a policy for the router, too, such as {0} of the Backstage namespace.',
        forRoutes.join(', '),
      ),
      ...persistenceNotes(namespace, target),
    ),
    objects: [
      namespaceObject(namespace),
      policyObject(callersPolicy, namespace, {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ from: [target.namespace, ...callers].map(namespacePeer) }],
      }),
      ...further.map(({ name, spec }) => policyObject(name, namespace, spec)),
    ],
  };
}

function policiesFor(whom: ShippedPolicy['opensTo'], { release }: Target): readonly ShippedPolicy[] {
  return release.networkPolicies.policies.filter(({ opensTo }) => opensTo === whom);
}
