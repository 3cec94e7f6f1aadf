import { message } from '../message.ts';
import type { Evidence, Judge, Remedy, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import { asking } from './answers.ts';
import { callersQuestions, cutConnections, type CutConnections } from './cutConnections.ts';
import { targetBackstage } from './targetBackstage.ts';
import { inNamespace, look, named } from './observed.ts';
import { operatorMakesPolicies, type ClusterTarget } from '../target/target.ts';
import { wantedPolicies } from '../templates/networkPolicies/wantedPolicies.ts';
import { policiesMaker, remediesOf } from './platformMaker.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner } from './workload.ts';

/** The NetworkPolicies that let Knative, the Logic operator, the router and monitoring reach the workflows. */
export const networkPolicies: Judge = {
  id: 'network-policies',
  needs: (target) => (operatorMakesPolicies(target) ? ['backstage'] : ['cluster']),
  looksAt: [
    'networkPolicies',
    'backstages',
    'configMaps',
    'deployments',
    'statefulSets',
    'namespaces',
    'clusterVersions',
  ],
  evaluate(snapshot, target) {
    const status = withCuts(
      ownPolicies(snapshot, target),
      cutConnections(snapshot, target),
      snapshot,
      target,
    );
    return asking(status, callersQuestions(target));
  },
};

const openFurther: Remedy = {
  kind: 'apply',
  title: message('Add the NetworkPolicies that those of the operator lack'),
};

/** Policies that are all there and yet let through too little are not in order. */
function withCuts(status: Status, cuts: CutConnections, snapshot: Snapshot, target: ClusterTarget): Status {
  const [first, ...rest] = cuts.notes;
  if (first === undefined) return status;
  if (status.state !== 'ready') {
    const seen = [...status.evidence, ...cuts.evidence];
    return { ...status, notes: [...status.notes, ...cuts.notes], evidence: seen };
  }
  return verdict('degraded', first.code, first.message, [...cuts.evidence, ...status.evidence], {
    notes: [...status.notes, ...rest],
    // Nobody who makes our policies anew can help against those of others.
    remedies: [
      ...(cuts.passWithAdditions ? [openFurther] : []),
      ...(cuts.passWhenOursAreMade ? remediesOf(policiesMaker(snapshot, target)) : []),
    ],
  });
}

/** Judges the policies that the Orchestrator brings; those of others may cut what these open no way to. */
function ownPolicies(snapshot: Snapshot, target: ClusterTarget): Status {
  const sight = look(snapshot, 'networkPolicies', target.namespace);
  if (!sight.seen) return unseen(sight);
  const names = wantedPolicies(target).map(({ name }) => name);
  const present = names.flatMap((name) => named(inNamespace(sight.objects, target.namespace), name) ?? []);
  const maker = policiesMaker(snapshot, target);
  const remedies = remediesOf(maker);
  const [first, ...rest] = present.map(({ object }): Evidence =>
    evidence(object, 'metadata.name', object.metadata.name),
  );
  if (first === undefined && maker.kind === 'hindered') {
    return verdict('absent', maker.gap.code, maker.gap.reason, maker.gap.evidence);
  }
  if (first === undefined) {
    const said = message(
      'None of the {0} NetworkPolicies is in namespace {1}.',
      names.length,
      target.namespace,
    );
    return verdict('absent', 'not-there', said, [], { remedies });
  }
  const leaving = present.find(({ object }) => object.metadata.deletionTimestamp !== undefined);
  if (leaving !== undefined) {
    const said = message('NetworkPolicy {0} is being deleted.', leaving.object.metadata.name);
    return verdict('removing', 'deleting', said, [
      evidence(leaving.object, 'metadata.deletionTimestamp', leaving.object.metadata.deletionTimestamp),
    ]);
  }
  if (present.length < names.length) {
    const missing = names.filter((name) => !present.some(({ object }) => object.metadata.name === name));
    const said = message('Missing in namespace {0}: {1}.', target.namespace, missing.join(', '));
    return verdict('degraded', 'some-missing', said, [first, ...rest], { remedies });
  }
  const uid = operatorMakesPolicies(target)
    ? targetBackstage(snapshot, target)?.object.metadata.uid
    : undefined;
  const foreign = present.flatMap((policy) => foreignOwner(policy, uid) ?? [])[0];
  if (foreign !== undefined) {
    const said = message(
      'NetworkPolicy {0} belongs to {1}, not to Backstage {2}.',
      foreign.ref.name,
      foreign.value,
      target.name,
    );
    return verdict('degraded', 'other-owner', said, [foreign], { remedies });
  }
  return ready('all-there', message('All {0} NetworkPolicies are there.', names.length), [first, ...rest]);
}
