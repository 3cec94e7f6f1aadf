import { conditionOf, numberAt } from '../field.ts';
import { message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { inNamespace, look } from './observed.ts';
import { minutesOf, standstill, whileMoving } from './standstill.ts';
import { evidence, ready, settling, unseen } from './verdict.ts';
import { isStopped, workloadState } from './workload.ts';

/** Judges the only object of its kind in the right namespace, which is not being deleted. */
export function knativeReadiness(snapshot: Snapshot, found: Observed, namespace: string): Status {
  const { object, since } = found;
  const condition = conditionOf(object, 'Ready');
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (condition === undefined || observed !== object.metadata.generation) {
    return notObserved(snapshot.at, found, observed);
  }
  if (condition.status === 'True') return callsItselfReady(snapshot, found, namespace);
  if (condition.reason !== 'Error') return notReady(snapshot.at, found, condition.message);
  const said = message('{0} is not ready: {1}', object.kind, condition.message);
  // While its webhooks come up the operator reports errors that its next try does away with.
  return settling(snapshot.at, since, 'install-error', said, [
    evidence(object, 'status.conditions[Ready].message', condition.message),
  ]);
}

function notObserved(at: number, { object, since }: Observed, observed: number | undefined): Status {
  const limit = standstill.firstLook;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [evidence(object, 'status.observedGeneration', observed)],
      moving: {
        code: 'not-observed',
        reason: message('The Knative operator has not looked at this {0} yet.', object.kind),
      },
      stuck: {
        code: 'operator-silent',
        reason: message(
          'The Knative operator has not looked at this {0} for {1} minutes. Look at the Pods of OpenShift Serverless and at their logs.',
          object.kind,
          minutesOf(limit),
        ),
      },
    },
  );
}

function notReady(at: number, { object, since }: Observed, words: string): Status {
  const limit = standstill.knative;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [evidence(object, 'status.conditions[Ready].message', words)],
      moving: { code: 'not-ready', reason: message('{0} is not ready: {1}', object.kind, words) },
      stuck: {
        code: 'not-ready-stuck',
        reason: message(
          '{0} is not ready and nothing has moved for {1} minutes: {2}. Look at the Pods of namespace {3} and at their events.',
          object.kind,
          minutesOf(limit),
          words,
          object.metadata.namespace ?? '',
        ),
      },
    },
  );
}

/**
 * Ready=True can be stale when another object of the kind took the Deployments along (recordings: Knative 09e). The
 * two watches are not in step, so what they disagree about has to stand before it counts.
 */
function callsItselfReady(snapshot: Snapshot, { object, since }: Observed, namespace: string): Status {
  const sight = look(snapshot, 'deployments', namespace);
  if (!sight.seen) return unseen(sight);
  const seen = evidence(object, 'status.conditions[Ready].status', 'True');
  const relevant = deploymentsOf(inNamespace(sight.objects, namespace), object.metadata.uid);
  if (relevant.length === 0) {
    const said = message(
      '{0} calls itself ready, but namespace {1} has no Deployment.',
      object.kind,
      namespace,
    );
    return settling(snapshot.at, since, 'deployments-missing', said, [seen]);
  }
  for (const deployment of relevant) {
    const state = workloadState(deployment.object);
    if (state.serves) continue;
    const both = Math.max(since, deployment.since);
    return settling(snapshot.at, both, 'deployment-unavailable', state.reason, [state.evidence]);
  }
  return ready('ready', message('{0} is ready.', object.kind), [seen]);
}

/**
 * Those it owns; where none says so, all of the namespace, which is Knative's own. Knative keeps some at 0 replicas
 * until there is something for them to do.
 */
function deploymentsOf(all: readonly Observed[], uid: string | undefined): readonly Observed[] {
  const running = all.filter(({ object }) => !isStopped(object));
  const owned = running.filter(({ object }) =>
    object.metadata.ownerReferences?.some((owner) => owner.uid === uid),
  );
  return owned.length > 0 ? owned : running;
}
