import { conditionOf, textAt } from '../field.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Note, Prerequisite, Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { inNamespace, look, named } from './observed.ts';
import { orchestratorSwitch } from './orchestratorSwitch.ts';
import { evidence, ready, settling, unseen, verdict } from './verdict.ts';
import { workloadState } from './workload.ts';

/** The Backstage object of the target with the Orchestrator switched on, deployed and serving. */
export const backstage: Prerequisite = {
  id: 'backstage',
  title: message('Backstage'),
  needs: () => ['rhdh-operator', 'sonataflow-crds'],
  looksAt: ['backstages', 'configMaps', 'deployments', 'statefulSets'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'backstages', target.namespace);
    if (!sight.seen) {
      return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
    }
    const found = named(sight.objects, target.name, target.namespace);
    if (found === undefined) {
      const said = message('No Backstage {0} in namespace {1}.', target.name, target.namespace);
      const apply: Remedy = { kind: 'apply', title: message('Create Backstage {0}', target.name) };
      return verdict('absent', 'not-there', said, [], { remedies: [apply] });
    }
    return judge(snapshot, target, found, neighbours(sight.objects, target));
  },
};

/** The touch that makes the RHDH operator look again at once, instead of after up to 1000 seconds. */
export const touchBackstage: Remedy = {
  kind: 'touch',
  title: message('Make the RHDH operator look again'),
};

/** The target's Backstage object, if it can be seen. */
export function targetBackstage(snapshot: Snapshot, target: ClusterTarget): Observed | undefined {
  const sight = look(snapshot, 'backstages', target.namespace);
  return sight.seen ? named(sight.objects, target.name, target.namespace) : undefined;
}

function judge(snapshot: Snapshot, target: ClusterTarget, found: Observed, notes: readonly Note[]): Status {
  const { object, since } = found;
  if (object.metadata.deletionTimestamp !== undefined) {
    const said = message('Backstage {0} is being deleted.', target.name);
    return verdict('removing', 'deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', object.metadata.deletionTimestamp),
    ]);
  }
  const condition = conditionOf(object, 'Deployed');
  const seen = evidence(object, 'status.conditions[Deployed].status', condition?.status);
  if (condition?.reason === 'DeployFailed') {
    const said = message('The RHDH operator reports: {0}', condition.message.trim());
    return settling(
      snapshot.at,
      since,
      'deploy-failed',
      said,
      [evidence(object, 'status.conditions[Deployed].message', condition.message.trim())],
      [touchBackstage],
    );
  }
  const off = orchestratorSwitch(snapshot, found, target.release);
  if (off !== undefined) return off;
  if (condition?.status !== 'True') {
    const said = message(
      'The RHDH operator is deploying Backstage {0}. {1}',
      target.name,
      condition?.message.trim() ?? '',
    );
    return verdict('installing', 'deploying', said, [seen], { notes });
  }
  return judgeWorkload(snapshot, target, found, notes);
}

/** Releases 1.7 and 1.8 say `Deployed` before the Deployment has any status, so the workload itself is read. */
function judgeWorkload(
  snapshot: Snapshot,
  target: ClusterTarget,
  { object, since }: Observed,
  notes: readonly Note[],
): Status {
  const kind =
    textAt(object, 'spec', 'deployment', 'kind') === 'StatefulSet' ? 'statefulSets' : 'deployments';
  const sight = look(snapshot, kind, target.namespace);
  if (!sight.seen) return unseen(sight);
  const name = nameFor(target.release.generatedNames.workload, target.name);
  const workload = named(inNamespace(sight.objects, target.namespace), name);
  const deployed = evidence(object, 'status.conditions[Deployed].status', 'True');
  if (workload === undefined) {
    const said = message('Backstage {0} is called deployed, but {1} is not there.', target.name, name);
    return settling(snapshot.at, since, 'workload-missing', said, [deployed], [touchBackstage]);
  }
  const state = workloadState(workload.object);
  if (!state.serves)
    return verdict(
      state.stuck ? 'degraded' : 'installing',
      'workload-unavailable',
      state.reason,
      [state.evidence],
      { notes },
    );
  return ready(
    'deployed',
    message('Backstage {0} is deployed and serves.', target.name),
    [deployed, state.evidence],
    notes,
  );
}

/** Two Orchestrators in one namespace take platform and policies from each other without an error. */
function neighbours(all: readonly Observed[], target: ClusterTarget): readonly Note[] {
  return inNamespace(all, target.namespace)
    .filter(({ object }) => object.metadata.name !== target.name)
    .map(({ object }) => ({
      code: 'second-backstage',
      message: message(
        'Backstage {0} lives in the same namespace. If it runs the Orchestrator too, both take the platform and its policies from each other.',
        object.metadata.name,
      ),
    }));
}
