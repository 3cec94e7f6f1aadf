import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { operatorMakesPlatform, type ClusterTarget } from '../target/target.ts';
import { rightOf, wordsOf, type Right, type ServiceAccount } from './accessQuestions.ts';
import { answerTo, asking } from './answers.ts';
import { lookAnywhere } from './observed.ts';
import { verdict } from './verdict.ts';

/**
 * Whether the RHDH operator that runs may make what the target leaves to it. Its rights come by a binding that names
 * one ServiceAccount in one namespace (OP, plugin-rbac), so an operator installed elsewhere has none and says so only
 * in its log.
 */
export function withOperatorRights(status: Status, snapshot: Snapshot, target: ClusterTarget): Status {
  if (status.state !== 'ready' || !operatorMakesPlatform(target)) return status;
  const account = serviceAccountOf(snapshot);
  if (account === undefined) return status;
  const questions = neededRights(target).map((right) => ({ right, question: rightOf(account, right) }));
  const refused = questions.filter(({ question }) => {
    const answer = answerTo(snapshot, question);
    return answer.state === 'answered' && !answer.value;
  });
  const asks = questions.map(({ question }) => question);
  if (refused.length === 0) return asking(status, asks);
  const { binding } = target.release.operatorRole;
  const rights = refused.map(({ right }) => wordsOf(right));
  const said = message(
    'The RHDH operator runs as ServiceAccount {0}, which may not {1}. Add this ServiceAccount to the subjects of ClusterRoleBinding {2}.',
    `${account.namespace}/${account.name}`,
    rights.join(', '),
    binding,
  );
  const ref = { apiVersion: 'v1', kind: 'ServiceAccount', ...account };
  const seen = rights.map((right): Evidence => ({ ref, field: right, value: 'denied' }));
  return asking(verdict('degraded', 'operator-not-allowed', said, seen, { notes: status.notes }), asks);
}

function neededRights({ namespace, release }: ClusterTarget): readonly Right[] {
  const wanted = ['sonataflowplatforms', 'networkpolicies'];
  return release.operatorRights.flatMap(({ group, resources }) =>
    resources
      .filter((resource) => wanted.includes(resource))
      .map((resource): Right => ({ verb: 'patch', group, resource, namespace })),
  );
}

function serviceAccountOf(snapshot: Snapshot): ServiceAccount | undefined {
  const found = lookAnywhere(snapshot, 'deployments').objects.find(isOperator);
  const name = textAt(found?.object, 'spec', 'template', 'spec', 'serviceAccountName');
  const namespace = found?.object.metadata.namespace;
  return name === undefined || namespace === undefined ? undefined : { namespace, name };
}

/** OLM says of which version a Deployment is; whoever installed it otherwise kept the name that upstream gives it. */
function isOperator({ object: { metadata } }: Observed): boolean {
  const owner = metadata.labels?.['olm.owner'];
  return owner === undefined ? metadata.name === 'rhdh-operator' : owner.startsWith('rhdh-operator.v');
}
