import { conditionOf } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { asking } from './answers.ts';
import { startingWorkload } from './backstageWorkload.ts';
import { minutesOf, standstill, whileMoving } from './standstill.ts';
import { touchBackstage } from './targetBackstage.ts';
import { evidence } from './verdict.ts';

/**
 * Judges a Backstage object that is not deployed yet. Its operator goes on saying `DeployInProgress` when the rollout
 * has failed for good (recordings: rhdh-operator, B5), so the workload has a say too.
 */
export function deployingStatus(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  notes: readonly Note[],
): Status {
  const workload = startingWorkload(snapshot, target, found, notes);
  if (workload?.state === 'degraded') return workload;
  const own =
    conditionOf(found.object, 'Deployed') === undefined
      ? notLookedAt(snapshot.at, found, notes)
      : inProgress(snapshot.at, found, notes);
  const times = [own.recheckAt, workload?.recheckAt].filter((time) => time !== undefined);
  const asked = asking(own, workload?.asks ?? []);
  return own.state === 'installing' && times.length > 0 ? { ...asked, recheckAt: Math.min(...times) } : asked;
}

function notLookedAt(at: number, { object, since }: Observed, notes: readonly Note[]): Status {
  const { name, namespace = '' } = object.metadata;
  const limit = standstill.firstLook;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [evidence(object, 'status.conditions[Deployed].status', undefined)],
      moving: {
        code: 'deploying',
        reason: message('The RHDH operator has not looked at Backstage {0} yet.', name),
      },
      stuck: {
        code: 'operator-silent',
        reason: message(
          'The RHDH operator has not looked at Backstage {0} for {1} minutes. Look at the Pod of the operator and whether it watches namespace {2}.',
          name,
          minutesOf(limit),
          namespace,
        ),
      },
    },
    notes,
  );
}

function inProgress(at: number, { object, since }: Observed, notes: readonly Note[]): Status {
  const { name, namespace = '' } = object.metadata;
  const condition = conditionOf(object, 'Deployed');
  const words = condition?.message.trim() ?? '';
  const limit = standstill.deploying;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [evidence(object, 'status.conditions[Deployed].status', condition?.status)],
      moving: {
        code: 'deploying',
        reason: message('The RHDH operator is deploying Backstage {0}. {1}', name, words),
      },
      stuck: {
        code: 'deploying-stuck',
        reason: message(
          'Backstage {0} is not deployed and nothing has moved for {1} minutes ({2}). Look at the Pods of namespace {3} and at their events.',
          name,
          minutesOf(limit),
          words,
          namespace,
        ),
        remedies: [touchBackstage],
      },
    },
    notes,
  );
}
