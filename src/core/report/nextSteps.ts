import { message, plain, type Message } from '../message.ts';
import { prerequisiteOf, type Statuses } from '../prerequisites/index.ts';
import { watchedResources } from '../snapshot.ts';
import { needsAttention, stateWords } from '../states.ts';
import type { PrerequisiteId, Status } from '../status.ts';
import type { Target } from '../target/target.ts';

/** What a person does next about a prerequisite, or what it waits for; nothing where all is well. */
export function nextSteps(id: PrerequisiteId, statuses: Statuses, target: Target): readonly Message[] {
  const status = statuses.get(id);
  if (status === undefined) return [];
  const remedies = status.remedies.map(({ title }) => remedyStep(id, title));
  switch (status.state) {
    case 'ready':
    case 'notApplicable':
      return [];
    case 'blocked':
      return unreadyNeeds(id, statuses, target);
    case 'installing':
      return [...installingStep(status), ...remedies];
    case 'removing':
      return [message('Wait until it is gone; a finalizer that nobody answers shows in its metadata.')];
    case 'pendingApproval':
      return approvals(status);
    case 'unknown':
      return unknownSteps(id, status);
    case 'absent':
    case 'degraded':
      return remedies.length > 0 ? remedies : [asTheReasonSays];
  }
}

/** Where nothing can be done from here: the words of the status themselves name the step. */
export const asTheReasonSays = message('Do what the reason says, then look again.');

function remedyStep(id: PrerequisiteId, title: Message): Message {
  return message('{0}: in the editor on its row, or with rhdh-orchestrator apply {1}.', plain(title), id);
}

function unreadyNeeds(id: PrerequisiteId, statuses: Statuses, target: Target): readonly Message[] {
  return prerequisiteOf(id)
    .needs(target)
    .flatMap((need) => {
      const state = statuses.get(need)?.state;
      if (state === undefined || state === 'ready' || state === 'notApplicable') return [];
      return [message('First {0}, which is {1}.', plain(prerequisiteOf(need).title), stateWords[state])];
    });
}

function installingStep({ recheckAt }: Status): readonly Message[] {
  return recheckAt === undefined
    ? [message('Wait: it is under way.')]
    : [message('Wait: it is under way, and called wrong after {0}.', new Date(recheckAt).toISOString())];
}

function approvals({ evidence }: Status): readonly Message[] {
  const plans = evidence.filter(({ ref }) => ref.kind === 'InstallPlan');
  if (plans.length === 0) return [message('Approve the InstallPlan that the Subscription names.')];
  return plans.map(({ ref }) =>
    message(
      'Approve InstallPlan {0} in namespace {1}: all that it lists is installed.',
      ref.name,
      ref.namespace ?? '',
    ),
  );
}

function unknownSteps(id: PrerequisiteId, { code }: Status): readonly Message[] {
  switch (code) {
    case 'forbidden':
      return [message('Ask an administrator for the right to list and watch {0}.', resourcesOf(id))];
    case 'unauthorized':
      return [message('Log in to the cluster again.')];
    case 'unreachable':
      return [message('Make the cluster reachable: network, VPN, proxy and the address in the kubeconfig.')];
    default:
      return [message('Look again in a moment.')];
  }
}

function resourcesOf(id: PrerequisiteId): string {
  const { looksAt } = prerequisiteOf(id);
  return looksAt
    .map((key) => {
      const { plural, group } = watchedResources[key];
      return group === '' ? plural : `${plural}.${group}`;
    })
    .join(', ');
}

/** The prerequisites that want attention, in the order of installation. */
export function wanting(statuses: Statuses): readonly PrerequisiteId[] {
  return [...statuses].filter(([, status]) => needsAttention(status)).map(([id]) => id);
}
