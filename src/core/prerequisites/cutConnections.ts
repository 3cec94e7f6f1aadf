import { listAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import { cutOf, type Cut } from '../network/cut.ts';
import type { Question } from '../question.ts';
import type { Evidence, Note } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { additionObjects } from '../templates/networkPolicies/additionObjects.ts';
import { policyObject } from '../templates/networkPolicies/policyObject.ts';
import { wantedPolicies } from '../templates/networkPolicies/wantedPolicies.ts';
import { valueOf } from './answers.ts';
import { inNamespace, look } from './observed.ts';
import { neededConnections, type NeededConnection } from './neededConnections.ts';
import { evidence } from './verdict.ts';
import { policiesQuestion } from './workflowQuestions.ts';

/** What is cut of what the Orchestrator needs, and by which policies. */
export interface CutConnections {
  readonly notes: readonly Note[];
  readonly evidence: readonly Evidence[];
  /** Whether one of them would be open if the Orchestrator's own policies were as they are made. */
  readonly passWhenOursAreMade: boolean;
  /** Whether one of them is what the operator's own policies leave closed, and the scaffold opens. */
  readonly passWithAdditions: boolean;
}

/** What the NetworkPolicies of the target's namespace cut of what the Orchestrator needs, whoever made them. */
export function cutConnections(snapshot: Snapshot, target: ClusterTarget): CutConnections {
  const sight = look(snapshot, 'networkPolicies', target.namespace);
  const own = sight.seen ? inNamespace(sight.objects, target.namespace).map(({ object }) => object) : [];
  const policies = [...own, ...callersPolicies(snapshot, target)];
  if (policies.length === 0)
    return { notes: [], evidence: [], passWhenOursAreMade: false, passWithAdditions: false };
  const all = neededConnections(snapshot, target).flatMap((connection) => {
    const cut = cutOf(connection, policies);
    return cut === undefined ? [] : [{ connection, cut }];
  });
  // What cuts one workflow off does so with all that are like it.
  const found = [...Map.groupBy(all, ({ connection }) => connection.about).values()].flatMap(
    ([first]) => first ?? [],
  );
  const guilty = new Set(found.flatMap(({ cut }) => cut.policies));
  const mended = withOurs(policies, target);
  const additional = additionObjects(target);
  return {
    notes: found.map(({ connection, cut }) => ({
      code: 'connection-cut',
      severity: 'warning',
      message:
        cutOf(connection, [...policies, ...additional]) === undefined
          ? wordsForScaffold(connection, cut)
          : wordsFor(connection, cut),
    })),
    evidence: [...guilty].map((policy) => evidence(policy, 'spec.policyTypes', typesOf(policy))),
    passWithAdditions: found.some(
      ({ connection }) => cutOf(connection, [...policies, ...additional]) === undefined,
    ),
    passWhenOursAreMade: found.some(({ connection }) => cutOf(connection, mended) === undefined),
  };
}

/** What is asked once of the namespaces whose Pods call workflows: a policy there may not let them out. */
export function callersQuestions({ release }: ClusterTarget): readonly Question<readonly Manifest[]>[] {
  return release.workflows.callers.map(policiesQuestion);
}

/** The policies of those namespaces, as far as they may be seen. */
export function callersPolicies(snapshot: Snapshot, target: ClusterTarget): readonly Manifest[] {
  return callersQuestions(target).flatMap((question) => valueOf(snapshot, question) ?? []);
}

/** The same policies, those of the Orchestrator as they are made. */
function withOurs(policies: readonly Manifest[], target: ClusterTarget): readonly Manifest[] {
  const ours = wantedPolicies(target).map(({ name, spec }) => policyObject(name, target.namespace, spec));
  const names = new Set(ours.map(({ metadata }) => metadata.name));
  return [...policies.filter(({ metadata }) => !names.has(metadata.name)), ...ours];
}

function typesOf(policy: Manifest): string | undefined {
  const types = listAt(policy, 'spec', 'policyTypes');
  return types.length === 0 ? undefined : types.join(', ');
}

/** A general set of policies that denies by default leaves closed what the scaffold writes in addition. */
function wordsForScaffold({ fromName, toName, port }: NeededConnection, { policies }: Cut): Message {
  return message(
    '{0} cannot reach {1}: the NetworkPolicies that select {0} ({2}) do not let it out to Pod port {3}. Add the policies that the scaffold writes beside them ("network-policies").',
    fromName,
    toName,
    policies.map(({ metadata }) => metadata.name).join(', '),
    port ?? '',
  );
}

function wordsFor({ fromName, toName, port }: NeededConnection, { direction, policies }: Cut): Message {
  const names = policies.map(({ metadata }) => metadata.name).join(', ');
  if (port === undefined) {
    return message(
      '{0} cannot reach {1}: the NetworkPolicies that stand between them ({2}) allow no such connection. Add one that does.',
      fromName,
      toName,
      names,
    );
  }
  return direction === 'Ingress'
    ? message(
        '{0} cannot reach {1}: the NetworkPolicies that select {1} ({2}) do not let it in on Pod port {3}. Add one that does.',
        fromName,
        toName,
        names,
        port,
      )
    : message(
        '{0} cannot reach {1}: the NetworkPolicies that select {0} ({2}) do not let it out to Pod port {3}. Add one that does.',
        fromName,
        toName,
        names,
        port,
      );
}
