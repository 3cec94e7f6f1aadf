import { message } from '../message.ts';
import type { Remedy } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look, named } from './observed.ts';

/** The target's Backstage object, if it can be seen. */
export function targetBackstage(snapshot: Snapshot, target: ClusterTarget): Observed | undefined {
  const sight = look(snapshot, 'backstages', target.namespace);
  return sight.seen ? named(sight.objects, target.name, target.namespace) : undefined;
}

/** The touch that makes the RHDH operator look again at once, instead of after up to 1000 seconds. */
export const touchBackstage: Remedy = {
  kind: 'touch',
  title: message('Make the RHDH operator look again'),
};
