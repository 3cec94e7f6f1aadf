import type { Artifact } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { wayOutName } from '../networkPolicies/additions.ts';
import { additionsPath } from '../networkPolicies/additionsFile.ts';
import { namespacePeer, policyObject } from '../networkPolicies/policyObject.ts';
import { instanceNotes } from '../notes.ts';

/** What all namespaces share: one platform for the cluster, and the way into the Backstage namespace. */
export function sharedFile(target: Target): Artifact {
  const { namespace, workflowNamespaces: others, release } = target;
  const { workflows, platform } = release;
  const { clusterPlatform, inboundPolicy } = workflows;
  return {
    path: '27-workflow-namespaces.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      message(
        'The {0} makes the platform serve the workflows of all namespaces; a cluster has one. It belongs to no namespace: whoever applies it needs the right to create sonataflowclusterplatforms.sonataflow.org, which the rhdh-operator does not have.',
        clusterPlatform.kind,
      ),
      message('{0} lets the workflows reach data-index, jobs-service, RHDH and the database.', inboundPolicy),
      ...wayOutNotes(target),
    ),
    objects: [
      {
        apiVersion: platform.apiVersion,
        kind: clusterPlatform.kind,
        metadata: { name: clusterPlatform.name },
        spec: { platformRef: { name: platform.name, namespace } },
      },
      policyObject(inboundPolicy, namespace, {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ from: others.map(namespacePeer) }],
      }),
    ],
  };
}

function wayOutNotes(target: Target): readonly Message[] {
  const name = wayOutName(target);
  if (name === undefined) return [];
  return [message('The way from RHDH to the workflows is {0}, in {1}.', name, additionsPath)];
}
