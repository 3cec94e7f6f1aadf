import { listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { minutesOf, standstill, whileMoving, type Stage } from './standstill.ts';
import { evidence, settling, verdict } from './verdict.ts';

/** CSV reasons that do not pass by themselves (recordings: OLM, section 12). */
const lastingFailures = new Set([
  'TooManyOperatorGroups',
  'NoOperatorGroup',
  'UnsupportedOperatorGroup',
  'InterOperatorGroupOwnerConflict',
  'OwnerConflict',
]);

/** Judges a ClusterServiceVersion in a phase other than `Succeeded`. */
export function unfinishedCsv({ at }: Snapshot, { object, since }: Observed): Status {
  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Failed') return failed(at, { object, since });
  if (hasTimedOut(object)) return timedOut(object);
  return whileMoving({ at, since }, phase === 'Pending' ? pending(object) : installing(object));
}

function failed(at: number, { object, since }: Observed): Status {
  const reason = textAt(object, 'status', 'reason') ?? '';
  const said = message('{0} has failed ({1}): {2}', object.metadata.name, reason, wordsOf(object));
  return lastingFailures.has(reason)
    ? verdict('degraded', 'csv-failed', said, phaseOf(object))
    : settling(at, since, 'csv-failed', said, phaseOf(object));
}

/**
 * OLM calls an install failed after five minutes, for a moment only, and begins the next round (recordings: OLM,
 * section 6). The CSV keeps a history of its phases, which shows that; what was before it last worked does not count.
 */
function hasTimedOut(object: Manifest): boolean {
  const history = listAt(object, 'status', 'conditions');
  const lastSuccess = history.findLastIndex((entry) => textAt(entry, 'phase') === 'Succeeded');
  return history
    .slice(lastSuccess + 1)
    .some((entry) => textAt(entry, 'phase') === 'Failed' && textAt(entry, 'reason') === 'InstallCheckFailed');
}

function timedOut(object: Manifest): Status {
  const { name, namespace = '' } = object.metadata;
  const said = message(
    'OLM has given up {0} after five minutes and tries again: {1} Look at the Pods of namespace {2} and at their events.',
    name,
    wordsOf(object),
    namespace,
  );
  const round = evidence(object, 'status.conditions[Failed].reason', 'InstallCheckFailed');
  return verdict('degraded', 'csv-install-timeout', said, [...phaseOf(object), round]);
}

function pending(object: Manifest): Stage {
  const { name, namespace = '' } = object.metadata;
  const limit = standstill.csvPending;
  const unmet = unmetRequirements(object);
  return {
    limit,
    evidence: phaseOf(object),
    moving: {
      code: 'csv-installing',
      reason: message('{0} is being installed: {1}', name, wordsOf(object)),
    },
    stuck: {
      code: 'csv-pending',
      reason:
        unmet.length === 0
          ? message(
              '{0} has been Pending for {1} minutes: {2}. Look at its conditions in namespace {3} and at the Pods of OLM.',
              name,
              minutesOf(limit),
              wordsOf(object),
              namespace,
            )
          : message(
              '{0} has been Pending for {1} minutes. What it requires is missing: {2}.',
              name,
              minutesOf(limit),
              unmet.join(', '),
            ),
    },
  };
}

/** `Kind name` of each requirement that is not there. */
function unmetRequirements(object: Manifest): readonly string[] {
  return listAt(object, 'status', 'requirementStatus')
    .filter((entry) => !['Present', 'Satisfied'].includes(textAt(entry, 'status') ?? ''))
    .map((entry) => `${textAt(entry, 'kind') ?? ''} ${textAt(entry, 'name') ?? ''}`);
}

function installing(object: Manifest): Stage {
  const { name } = object.metadata;
  const limit = standstill.csvInstalling;
  return {
    limit,
    evidence: phaseOf(object),
    moving: {
      code: 'csv-installing',
      reason: message('{0} is being installed: {1}', name, wordsOf(object)),
    },
    stuck: {
      code: 'csv-stuck',
      reason: message(
        'OLM has not touched {0} for {1} minutes, although it is not installed: {2}. Look at the Pods of OLM and at their logs.',
        name,
        minutesOf(limit),
        wordsOf(object),
      ),
    },
  };
}

function phaseOf(object: Manifest): readonly Evidence[] {
  return [
    evidence(object, 'status.phase', textAt(object, 'status', 'phase')),
    evidence(object, 'status.reason', textAt(object, 'status', 'reason')),
  ];
}

function wordsOf(object: Manifest): string {
  return textAt(object, 'status', 'message') ?? '';
}
