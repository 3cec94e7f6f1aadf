import { textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, plain, type Message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { operatorGroupState } from './operatorGroups.ts';
import { evidence, settling, verdict } from './verdict.ts';

/** What does not pass by itself, in words that say what to do (recordings: OLM, sections 5, 7 and 12). */
interface Lasting {
  readonly reason: Message;
  readonly evidence: readonly Evidence[];
}

/** Judges a ClusterServiceVersion that has failed. */
export function failedCsv(snapshot: Snapshot, { object, since }: Observed): Status {
  const { name, namespace = '' } = object.metadata;
  const reason = textAt(object, 'status', 'reason') ?? '';
  const words = textAt(object, 'status', 'message') ?? '';
  const seen = [evidence(object, 'status.phase', 'Failed'), evidence(object, 'status.reason', reason)];
  const lasting = lastingFailure(snapshot, object);
  if (lasting !== undefined) {
    return verdict('degraded', 'csv-failed', lasting.reason, [...seen, ...lasting.evidence]);
  }
  const said = message(
    '{0} has failed ({1}): {2} Look at the Pods of namespace {3} and at their events.',
    name,
    reason,
    words,
    namespace,
  );
  return settling(snapshot.at, since, 'csv-failed', said, seen);
}

function lastingFailure(snapshot: Snapshot, object: Manifest): Lasting | undefined {
  const { name, namespace = '' } = object.metadata;
  const reason = textAt(object, 'status', 'reason') ?? '';
  const words = textAt(object, 'status', 'message') ?? '';
  switch (reason) {
    case 'TooManyOperatorGroups':
    case 'NoOperatorGroup':
    case 'UnsupportedOperatorGroup':
      return ofGroups(reason, snapshot, name, namespace);
    case 'InterOperatorGroupOwnerConflict':
    case 'OwnerConflict':
      return {
        reason: message(
          '{0} in namespace {1} has failed ({2}: {3}): another operator owns the same CRDs. Delete the one that is too much, its Subscription and its ClusterServiceVersion; CRDs and their objects stay.',
          name,
          namespace,
          reason,
          words,
        ),
        evidence: [],
      };
    default:
      return undefined;
  }
}

/** OLM looks again when an OperatorGroup changes, and not when another one of the namespace goes. */
function ofGroups(reason: string, snapshot: Snapshot, name: string, namespace: string): Lasting {
  const groups = operatorGroupState(snapshot, namespace);
  switch (groups.kind) {
    case 'unusable':
      return {
        reason: message('{0} has failed ({1}). {2}', name, reason, plain(groups.reason)),
        evidence: groups.evidence,
      };
    case 'reusable': {
      const { object } = groups.group;
      return {
        reason: message(
          '{0} has failed ({1}) and OLM does not look again, although OperatorGroup {2} of namespace {3} now fits. Edit that OperatorGroup, such as by an annotation: then it does.',
          name,
          reason,
          object.metadata.name,
          namespace,
        ),
        evidence: [evidence(object, 'metadata.name', object.metadata.name)],
      };
    }
    case 'none':
      return {
        reason: message(
          '{0} has failed ({1}): namespace {2} has no OperatorGroup. Create one with an empty spec.',
          name,
          reason,
          namespace,
        ),
        evidence: [],
      };
    case 'unseen':
      return {
        reason: message(
          '{0} has failed ({1}). Keep one OperatorGroup with an empty spec in namespace {2}, and edit it when the others are gone: OLM does not look again before.',
          name,
          reason,
          namespace,
        ),
        evidence: [],
      };
  }
}
