import { conditionOf, flagAt, numberAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Evidence, Note, Judge, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { operatorMakesPlatform, type ClusterTarget } from '../target/target.ts';
import { helmReleaseOf } from './madeByHelm.ts';
import { inNamespace, look, named } from './observed.ts';
import { foreignDatabase, strayPort } from './operatorsDatabase.ts';
import { missingLogin } from './platformDatabase.ts';
import { withOperatorError } from './platformEvents.ts';
import { platformMaker, remediesOf, type Maker } from './platformMaker.ts';
import { unacceptedPlatform } from './platformProgress.ts';
import { targetBackstage } from './targetBackstage.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner } from './workload.ts';

/** The SonataFlowPlatform of the target, pointing to the target's database. */
export const platform: Judge = {
  id: 'platform',
  needs: (target) => (operatorMakesPlatform(target) ? ['backstage', 'sonataflow-crds'] : ['sonataflow-crds']),
  looksAt: ['sonataFlowPlatforms', 'backstages', 'configMaps', 'secrets', 'services'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'sonataFlowPlatforms', target.namespace);
    if (!sight.seen) {
      return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
    }
    const { name } = target.release.platform;
    const found = named(inNamespace(sight.objects, target.namespace), name);
    const maker = platformMaker(snapshot, target);
    if (found !== undefined) {
      const others = inNamespace(sight.objects, target.namespace).filter((other) => other !== found);
      return judge(snapshot, target, found, { maker, others });
    }
    if (maker.kind === 'hindered') {
      const { code, reason, evidence: seen } = maker.gap;
      return verdict('absent', code, reason, seen);
    }
    const said = message('No SonataFlowPlatform {0} in namespace {1}.', name, target.namespace);
    return verdict('absent', 'not-there', said, [], { remedies: remediesOf(maker) });
  },
};

/** The platform's condition is read last: it says nothing about whose platform it is. */
function judge(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  { maker, others }: { readonly maker: Maker; readonly others: readonly Observed[] },
): Status {
  const { object } = found;
  const { name, deletionTimestamp, generation } = object.metadata;
  if (deletionTimestamp !== undefined) {
    const said = message('SonataFlowPlatform {0} is being deleted.', name);
    return verdict('removing', 'deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  const foreign = foreignPart(snapshot, target, found, maker);
  if (foreign !== undefined) {
    const said = message(
      'SonataFlowPlatform {0} is not the one of Backstage {1}: {2} is {3}.',
      name,
      target.name,
      foreign.field,
      foreign.value,
    );
    return verdict('degraded', 'other-target', said, [foreign], { remedies: remediesOf(maker) });
  }
  if (maker.kind === 'hindered' && maker.gap.code === 'needs-own-platform') {
    return verdict('degraded', maker.gap.code, maker.gap.reason, maker.gap.evidence);
  }
  // Its Secret is the operator's, too, and judged with the database.
  const unreached = maker.kind === 'operator' ? strayPort(object, target) : missingLogin(snapshot, object);
  if (unreached !== undefined) return unreached;
  const condition = conditionOf(object, 'Succeed');
  if (condition?.reason === 'Duplicated') {
    const active = others.find(({ object: other }) => conditionOf(other, 'Succeed')?.status === 'True');
    const said =
      active === undefined
        ? message(
            'Another SonataFlowPlatform is active in namespace {0}. Delete it and this one takes over by itself.',
            target.namespace,
          )
        : message(
            'SonataFlowPlatform {0} is the active one of namespace {1}. Delete it and {2} takes over by itself.',
            active.object.metadata.name,
            target.namespace,
            name,
          );
    return verdict('degraded', 'duplicated', said, [
      evidence(object, 'status.conditions[Succeed].reason', 'Duplicated'),
    ]);
  }
  if (condition?.status !== 'True' || numberAt(object, 'status', 'observedGeneration') !== generation) {
    return withOperatorError(unacceptedPlatform(snapshot.at, found), snapshot, found);
  }
  return ready(
    'succeed',
    message('SonataFlowPlatform {0} is accepted; its services are judged on their own.', name),
    [evidence(object, 'status.conditions[Succeed].status', 'True')],
    [
      ...managedNotes(maker),
      ...chartNotes(found, maker),
      ...duplicateNotes(others),
      ...metricsNotes(snapshot, object),
    ],
  );
}

/**
 * What shows that the platform is another Backstage's. One that the operator does not make here is the user's own and
 * may have any database, and one that cannot work has nothing to be compared with.
 */
function foreignPart(
  snapshot: Snapshot,
  target: ClusterTarget,
  found: Observed,
  maker: Maker,
): Evidence | undefined {
  if (maker.kind === 'user' || maker.kind === 'chart') return undefined;
  const owner = foreignOwner(found, targetBackstage(snapshot, target)?.object.metadata.uid);
  return owner ?? (maker.kind === 'operator' ? foreignDatabase(found.object, target) : undefined);
}

/** A platform that was made while the dependency was in force stays when it no longer is (recordings: rhdh-operator, B6). */
function managedNotes(maker: Maker): readonly Note[] {
  if (maker.kind !== 'hindered') return [];
  return [{ code: 'not-managed', message: maker.gap.reason }];
}

/** The chart refuses to be installed or upgraded beside a platform that is not its own (CHART, sonataflows.yaml). */
function chartNotes({ object }: Observed, maker: Maker): readonly Note[] {
  if (maker.kind !== 'chart' || helmReleaseOf(object) !== undefined) return [];
  // A chart that is rendered elsewhere, as Argo CD does, leaves no more than the label.
  if (object.metadata.labels?.['app.kubernetes.io/managed-by'] === 'Helm') return [];
  const said = message(
    'SonataFlowPlatform {0} was not made by Helm: the chart refuses to be installed or upgraded beside it. Delete it, or let the Helm release adopt it.',
    object.metadata.name,
  );
  return [{ code: 'not-of-chart', severity: 'warning', message: said }];
}

/** Only whether the API group is there counts for the Logic operator, which reports it at every look (recordings: sonataflow-knative, 04b). */
function metricsNotes(snapshot: Snapshot, object: Manifest): readonly Note[] {
  if (flagAt(object, 'spec', 'monitoring', 'enabled') !== true) return [];
  const definitions = look(snapshot, 'customResourceDefinitions');
  const isThere = ({ object: { metadata } }: Observed): boolean =>
    metadata.name.endsWith('.monitoring.coreos.com');
  if (!definitions.seen || definitions.objects.some(isThere)) return [];
  const said = message(
    'Monitoring is on in SonataFlowPlatform {0}, and this cluster has no Prometheus operator (monitoring.coreos.com): events say so again and again. Nothing else suffers.',
    object.metadata.name,
  );
  return [{ code: 'monitoring-not-served', severity: 'hint', message: said }];
}

/** A second platform never works, and takes over without a word when the first goes. */
function duplicateNotes(others: readonly Observed[]): readonly Note[] {
  return others.map(({ object }) => ({
    code: 'second-platform',
    severity: 'warning',
    message: message(
      'SonataFlowPlatform {0} is in the same namespace and does nothing but take over when this one is deleted. Delete it.',
      object.metadata.name,
    ),
  }));
}
