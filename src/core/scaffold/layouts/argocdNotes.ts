import type { Artifact } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { folderName } from './folders.ts';

interface Synced {
  readonly target: Target;
  readonly objects: readonly Manifest[];
  /** Files that Argo CD leaves out. */
  readonly left: readonly Artifact[];
  /** Files of earlier answers that it leaves out. */
  readonly idle: readonly string[];
  /** How many Applications are written. */
  readonly applications: number;
}

/** What a person has to know before an Application is applied. */
export function applicationNotes({ target, objects, left, idle, applications }: Synced): readonly Message[] {
  const { release, name, namespace } = target;
  return [
    message('For RHDH {0}: Backstage {1} in namespace {2}.', release.version, name, namespace),
    message(
      'Apply this once ("oc apply -f applications/{0}.yaml"), into the namespace of your Argo CD and for the cluster that it is to sync.',
      folderName(target),
    ),
    ...rightsNotes(objects),
    ...leftNote(left),
    ...idleNote(idle),
    ...approvalNote(target, objects),
    ...(applications > 1 ? [sharedNote] : []),
  ];
}

function rightsNotes(objects: readonly Manifest[]): readonly Message[] {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort();
  const grants = kinds.some((kind) => kind.endsWith('RoleBinding') || kind.endsWith('Role'));
  return [
    message(
      'The application controller of Argo CD must be allowed to get, list, watch, create, update, patch and delete in every namespace named in the files: {0}. OpenShift GitOps allows its own instance only a part of that.',
      kinds.join(', '),
    ),
    ...(grants
      ? [
          message(
            'It also needs the rights that the roles among them grant: nobody may give away more than they hold.',
          ),
        ]
      : []),
  ];
}

function leftNote(left: readonly Artifact[]): readonly Message[] {
  const secrets = left.filter(({ kind }) => kind === 'manifest').map(({ path }) => path);
  if (secrets.length === 0) return [];
  return [
    message(
      'Not synced: {0}. Secrets do not belong into version control: apply them once by hand, or have External Secrets bring them. RHDH does not start before they are there.',
      secrets.join(', '),
    ),
  ];
}

function idleNote(idle: readonly string[]): readonly Message[] {
  if (idle.length === 0) return [];
  return [
    message(
      'Not synced, because earlier answers made them and these do not: {0}. What they made in the cluster stays there until somebody deletes it.',
      idle.join(', '),
    ),
  ];
}

function approvalNote({ approval }: Target, objects: readonly Manifest[]): readonly Message[] {
  if (approval === 'Automatic' || !objects.some(({ kind }) => kind === 'Subscription')) return [];
  return [
    message(
      'Manual approval: Argo CD does not approve InstallPlans. The sync stands at each operator in turn until somebody sets spec.approved of its InstallPlan to true.',
    ),
  ];
}

const sharedNote = message(
  'Where targets share a cluster, leave the files that serve the whole cluster (10 to 19) in the folder of one of them only: Argo CD wants each object in a single Application.',
);
