import { conditionOf, numberAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Evidence, Prerequisite, Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { operatorMakesPlatform, type ClusterTarget } from '../target/target.ts';
import { targetBackstage, touchBackstage } from './targetBackstage.ts';
import { inNamespace, look, named } from './observed.ts';
import { unacceptedPlatform } from './platformProgress.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner } from './workload.ts';

/** The SonataFlowPlatform of the target, pointing to the target's database. */
export const platform: Prerequisite = {
  id: 'platform',
  title: message('SonataFlowPlatform'),
  needs: (target) => (operatorMakesPlatform(target) ? ['backstage', 'sonataflow-crds'] : ['sonataflow-crds']),
  under: 'backstage',
  looksAt: ['sonataFlowPlatforms', 'backstages'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'sonataFlowPlatforms');
    if (!sight.seen) {
      return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
    }
    const { name } = target.release.platform;
    const found = named(inNamespace(sight.objects, target.namespace), name);
    const remedies = [remedyFor(operatorMakesPlatform(target))];
    if (found === undefined) {
      const said = message('No SonataFlowPlatform {0} in namespace {1}.', name, target.namespace);
      return verdict('absent', 'not-there', said, [], { remedies });
    }
    return judge(snapshot, target, found, remedies);
  },
};

/** Who puts an object right: the RHDH operator where it makes it, else we. */
export function remedyFor(madeByOperator: boolean): Remedy {
  return madeByOperator
    ? touchBackstage
    : { kind: 'apply', title: message('Create what the operator does not make') };
}

/** The platform's condition is read last: it says nothing about whose platform it is. */
function judge(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  remedies: readonly Remedy[],
): Status {
  const { object } = found;
  const { name, deletionTimestamp, generation } = object.metadata;
  if (deletionTimestamp !== undefined) {
    const said = message('SonataFlowPlatform {0} is being deleted.', name);
    return verdict('removing', 'deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  const foreign = operatorMakesPlatform(target)
    ? (foreignOwner(found, targetBackstage(snapshot, target)?.object.metadata.uid) ??
      foreignDatabase(found, target))
    : undefined;
  if (foreign !== undefined) {
    const said = message(
      'SonataFlowPlatform {0} is not the one of Backstage {1}: {2} is {3}.',
      name,
      target.name,
      foreign.field,
      foreign.value,
    );
    return verdict('degraded', 'other-target', said, [foreign], { remedies });
  }
  const condition = conditionOf(object, 'Succeed');
  const seen = evidence(object, 'status.conditions[Succeed].status', condition?.status);
  if (condition?.reason === 'Duplicated') {
    const said = message(
      'Another SonataFlowPlatform is active in namespace {0}. Delete it and this one takes over by itself.',
      target.namespace,
    );
    return verdict('degraded', 'duplicated', said, [
      evidence(object, 'status.conditions[Succeed].reason', 'Duplicated'),
    ]);
  }
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (condition?.status !== 'True' || observed !== generation) return unacceptedPlatform(snapshot.at, found);
  return ready(
    'succeed',
    message('SonataFlowPlatform {0} is accepted; its services are judged on their own.', name),
    [seen],
  );
}

/** The field in which one of the platform's services uses another database than the target's. */
function foreignDatabase({ object }: Observed, target: ClusterTarget): Evidence | undefined {
  const names = target.release.generatedNames;
  const wanted = {
    secretRef: nameFor(names.databaseSecret, target.name),
    serviceRef: nameFor(names.databaseService, target.name),
  };
  for (const { field: service } of target.release.platform.services) {
    for (const [reference, name] of Object.entries(wanted)) {
      const path = ['spec', 'services', service, 'persistence', 'postgresql', reference, 'name'];
      const found = textAt(object, ...path);
      if (found !== name) return evidence(object, path.join('.'), found);
    }
  }
  return undefined;
}
