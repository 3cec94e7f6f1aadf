import { conditionOf, numberAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Evidence } from '../status.ts';
import { lagsBehind } from './observedGeneration.ts';
import { standstill } from './standstill.ts';
import { evidence } from './verdict.ts';

/** How far a workflow is: what it waits for, what is wrong with it, or that it runs. */
export interface WorkflowState {
  readonly phase: 'runs' | 'moving' | 'failed' | 'leaving';
  readonly code: string;
  readonly reason: Message;
  readonly evidence: Evidence;
  /** How long (milliseconds) it may stand still; for `moving` alone. */
  readonly limit: number;
}

const profile = 'sonataflow.org/profile';

/**
 * What a SonataFlow says of itself. `Running` is Unknown or waits for long where something is missing that the operator
 * reports nowhere (recordings: sonataflow-knative, section 3), so waiting has a limit.
 */
export function workflowState(object: Manifest): WorkflowState {
  const { name, deletionTimestamp, finalizers = [] } = object.metadata;
  if (deletionTimestamp !== undefined) {
    const seen = evidence(object, 'metadata.finalizers', finalizers.join(', '));
    const reason =
      finalizers.length === 0
        ? message('Workflow {0} is being deleted.', name)
        : message(
            'Workflow {0} is being deleted and waits for the Logic operator to take away its finalizer ({1}). It stays for ever where that operator does not run.',
            name,
            finalizers.join(', '),
          );
    return { phase: 'leaving', code: 'workflow-deleting', reason, evidence: seen, limit: 0 };
  }
  const running = conditionOf(object, 'Running');
  if (running?.status === 'True') return lagsBehind(object) ? changed(object) : runs(object);
  const built = conditionOf(object, 'Built');
  if (built?.reason === 'BuildFailedReason') {
    const seen = evidence(object, 'status.conditions[Built].reason', built.reason);
    const reason = message('The image of workflow {0} could not be built: {1}', name, built.message.trim());
    return { phase: 'failed', code: 'workflow-build-failed', reason, evidence: seen, limit: 0 };
  }
  const seen = evidence(object, 'status.conditions[Running].reason', running?.reason);
  if (running !== undefined && failures.includes(running.reason)) {
    const reason = message(
      'Workflow {0} does not run: {1} Where its container ends again and again, the log of its Pod says why.',
      name,
      running.message.trim() || running.reason,
    );
    return { phase: 'failed', code: 'workflow-failed', reason, evidence: seen, limit: 0 };
  }
  const isBuilding = built?.reason === 'BuildIsRunning' || running?.reason === 'WaitingForBuild';
  const reason = isBuilding
    ? message('The image of workflow {0} is being built.', name)
    : message('Workflow {0} is being deployed.', name);
  const limit = isBuilding ? standstill.workflowBuild : standstill.restart;
  return { phase: 'moving', code: 'workflow-starting', reason, evidence: seen, limit };
}

const failures: readonly string[] = [
  'DeploymentIsUnavailable',
  'DeploymentFailure',
  'AttemptToRedeployFailed',
  'ExternalResourcesNotFound',
];

/** What runs is the workflow before its last change. */
function changed(object: Manifest): WorkflowState {
  return {
    phase: 'moving',
    code: 'workflow-not-looked-at',
    reason: message(
      'The Logic operator has not looked at the last change of workflow {0} yet.',
      object.metadata.name,
    ),
    evidence: evidence(object, 'status.observedGeneration', numberAt(object, 'status', 'observedGeneration')),
    limit: standstill.firstLook,
  };
}

/** One that runs is known to RHDH only when it knows a data-index; it learns of a new one within a minute. */
function runs(object: Manifest): WorkflowState {
  const { name } = object.metadata;
  const running = evidence(object, 'status.conditions[Running].status', 'True');
  if (object.metadata.annotations?.[profile] === 'dev') {
    const reason = message(
      'Workflow {0} runs with the profile dev, which is never connected to data-index: RHDH does not show it. Build an image and deploy it with the profile gitops.',
      name,
    );
    const seen = evidence(object, `metadata.annotations[${profile}]`, 'dev');
    return { phase: 'failed', code: 'workflow-profile', reason, evidence: seen, limit: 0 };
  }
  const url = dataIndexUrl(object);
  if (url === undefined) {
    const seen = evidence(object, 'status.services.dataIndexRef.url', undefined);
    const reason = message('Workflow {0} runs and is not connected to a data-index yet.', name);
    return {
      phase: 'moving',
      code: 'workflow-registering',
      reason,
      evidence: seen,
      limit: standstill.workflowRegisters,
    };
  }
  return {
    phase: 'runs',
    code: 'workflow-runs',
    reason: message('Workflow {0} runs.', name),
    evidence: running,
    limit: 0,
  };
}

/** The data-index that a workflow registers with, as its operator says. */
export function dataIndexUrl(object: Manifest): string | undefined {
  return textAt(object, 'status', 'services', 'dataIndexRef', 'url');
}
