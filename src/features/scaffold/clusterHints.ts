import { message } from '../../core/message.ts';
import type { Observation, Observed, Snapshot } from '../../core/snapshot.ts';
import type { BackstageHint } from './question.ts';

/** The Backstage objects that a snapshot shows, be it in single namespaces only. */
export function backstagesSeen({ context, resources }: Snapshot): readonly BackstageHint[] {
  return shownBy(resources.backstages).flatMap(({ object: { metadata } }) =>
    metadata.namespace === undefined
      ? []
      : [
          {
            name: metadata.name,
            namespace: metadata.namespace,
            from: message('in the cluster of context {0}', context),
          },
        ],
  );
}

function shownBy(observation: Observation): readonly Observed[] {
  switch (observation.state) {
    case 'listed':
      return observation.objects;
    case 'forbidden':
      return observation.seen?.objects ?? [];
    case 'notServed':
    case 'unreachable':
    case 'pending':
      return [];
  }
}
