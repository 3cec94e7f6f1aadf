import { textAt } from '../field.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Note, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { inNamespace, look, named, type Sight } from './observed.ts';
import { proxyNotes } from './proxyNotes.ts';
import { touchBackstage } from './targetBackstage.ts';
import { withPodTrouble, withRolloutTrouble } from './podTrouble.ts';
import { evidence, ready, settling, unseen, verdict } from './verdict.ts';
import { workloadState, type Serving } from './workload.ts';
import { notServing } from './workloadStatus.ts';

const codes = { starting: 'workload-unavailable', stuck: 'workload-stuck' } as const;

/**
 * Judges a Backstage object that its operator calls deployed. Releases 1.7 and 1.8 say so before the Deployment has
 * any status, so the workload itself is read.
 */
export function deployedStatus(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  notes: readonly Note[],
): Status {
  const sight = workloadSight(snapshot, target, found);
  if (!sight.seen) return unseen(sight);
  const deployed = evidence(found.object, 'status.conditions[Deployed].status', 'True');
  const workload = workloadIn(sight, target);
  if (workload === undefined) {
    const name = nameOf(target);
    const said = message('Backstage {0} is called deployed, but {1} is not there.', target.name, name);
    return settling(snapshot.at, found.since, 'workload-missing', said, [deployed], [touchBackstage]);
  }
  const state = workloadState(workload.object);
  if (!state.serves) {
    const status = notServing({ at: snapshot.at, since: workload.since }, state, codes, notes);
    return withPodTrouble(status, snapshot, workload);
  }
  const status = ready(
    'deployed',
    message('Backstage {0} is deployed and serves.', target.name),
    [deployed, state.evidence],
    [...notes, ...proxyNotes(workload.object, target)],
  );
  return withRolloutTrouble(status, snapshot, workload, state);
}

/** What keeps the workload of a Backstage object that is not deployed yet; `undefined` where nothing does or none is seen. */
export function startingWorkload(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  notes: readonly Note[],
): Status | undefined {
  const workload = workloadIn(workloadSight(snapshot, target, found), target);
  if (workload === undefined) return undefined;
  const state = workloadState(workload.object);
  if (state.serves) return state.rollsOut ? rollingOut(snapshot, workload, state, notes) : undefined;
  const status = notServing({ at: snapshot.at, since: workload.since }, state, codes, notes);
  return withPodTrouble(status, snapshot, workload);
}

function rollingOut(snapshot: Snapshot, workload: Observed, state: Serving, notes: readonly Note[]): Status {
  const { kind, metadata } = workload.object;
  const said = message('{0} serves with its old Pods while new ones start.', `${kind} ${metadata.name}`);
  const status = verdict('installing', codes.starting, said, [state.evidence], { notes });
  return withRolloutTrouble(status, snapshot, workload, state);
}

function workloadSight(snapshot: Snapshot, { namespace }: ClusterTarget, { object }: Observed): Sight {
  const isStateful = textAt(object, 'spec', 'deployment', 'kind') === 'StatefulSet';
  return look(snapshot, isStateful ? 'statefulSets' : 'deployments', namespace);
}

function workloadIn(sight: Sight, target: ClusterTarget): Observed | undefined {
  return sight.seen ? named(inNamespace(sight.objects, target.namespace), nameOf(target)) : undefined;
}

function nameOf({ release, name }: ClusterTarget): string {
  return nameFor(release.generatedNames.workload, name);
}
