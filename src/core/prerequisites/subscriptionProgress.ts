import { conditionOf, textAt, type Condition } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { awaitedApproval, referencedPlan } from './installPlans.ts';
import { minutesOf, standstill, whileMoving, type Stage } from './standstill.ts';
import { evidence, settling, verdict } from './verdict.ts';

/**
 * A Subscription without `installedCSV`: why nothing is installed yet.
 * `ResolutionFailed` also appears for moments on healthy Subscriptions, so it counts only once it has settled.
 */
export function notInstalled(snapshot: Snapshot, subscription: Observed): Status {
  const { object, since } = subscription;
  const approval = awaitedApproval(snapshot, subscription);
  if (approval !== undefined) {
    const plan = textAt(object, 'status', 'installPlanRef', 'name') ?? '';
    return verdict('pendingApproval', 'plan-approval', message('InstallPlan {0} waits for approval.', plan), [
      approval,
    ]);
  }
  for (const type of ['ResolutionFailed', 'BundleUnpackFailed', 'InstallPlanFailed'] as const) {
    const condition = conditionOf(object, type);
    if (condition?.status !== 'True') continue;
    return settling(snapshot.at, since, failureCodes[type], failureWords(type, object, condition), [
      evidence(object, `status.conditions[${type}].message`, condition.message),
    ]);
  }
  const unpacking = conditionOf(object, 'BundleUnpacking');
  if (unpacking?.status === 'True') {
    return whileMoving({ at: snapshot.at, since }, unpackingStage(object, unpacking));
  }
  const plan = referencedPlan(snapshot, subscription);
  return plan === undefined
    ? whileMoving({ at: snapshot.at, since }, resolvingStage(object))
    : whileMoving({ at: snapshot.at, since: Math.max(since, plan.since) }, planStage(plan.object));
}

const failureCodes = {
  ResolutionFailed: 'resolution-failed',
  BundleUnpackFailed: 'bundle-unpack-failed',
  InstallPlanFailed: 'install-plan-failed',
} as const;

function failureWords(
  type: keyof typeof failureCodes,
  object: Manifest,
  { message: words }: Condition,
): Message {
  const { name, namespace = '' } = object.metadata;
  const packageName = textAt(object, 'spec', 'name') ?? '';
  switch (type) {
    case 'ResolutionFailed':
      return message(
        'OLM cannot install {0}: {1}. Look at channel, source and startingCSV of Subscription {2}, and at the other Subscriptions of namespace {3}: one that cannot be resolved holds up all of them.',
        packageName,
        words,
        name,
        namespace,
      );
    case 'BundleUnpackFailed':
      return message(
        'OLM cannot install {0}: {1}. Look at the Jobs and Pods of namespace {2} and at their events.',
        packageName,
        words,
        textAt(object, 'spec', 'sourceNamespace') ?? '',
      );
    case 'InstallPlanFailed':
      return message(
        'OLM cannot install {0}: {1}. Look at InstallPlan {2} in namespace {3}; when its cause is mended, delete it and OLM makes a new one.',
        packageName,
        words,
        textAt(object, 'status', 'installPlanRef', 'name') ?? '',
        namespace,
      );
  }
}

/** OLM says nothing while a bundle is pulled; words of its own mean that the pull has failed (recordings: OLM, 1c). */
function unpackingStage(object: Manifest, { message: words }: Condition): Stage {
  const limit = words === '' ? standstill.unpacking : standstill.bundlePull;
  const sourceNamespace = textAt(object, 'spec', 'sourceNamespace') ?? '';
  const seen = evidence(object, 'status.conditions[BundleUnpacking].status', 'True');
  return {
    limit,
    evidence: words === '' ? [seen] : [evidence(object, 'status.conditions[BundleUnpacking].message', words)],
    moving: { code: 'unpacking', reason: message('OLM is unpacking the bundle. {0}', words) },
    stuck:
      words === ''
        ? {
            code: 'unpacking-stuck',
            reason: message(
              'OLM has been unpacking the bundle for {0} minutes. Look at the Jobs and Pods of namespace {1} and at their events.',
              minutesOf(limit),
              sourceNamespace,
            ),
          }
        : {
            code: 'bundle-pull-failed',
            reason: message(
              'The bundle cannot be pulled: {0} Look at the Pods of namespace {1} and at their events.',
              words,
              sourceNamespace,
            ),
          },
  };
}

function resolvingStage(object: Manifest): Stage {
  const { name, namespace = '' } = object.metadata;
  const limit = standstill.resolving;
  return {
    limit,
    evidence: [evidence(object, 'status.state', textAt(object, 'status', 'state'))],
    moving: { code: 'resolving', reason: message('OLM is resolving Subscription {0}.', name) },
    stuck: {
      code: 'resolving-stuck',
      reason: message(
        'OLM has not resolved Subscription {0} for {1} minutes. Look at CatalogSource {2} in {3}, at the other Subscriptions of namespace {4} and at the Pods of OLM.',
        name,
        minutesOf(limit),
        textAt(object, 'spec', 'source') ?? '',
        textAt(object, 'spec', 'sourceNamespace') ?? '',
        namespace,
      ),
    },
  };
}

/** An approved plan that does not come through says why in its condition `Installed`, and never calls itself failed. */
function planStage(plan: Manifest): Stage {
  const { name } = plan.metadata;
  const limit = standstill.installPlan;
  return {
    limit,
    evidence: [evidence(plan, 'status.phase', textAt(plan, 'status', 'phase'))],
    moving: { code: 'plan-running', reason: message('OLM is carrying out InstallPlan {0}.', name) },
    stuck: {
      code: 'plan-stuck',
      reason: message(
        'OLM has not carried out InstallPlan {0} for {1} minutes. Look at its status and at the Pods of OLM. {2}',
        name,
        minutesOf(limit),
        conditionOf(plan, 'Installed')?.message ?? '',
      ),
    },
  };
}
