import type { Release } from '../../../src/core/release.ts';
import { conditionOf, type Condition, type Workload } from '../kinds.ts';

/** What the condition `Deployed` says, without its times. */
export interface Deployed {
  readonly status: 'True' | 'False';
  readonly reason: 'Deployed' | 'DeployInProgress' | 'DeployFailed';
  readonly message: string;
}

/** Pure: the words of an operator that has applied everything. It looks at its own Deployment and at nothing else. */
export function deployedBy(workload: Workload | undefined, release: Release): Deployed {
  const conditions = workload?.status?.conditions ?? [];
  const isOld = release.behaviour.reasonWithoutStatus === 'Deployed';
  if (conditions.length === 0) {
    // A false positive of 1.7 and 1.8.
    return isOld ? done : inProgress('no conditions reported yet');
  }
  const failure = conditionOf(workload, 'ReplicaFailure');
  if (!isOld && failure?.status === 'True') {
    return { status: 'False', reason: 'DeployFailed', message: failure.message ?? '' };
  }
  if (conditionOf(workload, 'Available')?.status === 'True') return done;
  return inProgress(isOld ? oldWords(conditions) : words(conditions));
}

/** The condition with its times: the transition time stands while only the words change. */
export function withTimes(next: Deployed, before: Condition | undefined, now: string): Condition {
  const same = before?.status === next.status;
  const lastTransitionTime = same ? (before.lastTransitionTime ?? now) : now;
  return { type: 'Deployed', ...next, lastTransitionTime };
}

const done: Deployed = { status: 'True', reason: 'Deployed', message: '' };

function inProgress(message: string): Deployed {
  return { status: 'False', reason: 'DeployInProgress', message };
}

function words(conditions: readonly Condition[]): string {
  return conditions.map(({ type, status, message }) => ` ${type}=${status}(${message ?? ''});`).join('');
}

function oldWords(conditions: readonly Condition[]): string {
  const said = conditions
    .filter(({ type }) => type === 'Available' || type === 'Progressing')
    .map(({ type, message }) => ` ${type}: ${message ?? ''}`);
  return `Deployment status:${said.join('')}`;
}
