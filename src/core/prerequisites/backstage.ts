import { conditionOf } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Prerequisite, Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { deployingStatus } from './backstageDeploying.ts';
import { deployedStatus } from './backstageWorkload.ts';
import { asleep } from './idle.ts';
import { inNamespace, look, named } from './observed.ts';
import { orchestratorSwitch } from './orchestratorSwitch.ts';
import { touchBackstage } from './targetBackstage.ts';
import { evidence, settling, unseen, verdict } from './verdict.ts';

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

function judge(snapshot: Snapshot, target: ClusterTarget, found: Observed, notes: readonly Note[]): Status {
  const { object, since } = found;
  if (object.metadata.deletionTimestamp !== undefined) {
    const said = message('Backstage {0} is being deleted.', target.name);
    return verdict('removing', 'deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', object.metadata.deletionTimestamp),
    ]);
  }
  const condition = conditionOf(object, 'Deployed');
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
  const held = asleep(found, target.release) ?? orchestratorSwitch(snapshot, found, target.release);
  if (held !== undefined) return held;
  return condition?.status === 'True'
    ? deployedStatus(snapshot, target, found, notes)
    : deployingStatus(snapshot, target, found, notes);
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
