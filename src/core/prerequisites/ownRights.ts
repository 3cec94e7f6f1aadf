import { message } from '../message.ts';
import type { PrerequisiteId, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { ownRight, wordsOf, type Right } from './accessQuestions.ts';
import { answerTo, asking } from './answers.ts';

/**
 * Adds to a status that offers something whether the user may do it at all. Nothing is asked for what is in order, and
 * what is offered stays: an administrator takes it over as commands.
 */
export function withOwnRights(
  id: PrerequisiteId,
  status: Status,
  snapshot: Snapshot,
  target: ClusterTarget,
): Status {
  const rights = neededRights(id, status, target);
  const refused = rights.filter((right) => {
    const answer = answerTo(snapshot, ownRight(right));
    return answer.state === 'answered' && !answer.value;
  });
  const asked = asking(status, rights.map(ownRight));
  if (refused.length === 0) return asked;
  const said = message(
    'You may not {0}. Hand what is to be done to an administrator: "Copy as oc Commands" in the editor writes it down.',
    refused.map(wordsOf).join(', '),
  );
  return { ...asked, notes: [...asked.notes, { code: 'not-allowed', severity: 'hint', message: said }] };
}

function neededRights(id: PrerequisiteId, status: Status, target: ClusterTarget): readonly Right[] {
  const plans = status.state === 'pendingApproval' ? approvals(status) : [];
  const offered = status.remedies.flatMap(({ kind }) =>
    kind === 'touch' ? [touch(target)] : (makings(id, target) ?? []),
  );
  return [...plans, ...offered];
}

function approvals({ evidence }: Status): readonly Right[] {
  return evidence.flatMap(({ ref: { kind, namespace } }) =>
    kind === 'InstallPlan' && namespace !== undefined
      ? [{ verb: 'patch', group: 'operators.coreos.com', resource: 'installplans', namespace }]
      : [],
  );
}

function touch({ namespace, release }: ClusterTarget): Right {
  return { verb: 'patch', group: release.api.group, resource: 'backstages', namespace };
}

/** The object without which the others are of no use. */
function makings(id: PrerequisiteId, target: ClusterTarget): readonly Right[] | undefined {
  const { release, namespace, olm } = target;
  const { subscriptions, knative } = release;
  const create = (group: string, resource: string, where: string): readonly Right[] => [
    { verb: 'create', group, resource, namespace: where },
  ];
  const subscribe = (where: string | undefined) =>
    olm === 'v0' && where !== undefined ? create('operators.coreos.com', 'subscriptions', where) : undefined;
  switch (id) {
    case 'serverless':
      return subscribe(subscriptions.serverless.namespace);
    case 'serverless-logic':
      return subscribe(subscriptions.serverlessLogic.namespace);
    case 'rhdh-operator':
      return subscribe(subscriptions.rhdh.namespace);
    case 'pipelines':
      return subscribe(subscriptions.pipelines?.namespace);
    case 'gitops':
      return subscribe(subscriptions.gitops?.namespace);
    case 'knative-serving':
      return create('operator.knative.dev', 'knativeservings', knative.serving.namespace);
    case 'knative-eventing':
      return create('operator.knative.dev', 'knativeeventings', knative.eventing.namespace);
    case 'backstage':
      return create(release.api.group, 'backstages', namespace);
    case 'platform':
      return create('sonataflow.org', 'sonataflowplatforms', namespace);
    case 'network-policies':
      return create('networking.k8s.io', 'networkpolicies', namespace);
    default:
      return undefined;
  }
}
