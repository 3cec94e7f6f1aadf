import { conditionOf } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Judge, Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { deployingStatus } from './backstageDeploying.ts';
import { deployedStatus } from './backstageWorkload.ts';
import { helmStatus, installedByHelm } from './helmInstall.ts';
import { asleep } from './idle.ts';
import { inNamespace, look, named } from './observed.ts';
import { orchestratorSwitch, runsOrchestrator } from './orchestratorSwitch.ts';
import { permissionNotes } from './permissionNotes.ts';
import { pluginNotes } from './pluginNotes.ts';
import { touchBackstage } from './targetBackstage.ts';
import { evidence, settling, unseen, verdict } from './verdict.ts';

/** The Backstage object of the target with the Orchestrator switched on, deployed and serving. */
export const backstage: Judge = {
  id: 'backstage',
  needs: ({ method }) => (method === 'helm' ? ['sonataflow-crds'] : ['rhdh-operator', 'sonataflow-crds']),
  looksAt: ['backstages', 'configMaps', 'deployments', 'statefulSets'],
  evaluate(snapshot, target) {
    if (target.method === 'helm') return helmStatus(snapshot, target);
    const sight = look(snapshot, 'backstages', target.namespace);
    if (!sight.seen) {
      return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
    }
    const found = named(sight.objects, target.name, target.namespace);
    if (found === undefined) {
      const byHelm = installedByHelm(snapshot, target);
      if (byHelm !== undefined) return byHelm;
      const said = message('No Backstage {0} in namespace {1}.', target.name, target.namespace);
      const apply: Remedy = { kind: 'apply', title: message('Create Backstage {0}', target.name) };
      return verdict('absent', 'not-there', said, [], { remedies: [apply] });
    }
    const others = inNamespace(sight.objects, target.namespace).filter((other) => other !== found);
    return judge(snapshot, target, found, others);
  },
};

function judge(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  others: readonly Observed[],
): Status {
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
  const rival = others.find((other) => runsOrchestrator(snapshot, other, target.release));
  if (rival !== undefined && runsOrchestrator(snapshot, found, target.release)) {
    return twoOrchestrators(rival, found);
  }
  const notes = [
    ...neighbours(others),
    ...pluginNotes(snapshot, found, target),
    ...permissionNotes(snapshot, found),
  ];
  return condition?.status === 'True'
    ? deployedStatus(snapshot, target, found, notes)
    : deployingStatus(snapshot, target, found, notes);
}

/**
 * Both take platform and policies, and with them the database, from each other at every look of the operator, without
 * an error (recordings: rhdh-operator, 1.2).
 */
function twoOrchestrators({ object: rival }: Observed, { object }: Observed): Status {
  const said = message(
    'Backstage {0} in the same namespace runs the Orchestrator too: it and {1} take the platform and its policies from each other. Move one of them to another namespace, or switch the Orchestrator off in it.',
    rival.metadata.name,
    object.metadata.name,
  );
  return verdict('degraded', 'two-orchestrators', said, [
    evidence(rival, 'metadata.name', rival.metadata.name),
    evidence(object, 'metadata.name', object.metadata.name),
  ]);
}

/** Whether a neighbour runs the Orchestrator, or will, cannot always be seen. */
function neighbours(others: readonly Observed[]): readonly Note[] {
  return others.map(({ object }) => ({
    code: 'second-backstage',
    message: message(
      'Backstage {0} lives in the same namespace. If it runs the Orchestrator too, both take the platform and its policies from each other.',
      object.metadata.name,
    ),
  }));
}
