import { message, type Message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Target } from '../target/target.ts';
import { targetComment } from '../target/targetFile.ts';

/** First comments of a file that belongs to one Backstage object. */
export function instanceNotes(target: Target, ...more: readonly Message[]): readonly Message[] {
  const { release, name, namespace } = target;
  return [
    ...targetNote(target),
    message('For RHDH {0}: Backstage {1} in namespace {2}.', release.version, name, namespace),
    ...draftNote(target),
    ...more,
  ];
}

/** First comments of a file that serves the whole cluster. */
export function clusterNotes(target: Target, ...more: readonly Message[]): readonly Message[] {
  const forRelease = message('For RHDH {0}, once per cluster.', target.release.version);
  return [...targetNote(target), forRelease, ...draftNote(target), ...more];
}

/** The comment that makes the editor judge the file by this very target. */
function targetNote({ label }: Target): readonly Message[] {
  return label === undefined ? [] : [message('{0}', targetComment(label))];
}

function draftNote({ release }: Target): readonly Message[] {
  return release.final
    ? []
    : [
        message(
          'RHDH {0} is not released yet and upstream may still change: compare again when it is.',
          release.line,
        ),
      ];
}

/** Said where the operator makes the platform itself. */
export function platformPreviewNote(): Message {
  return message(
    'Preview: the rhdh-operator makes this platform itself. It takes over one that is applied by hand, and deletes it together with the Backstage object. Write it by hand only where the dependency "sonataflow" is cleared on purpose (a database or a platform of your own) or no rhdh-operator is in use; else compare it with what is in the cluster.',
  );
}

/** Said where the operator makes the policies itself: from the flavour, or as part of the dependency. */
export function policiesPreviewNote({ networkPolicies }: Release): Message {
  return networkPolicies.from === 'flavour'
    ? message(
        'Preview: the rhdh-operator makes these policies itself, from the flavour "orchestrator", and overwrites what is applied by hand. Write them by hand only where no rhdh-operator is in use; else compare them with what is in the cluster.',
      )
    : message(
        'Preview: the rhdh-operator makes these policies itself, overwrites what is applied by hand and deletes them together with the Backstage object. Write them by hand only where the dependency "sonataflow" is cleared on purpose or no rhdh-operator is in use; else compare them with what is in the cluster.',
      );
}
