import { listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { minutesOf, standstill, whileMoving, type Stage } from './standstill.ts';
import { failedCsv } from './failedCsv.ts';
import { evidence, verdict } from './verdict.ts';

/** Judges a ClusterServiceVersion in a phase other than `Succeeded`. */
export function unfinishedCsv(snapshot: Snapshot, { object, since }: Observed): Status {
  const { at } = snapshot;
  const phase = textAt(object, 'status', 'phase') ?? '';
  if (phase === 'Failed') return failedCsv(snapshot, { object, since });
  if (replacedPhases.includes(phase)) return whileMoving({ at, since }, replaced(object));
  if (hasTimedOut(object)) return timedOut(object);
  return whileMoving({ at, since }, phase === 'Pending' ? pending(object) : installing(object));
}

/** What OLM calls the phases of a version whose successor is there. */
const replacedPhases: readonly string[] = ['Replacing', 'Deleting'];

/** Whether a ClusterServiceVersion makes way for the next one, on which it then depends how it goes on. */
export function isReplaced({ object }: Observed): boolean {
  return replacedPhases.includes(textAt(object, 'status', 'phase') ?? '');
}

function replaced(object: Manifest): Stage {
  const { name } = object.metadata;
  const limit = standstill.csvInstalling;
  return {
    limit,
    evidence: phaseOf(object),
    moving: {
      code: 'csv-replaced',
      reason: message('{0} makes way for another version: {1}', name, wordsOf(object)),
    },
    stuck: {
      code: 'csv-replaced-stuck',
      reason: message(
        '{0} has been making way for another version for {1} minutes: {2} Look at that ClusterServiceVersion and at the Pods of OLM.',
        name,
        minutesOf(limit),
        wordsOf(object),
      ),
    },
  };
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
