import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Prerequisite, Status } from '../status.ts';
import type { Observed, ResourceKey, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { targetBackstage, touchBackstage } from './targetBackstage.ts';
import { asleep } from './idle.ts';
import { inNamespace, look, named } from './observed.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner, workloadState } from './workload.ts';
import { notServing } from './workloadStatus.ts';

/** The local PostgreSQL that the RHDH operator makes: Secret, Service and StatefulSet of the target. */
export const database: Prerequisite = {
  id: 'database',
  title: message('Database'),
  needs: () => ['backstage'],
  under: 'backstage',
  looksAt: ['secrets', 'services', 'statefulSets', 'backstages'],
  evaluate(snapshot, target) {
    const owner = targetBackstage(snapshot, target);
    const sleeping = owner === undefined ? undefined : asleep(owner, target.release);
    if (sleeping !== undefined) return sleeping;
    const names = target.release.generatedNames;
    const service = nameFor(names.databaseService, target.name);
    const secret = part(snapshot, target, 'secrets', 'Secret', nameFor(names.databaseSecret, target.name));
    if ('state' in secret) return secret;
    const reached = part(snapshot, target, 'services', 'Service', service);
    if ('state' in reached) return reached;
    const workload = part(snapshot, target, 'statefulSets', 'StatefulSet', service);
    if ('state' in workload) return workload;
    const state = workloadState(workload.object);
    if (!state.serves) return notServing({ at: snapshot.at, since: workload.since }, state, codes);
    return ready('database-serves', message('Database {0} serves.', service), [
      state.evidence,
      evidence(secret.object, 'metadata.name', secret.object.metadata.name),
      evidence(reached.object, 'metadata.name', reached.object.metadata.name),
    ]);
  },
};

const codes = { starting: 'database-unavailable', stuck: 'database-stuck' } as const;

/** One object of the database, or what is wrong with it. */
function part(
  snapshot: Snapshot,
  target: ClusterTarget,
  key: ResourceKey,
  kind: string,
  name: string,
): Observed | Status {
  const sight = look(snapshot, key);
  if (!sight.seen) return unseen(sight);
  const found = named(inNamespace(sight.objects, target.namespace), name);
  if (found === undefined) {
    const said = message('{0} {1} is not there; the RHDH operator makes it.', kind, name);
    return verdict('absent', `${kind.toLowerCase()}-missing`, said, [], { remedies: [touchBackstage] });
  }
  const { deletionTimestamp } = found.object.metadata;
  if (deletionTimestamp !== undefined) {
    const said = message('{0} {1} is being deleted.', kind, name);
    return verdict('removing', 'deleting', said, [
      evidence(found.object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  const foreign = foreignOwner(found, targetBackstage(snapshot, target)?.object.metadata.uid);
  if (foreign === undefined) return found;
  const said = message(
    '{0} {1} belongs to {2}, not to Backstage {3}.',
    kind,
    name,
    foreign.value,
    target.name,
  );
  return verdict('degraded', 'other-owner', said, [foreign]);
}
