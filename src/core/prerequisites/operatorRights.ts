import { textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
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
  const operator = lookAnywhere(snapshot, 'deployments').objects.find(isOperator)?.object;
  const account = serviceAccountOf(operator);
  if (account === undefined) return status;
  const questions = neededRights(target).map((right) => ({ right, question: rightOf(account, right) }));
  const refused = questions.filter(({ question }) => {
    const answer = answerTo(snapshot, question);
    return answer.state === 'answered' && !answer.value;
  });
  const asks = questions.map(({ question }) => question);
  if (refused.length === 0) return asking(status, asks);
  const rights = refused.map(({ right }) => wordsOf(right));
  const said = refusal(account, rights, operator?.metadata.labels?.[olmOwner], target);
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

/** OLM binds what the version itself asks for, by names of its own making; all other ways bring upstream's binding. */
function refusal(
  { namespace, name }: ServiceAccount,
  rights: readonly string[],
  version: string | undefined,
  { release }: ClusterTarget,
): Message {
  const account = `${namespace}/${name}`;
  return version === undefined
    ? message(
        'The RHDH operator runs as ServiceAccount {0}, which may not {1}. Add this ServiceAccount to the subjects of ClusterRoleBinding {2}.',
        account,
        rights.join(', '),
        release.operatorRole.binding,
      )
    : message(
        'The RHDH operator runs as ServiceAccount {0}, which may not {1}. OLM gives it what ClusterServiceVersion {2} asks for (spec.install.spec.clusterPermissions): bind what is missing there to this ServiceAccount by a ClusterRole of your own.',
        account,
        rights.join(', '),
        version,
      );
}

function serviceAccountOf(operator: Manifest | undefined): ServiceAccount | undefined {
  const name = textAt(operator, 'spec', 'template', 'spec', 'serviceAccountName');
  const namespace = operator?.metadata.namespace;
  return name === undefined || namespace === undefined ? undefined : { namespace, name };
}

/** What OLM writes on a Deployment of a version. */
const olmOwner = 'olm.owner';

/** OLM says of which version a Deployment is; whoever installed it otherwise kept the name that upstream gives it. */
function isOperator({ object: { metadata } }: Observed): boolean {
  const owner = metadata.labels?.[olmOwner];
  return owner === undefined ? metadata.name === 'rhdh-operator' : owner.startsWith('rhdh-operator.v');
}
