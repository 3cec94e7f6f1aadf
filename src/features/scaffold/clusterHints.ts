import { message } from '../../core/message.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { BackstageHint } from './question.ts';

/** The Backstage objects that a snapshot shows. */
export function backstagesSeen({ context, resources }: Snapshot): readonly BackstageHint[] {
  const { backstages } = resources;
  if (backstages.state !== 'listed') return [];
  return backstages.objects.flatMap(({ object: { metadata } }) =>
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
