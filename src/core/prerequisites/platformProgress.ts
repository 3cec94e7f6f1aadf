import { conditionOf, numberAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import { minutesOf, standstill, whileMoving, type Stage } from './standstill.ts';
import { evidence } from './verdict.ts';

/**
 * Judges a platform that the Logic operator has not accepted yet: no condition, `Creating`, `Warming` or an older
 * generation. Real errors never stand in its status, only in Warning events (recordings: sonataflow-knative, 1.1–1.3).
 */
export function unacceptedPlatform(at: number, { object, since }: Observed): Status {
  const condition = conditionOf(object, 'Succeed');
  const isWarming = condition?.reason === 'Warming' && condition.status !== 'True';
  const stage =
    condition === undefined ? notLookedAt(object) : isWarming ? warming(object) : creating(object);
  return whileMoving({ at, since }, stage);
}

function notLookedAt(object: Manifest): Stage {
  const { name } = object.metadata;
  const limit = standstill.firstLook;
  return {
    limit,
    evidence: [evidence(object, 'status.conditions[Succeed].status', undefined)],
    moving: {
      code: 'creating',
      reason: message('The Logic operator has not looked at SonataFlowPlatform {0} yet.', name),
    },
    stuck: {
      code: 'operator-silent',
      reason: message(
        'The Logic operator has not looked at SonataFlowPlatform {0} for {1} minutes. Look at the Pod of the operator and at its logs.',
        name,
        minutesOf(limit),
      ),
    },
  };
}

/** On plain Kubernetes a Pod fills a cache for image builds first; until it has, no service is made. */
function warming(object: Manifest): Stage {
  const { name, namespace = '' } = object.metadata;
  const limit = standstill.platformWarming;
  return {
    limit,
    evidence: [evidence(object, 'status.conditions[Succeed].reason', 'Warming')],
    moving: {
      code: 'warming',
      reason: message('SonataFlowPlatform {0} fills its cache for image builds.', name),
    },
    stuck: {
      code: 'warming-stuck',
      reason: message(
        'SonataFlowPlatform {0} has been warming up for {1} minutes and makes no services meanwhile. Look at Pod {0}-cache and volume claim {0} in namespace {2} and at their events.',
        name,
        minutesOf(limit),
        namespace,
      ),
    },
  };
}

function creating(object: Manifest): Stage {
  const { name, namespace = '' } = object.metadata;
  const limit = standstill.platformCreating;
  return {
    limit,
    evidence: [
      evidence(object, 'status.conditions[Succeed].status', conditionOf(object, 'Succeed')?.status),
      evidence(object, 'status.observedGeneration', numberAt(object, 'status', 'observedGeneration')),
    ],
    moving: {
      code: 'creating',
      reason: message('The Logic operator is working on SonataFlowPlatform {0}.', name),
    },
    stuck: {
      code: 'creating-stuck',
      reason: message(
        'The Logic operator has not accepted SonataFlowPlatform {0} for {1} minutes. Look at the Warning events of namespace {2}, where it reports its errors.',
        name,
        minutesOf(limit),
        namespace,
      ),
    },
  };
}
