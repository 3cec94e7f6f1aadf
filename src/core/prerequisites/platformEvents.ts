import { refOf, type Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Note, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { asking, valueOf } from './answers.ts';
import { settling } from './verdict.ts';
import { warningsQuestion } from './warnings.ts';

/**
 * The status of a platform that is not accepted, with the error of the Logic operator where there is one: it stands in
 * Warning events and nowhere else (recordings: sonataflow-knative, sections 1 and 5). An event alone proves nothing
 * about a platform that has been accepted meanwhile, so that is not asked.
 */
export function withOperatorError(status: Status, snapshot: Snapshot, { object, since }: Observed): Status {
  if (status.state !== 'installing' && status.state !== 'degraded') return status;
  const question = warningsQuestion(refOf(object));
  const failed = errorAbout(snapshot, object);
  if (failed === undefined) return asking(status, [question]);
  const said = message(
    'The Logic operator reports about SonataFlowPlatform {0}: {1}. Look at what it names; the operator tries again by itself.',
    object.metadata.name,
    failed,
  );
  const seen = { ref: refOf(object), field: 'events[Warning].message', value: failed };
  const told = settling(snapshot.at, since, 'operator-error', said, [seen, ...status.evidence]);
  return asking({ ...told, notes: status.notes }, [question]);
}

/**
 * A service that the Logic operator has not made, with the error it reports about the platform: the platform itself
 * counts as accepted before its services are tried.
 */
export function withPlatformError(
  status: Status,
  snapshot: Snapshot,
  platform: Observed | undefined,
): Status {
  if (platform === undefined) return status;
  const question = warningsQuestion(refOf(platform.object));
  const asked = asking(status, [question]);
  const failed = errorAbout(snapshot, platform.object);
  if (failed === undefined) return asked;
  const note: Note = {
    code: 'operator-error',
    severity: 'warning',
    message: message(
      'The Logic operator has reported about SonataFlowPlatform {0}: {1}',
      platform.object.metadata.name,
      failed,
    ),
  };
  const seen = { ref: refOf(platform.object), field: 'events[Warning].message', value: failed };
  return { ...asked, notes: [...asked.notes, note], evidence: [...asked.evidence, seen] };
}

/** The latest error that the Logic operator reports about a platform. */
function errorAbout(snapshot: Snapshot, platform: Manifest): string | undefined {
  const warnings = valueOf(snapshot, warningsQuestion(refOf(platform))) ?? [];
  return warnings.find(({ reason }) => reason === 'Failed')?.message;
}

/**
 * A service that does not come up, with what became of the Job that makes its database. That Job is gone half a minute
 * after it ended (OP, plugin-deps), so its events are all that is left.
 */
export function withDatabaseJob(status: Status, snapshot: Snapshot, target: ClusterTarget): Status {
  const { job } = target.release.platform;
  if (job === undefined || (status.state !== 'installing' && status.state !== 'degraded')) return status;
  const name = nameFor(job.name, target.name);
  const ref = { apiVersion: 'batch/v1', kind: 'Job', namespace: target.namespace, name };
  const question = warningsQuestion(ref);
  const failed = (valueOf(snapshot, question) ?? []).find(({ reason }) =>
    ['BackoffLimitExceeded', 'DeadlineExceeded'].includes(reason),
  );
  const asked = asking(status, [question]);
  if (failed === undefined) return asked;
  const note: Note = {
    code: 'database-job-failed',
    severity: 'warning',
    message: message(
      'Job {0}, which makes the database of the Orchestrator, has failed ({1}). Have the RHDH operator look again when the database serves, or make database {2} yourself.',
      name,
      failed.reason,
      target.release.platform.databaseName,
    ),
  };
  const seen = { ref, field: 'events[Warning].reason', value: failed.reason };
  return { ...asked, notes: [...asked.notes, note], evidence: [...asked.evidence, seen] };
}
