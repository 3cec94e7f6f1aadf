import { listAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import { cutOf, type Cut } from '../network/cut.ts';
import type { Evidence, Note } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { policyObject } from '../templates/networkPolicies/policyObject.ts';
import { wantedPolicies } from '../templates/networkPolicies/wantedPolicies.ts';
import { inNamespace, look } from './observed.ts';
import { neededConnections, type NeededConnection } from './neededConnections.ts';
import { evidence } from './verdict.ts';

/** What is cut of what the Orchestrator needs, and by which policies. */
export interface CutConnections {
  readonly notes: readonly Note[];
  readonly evidence: readonly Evidence[];
  /** Whether one of them would be open if the Orchestrator's own policies were as they are made. */
  readonly passWhenOursAreMade: boolean;
}

/** What the NetworkPolicies of the target's namespace cut of what the Orchestrator needs, whoever made them. */
export function cutConnections(snapshot: Snapshot, target: ClusterTarget): CutConnections {
  const sight = look(snapshot, 'networkPolicies', target.namespace);
  const policies = sight.seen ? inNamespace(sight.objects, target.namespace).map(({ object }) => object) : [];
  if (policies.length === 0) return { notes: [], evidence: [], passWhenOursAreMade: false };
  const found = neededConnections(snapshot, target).flatMap((connection) => {
    const cut = cutOf(connection, policies);
    return cut === undefined ? [] : [{ connection, cut }];
  });
  const guilty = new Set(found.flatMap(({ cut }) => cut.policies));
  const mended = withOurs(policies, target);
  return {
    notes: found.map(({ connection, cut }) => ({
      code: 'connection-cut',
      severity: 'warning',
      message: wordsFor(connection, cut),
    })),
    evidence: [...guilty].map((policy) => evidence(policy, 'spec.policyTypes', typesOf(policy))),
    passWhenOursAreMade: found.some(({ connection }) => cutOf(connection, mended) === undefined),
  };
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

function wordsFor({ fromName, toName, port }: NeededConnection, { direction, policies }: Cut): Message {
  const names = policies.map(({ metadata }) => metadata.name).join(', ');
  if (port === undefined) {
    return message(
      '{0} cannot reach {1}: the NetworkPolicies that select it ({2}) allow no such connection. Add one that does.',
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
