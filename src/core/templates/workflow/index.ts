import type { Manifest } from '../../manifest.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { instanceNotes } from '../notes.ts';
import type { Template } from '../template.ts';
import { exampleWorkflow } from './exampleWorkflow.ts';

/** A first workflow, to see that data-index and RHDH know of it. */
export const workflow: Template = {
  what: 'workflow',
  title: message('Workflow'),
  detail: message('A small SonataFlow that runs an image of yours and registers with data-index'),
  asks: ['release', 'name', 'namespace', 'options'],
  options: ['workflowNamespaces'],
  make: (target) => [
    {
      path: '30-workflow.yaml',
      kind: 'manifest',
      notes: instanceNotes(target, ...notes(target)),
      objects: [sonataFlow(target)],
    },
  ],
};

function sonataFlow(target: Target): Manifest {
  const { id, version, description, flow } = exampleWorkflow;
  return {
    apiVersion: target.release.platform.apiVersion,
    kind: 'SonataFlow',
    metadata: {
      name: id,
      namespace: placeOf(target),
      annotations: {
        'sonataflow.org/profile': 'gitops',
        'sonataflow.org/version': version,
        'sonataflow.org/description': description,
      },
    },
    spec: { flow, podTemplate: { container: { image: imageOf(target) } } },
  };
}

/** The first namespace that is there for workflows; else they run beside RHDH. */
function placeOf({ workflowNamespaces, namespace }: Target): string {
  return workflowNamespaces[0] ?? namespace;
}

/** The registry inside OpenShift: every namespace may pull its own images from there without a Secret. */
function imageOf(target: Target): string {
  return `image-registry.openshift-image-registry.svc:5000/${placeOf(target)}/${exampleWorkflow.id}:${exampleWorkflow.version}`;
}

function notes({ release }: Target): readonly Message[] {
  const { id, version } = exampleWorkflow;
  return [
    message(
      'The image is yours to build: with the profile gitops nothing is built in the cluster, and it is the image that runs, not the flow below. Build it from a file {0} with the id "{1}", the version "{2}" and this flow, and keep both alike.',
      `${id}.sw.yaml`,
      id,
      version,
    ),
    message(
      'One way, with podman and kn-workflow of Serverless Logic {0}: a project beside those of the demo, and its script. Any registry will do; write the image below as it was pushed:{1}',
      release.compatibility.serverlessLogic,
      commandLines('git clone https://github.com/rhdhorchestrator/orchestrator-demo') +
        commandLines(
          'orchestrator-demo/scripts/build.sh',
          `--image=quay.io/$USER/${id}:${version}`,
          `-w ${id}`,
          `-m ${id}/manifests --push`,
        ),
    ),
    message(
      'Up to then the Pod waits with ImagePullBackOff. Apply this when data-index answers: a workflow that starts before it is not registered and has to be restarted.',
    ),
    message(
      'It keeps nothing: what is under way is lost when its Pod goes. spec.persistence.postgresql keeps it in a database.',
    ),
  ];
}
