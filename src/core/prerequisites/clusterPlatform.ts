import { conditionOf, numberAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Judge, Note, Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look } from './observed.ts';
import { lagsBehind } from './observedGeneration.ts';
import { minutesOf, standstill, whileMoving } from './standstill.ts';
import { evidence, ready, settling, unseen, verdict } from './verdict.ts';

/** The SonataFlowClusterPlatform that lets workflows of other namespaces use the platform of the target. */
export const clusterPlatform: Judge = {
  id: 'cluster-platform',
  needs: () => ['platform'],
  looksAt: ['sonataFlowClusterPlatforms'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'sonataFlowClusterPlatforms');
    const all = sight.seen ? sight.objects : [];
    const [own, ...others] = all
      .filter(({ object }) => pointsAt(object, target))
      .toSorted((one, other) => Number(isActive(other)) - Number(isActive(one)));
    if (own !== undefined) return withIdle(judge(snapshot.at, own), others);
    if (target.workflowNamespaces.length === 0) {
      const said = message('Not used: the workflows of this target run in its own namespace.');
      return verdict('notApplicable', 'not-used', said);
    }
    if (!sight.seen) {
      return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
    }
    return elsewhere(all[0], target);
  },
};

function pointsAt(object: unknown, { namespace, release }: ClusterTarget): boolean {
  return (
    textAt(object, 'spec', 'platformRef', 'name') === release.platform.name &&
    textAt(object, 'spec', 'platformRef', 'namespace') === namespace
  );
}

/** Of several the Logic operator has one active, whatever their names are. */
function isActive({ object }: Observed): boolean {
  return object.metadata.deletionTimestamp === undefined && conditionOf(object, 'Succeed')?.status === 'True';
}

function withIdle(status: Status, others: readonly Observed[]): Status {
  if (status.state !== 'ready') return status;
  const idle = others.map(({ object }): Note => ({
    code: 'second-cluster-platform',
    message: message(
      'SonataFlowClusterPlatform {0} leads to the same platform and does nothing but take over when this one is deleted. Delete it.',
      object.metadata.name,
    ),
  }));
  return { ...status, notes: [...status.notes, ...idle] };
}

function elsewhere(
  other: Observed | undefined,
  { namespace, release, workflowNamespaces }: ClusterTarget,
): Status {
  const names = workflowNamespaces.join(', ');
  if (other === undefined) {
    const said = message(
      'No SonataFlowClusterPlatform: workflows in {0} do not find the platform of namespace {1}. The scaffold writes one ("workflow-namespaces").',
      names,
      namespace,
    );
    return verdict('absent', 'not-there', said);
  }
  const said = message(
    'SonataFlowClusterPlatform {0} points elsewhere, so RHDH does not see the workflows in {1}. Point it at {2} in {3}.',
    other.object.metadata.name,
    names,
    release.platform.name,
    namespace,
  );
  return verdict('degraded', 'other-platform', said, [
    evidence(other.object, 'spec.platformRef.name', textAt(other.object, 'spec', 'platformRef', 'name')),
    evidence(
      other.object,
      'spec.platformRef.namespace',
      textAt(other.object, 'spec', 'platformRef', 'namespace'),
    ),
  ]);
}

/** Of several that work one is active; one that works is left alone (recordings: sonataflow-knative, section 6). */
function judge(at: number, { object, since }: Observed): Status {
  const { name, deletionTimestamp } = object.metadata;
  if (deletionTimestamp !== undefined) {
    return verdict('removing', 'deleting', message('SonataFlowClusterPlatform {0} is being deleted.', name), [
      evidence(object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  const condition = conditionOf(object, 'Succeed');
  const seen = evidence(object, 'status.conditions[Succeed].reason', condition?.reason);
  const isOld = lagsBehind(object);
  if (condition?.status === 'True' && !isOld) {
    return ready('succeed', message('SonataFlowClusterPlatform {0} leads to the platform.', name), [
      evidence(object, 'status.conditions[Succeed].status', 'True'),
    ]);
  }
  if (condition?.reason === 'PlatformNotFound') {
    const said = message(
      'The Logic operator does not find the platform that SonataFlowClusterPlatform {0} names. Workflows of other namespaces wait for it: create the platform, or name the one that is there in spec.platformRef.',
      name,
    );
    return settling(at, since, 'platform-not-found', said, [seen]);
  }
  if (condition?.reason === 'Duplicated') {
    const said = message(
      'Another SonataFlowClusterPlatform is active. Delete it and {0} takes over by itself.',
      name,
    );
    return verdict('degraded', 'duplicated', said, [seen]);
  }
  const limit = standstill.platformCreating;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [
        isOld
          ? evidence(object, 'status.observedGeneration', numberAt(object, 'status', 'observedGeneration'))
          : seen,
      ],
      moving: {
        code: 'creating',
        reason: message('The Logic operator is working on SonataFlowClusterPlatform {0}.', name),
      },
      stuck: {
        code: 'creating-stuck',
        reason: message(
          'The Logic operator has not accepted SonataFlowClusterPlatform {0} for {1} minutes. Look at the Pod of the operator and at its logs.',
          name,
          minutesOf(limit),
        ),
      },
    },
  );
}
