import type { Artifact } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import { message, type Message } from '../../message.ts';
import type { KnativeObject } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { namespaceObject } from '../namespaceObject.ts';
import { clusterNotes } from '../notes.ts';
import { extensionName } from './clusterExtension.ts';

/** What makes the Serverless operator install Knative Serving and Eventing. */
export function knativeFile(path: string, target: Target): Artifact {
  const { apiVersion, serving, eventing } = target.release.knative;
  const object = ({ kind, name, namespace, spec }: KnativeObject): Manifest => ({
    apiVersion,
    kind,
    metadata: { name, namespace },
    spec,
  });
  return {
    path,
    kind: 'manifest',
    notes: clusterNotes(target, orderNote(target)),
    objects: [
      namespaceObject(serving.namespace),
      namespaceObject(eventing.namespace),
      object(eventing),
      object(serving),
    ],
  };
}

function orderNote({ olm, release: { subscriptions, olmV1 } }: Target): Message {
  if (olm === 'v0') {
    return message(
      'Apply this when OpenShift Serverless is installed: before that the API server does not know these kinds.',
    );
  }
  const extension = extensionName(subscriptions.serverless, olmV1.serverless);
  return message(
    'Apply this when OpenShift Serverless is installed: before that the API server does not know these kinds. To wait for it:{0}',
    commandLines(`oc wait clusterextension/${extension} --for condition=Installed --timeout 10m`),
  );
}
