import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Note, Judge, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { databaseMode, type DatabaseMode } from './databaseMode.ts';
import { incompleteSecret } from './databaseSecret.ts';
import { externalDatabase } from './externalDatabase.ts';
import { asleep } from './idle.ts';
import { inNamespace, look, named } from './observed.ts';
import { withPodTrouble, withRolloutTrouble } from './podTrouble.ts';
import { targetBackstage, touchBackstage } from './targetBackstage.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner, workloadState } from './workload.ts';
import { notServing } from './workloadStatus.ts';

/** The local PostgreSQL that the RHDH operator makes: Secret, Service and StatefulSet of the target. Else the login at one's own. */
export const database: Judge = {
  id: 'database',
  needs: () => ['backstage'],
  looksAt: ['secrets', 'services', 'statefulSets', 'backstages', 'configMaps'],
  evaluate(snapshot, target) {
    const mode = databaseMode(snapshot, target);
    const status =
      mode.kind === 'external' ? external(snapshot, target, mode) : local(snapshot, target, mode);
    return { ...status, notes: [...status.notes, ...otherModeNotes(mode, target)] };
  },
};

function external(
  snapshot: Snapshot,
  target: ClusterTarget,
  { evidence: seen }: DatabaseMode & { kind: 'external' },
): Status {
  const found = targetBackstage(snapshot, target);
  if (found !== undefined && seen !== undefined) return externalDatabase(snapshot, found, target, seen);
  const said = message(
    'Backstage {0} is to use an external database, which is checked when it is there.',
    target.name,
  );
  return verdict('notApplicable', 'external-database', said);
}

function local(
  snapshot: Snapshot,
  target: ClusterTarget,
  mode: Exclude<DatabaseMode, { kind: 'external' }>,
): Status {
  const owner = targetBackstage(snapshot, target);
  const sleeping = owner === undefined ? undefined : asleep(owner, target.release);
  if (sleeping !== undefined) return sleeping;
  const secret =
    mode.kind === 'local' ? generatedSecret(snapshot, target) : ownSecret(snapshot, target, mode);
  if ('state' in secret) return secret;
  const service = nameFor(target.release.generatedNames.databaseService, target.name);
  const reached = part(snapshot, target, { key: 'services', kind: 'Service', name: service });
  if ('state' in reached) return reached;
  const workload = part(snapshot, target, { key: 'statefulSets', kind: 'StatefulSet', name: service });
  if ('state' in workload) return workload;
  const state = workloadState(workload.object);
  if (!state.serves) {
    const status = notServing({ at: snapshot.at, since: workload.since }, state, codes);
    return withPodTrouble(status, snapshot, workload);
  }
  const status = ready('database-serves', message('Database {0} serves.', service), [
    state.evidence,
    evidence(secret.object, 'metadata.name', secret.object.metadata.name),
    evidence(reached.object, 'metadata.name', reached.object.metadata.name),
  ]);
  return withRolloutTrouble(status, snapshot, workload, state);
}

const codes = { starting: 'database-unavailable', stuck: 'database-stuck' } as const;

function generatedSecret(snapshot: Snapshot, target: ClusterTarget): Observed | Status {
  const name = nameFor(target.release.generatedNames.databaseSecret, target.name);
  const found = part(snapshot, target, { key: 'secrets', kind: 'Secret', name });
  if ('state' in found) return found;
  return incompleteSecret(found, target, 'operator') ?? found;
}

/** A Secret of the user's may belong to anybody, and the operator never makes it. */
function ownSecret(
  snapshot: Snapshot,
  target: ClusterTarget,
  { secret, evidence: seen }: DatabaseMode & { kind: 'ownSecret' },
): Observed | Status {
  const sight = look(snapshot, 'secrets', target.namespace);
  if (!sight.seen) return unseen(sight);
  const found = named(inNamespace(sight.objects, target.namespace), secret);
  if (found !== undefined) return incompleteSecret(found, target, 'user') ?? found;
  const said = message(
    'Secret {0}, which Backstage {1} names for its database, is not in namespace {2}. Create it: the RHDH operator does not.',
    secret,
    target.name,
    target.namespace,
  );
  return verdict('degraded', 'own-secret-missing', said, [seen]);
}

interface Part {
  readonly key: 'secrets' | 'services' | 'statefulSets';
  readonly kind: string;
  readonly name: string;
}

/** One object of the database that the operator makes, or what is wrong with it. */
function part(snapshot: Snapshot, target: ClusterTarget, { key, kind, name }: Part): Observed | Status {
  const sight = look(snapshot, key, target.namespace);
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

/** The cluster leads; that the target says otherwise is worth a word, because files are written from it. */
function otherModeNotes(mode: DatabaseMode, { database: wanted }: ClusterTarget): readonly Note[] {
  const isExternal = mode.kind === 'external';
  if (isExternal === (wanted.mode === 'external')) return [];
  const said = isExternal
    ? message('The target says that RHDH brings its database, the cluster says that it is external.')
    : message('The target says that the database is external, the cluster says that RHDH brings it.');
  return [{ code: 'other-database-mode', message: said }];
}
