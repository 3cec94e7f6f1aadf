import { message, plain } from '../message.ts';
import { homesQuestion } from '../operatorHomes.ts';
import type { Question } from '../question.ts';
import type { Remedy, Status } from '../status.ts';
import { watchedResources, type Observed, type ResourceKey, type Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { menu } from './menu.ts';
import { valueOf } from './answers.ts';
import { look, lookAnywhere, notYetSeen, type Sight } from './observed.ts';
import { extensionStatus } from './operatorExtension.ts';
import { establishedDefinition } from './operatorParts.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { workloadState } from './workload.ts';
import { notServing } from './workloadStatus.ts';

const codes = { starting: 'deployment-unavailable', stuck: 'deployment-stuck' } as const;

/**
 * Judges an operator on a cluster that does not serve Subscriptions. Where the target installs by Subscriptions nothing
 * is offered: they could not be applied.
 */
export function onClusterWithoutOlm(
  spec: OperatorPackage,
  snapshot: Snapshot,
  target: ClusterTarget,
): Status {
  const installed = extensionStatus(spec, snapshot, target) ?? installedWithoutOlm(spec, snapshot);
  if (installed !== undefined) return installed;
  if (definitionsOf(spec, snapshot) !== 'missing') {
    return verdict(
      'unknown',
      'olm-missing',
      message(
        'This cluster has no OLM v0, so there is no Subscription to read, and no Deployment by which {0} is known ({1}).',
        plain(menu[spec.id].title),
        spec.deployments.join(', '),
      ),
    );
  }
  if (target.olm === 'v1') return withoutExtension(spec, snapshot);
  return verdict(
    'absent',
    'olm-missing',
    message(
      'This cluster has no OLM v0: it does not know Subscriptions, and {0} is not there. Install it by a ClusterExtension where the cluster has OLM v1 ("olm: v1" in the target), else by the manifests of its project.',
      plain(menu[spec.id].title),
    ),
  );
}

const extensions = 'clusterextensions.olm.operatorframework.io';

/** An operator that is not there, for a target that installs by OLM v1. */
export function withoutExtension({ id }: OperatorPackage, snapshot: Snapshot): Status {
  const isMissing =
    look(snapshot, 'customResourceDefinitions').seen &&
    establishedDefinition(snapshot, extensions) === undefined;
  if (isMissing) {
    const said = message(
      'The target installs by OLM v1, which this cluster does not have: it does not know ClusterExtensions. {0} is not there.',
      plain(menu[id].title),
    );
    return verdict('absent', 'olm-missing', said);
  }
  const install: Remedy = { kind: 'apply', title: message('Install {0}', plain(menu[id].title)) };
  return verdict('absent', 'not-there', message('{0} is not there.', plain(menu[id].title)), [], {
    remedies: [install],
  });
}

/**
 * The status of an operator that runs without a Subscription and a CSV; `undefined` where there is none. CRDs alone
 * do not count: OLM leaves them behind. Where the Deployments may not be read nothing can be said.
 */
export function installedWithoutOlm(spec: OperatorPackage, snapshot: Snapshot): Status | undefined {
  const definitions = definitionsOf(spec, snapshot);
  if (definitions === 'missing') return undefined;
  const { objects, rest } = lookAnywhere(snapshot, 'deployments');
  const operator = ownDeployment(spec, objects);
  if (operator === undefined) {
    const known = look(snapshot, 'customResourceDefinitions');
    if (definitions === 'unseen' && !known.seen && known.code === 'pending') return unseen(known);
    if (definitions !== 'there' || rest === 'nothing') return undefined;
    const hidden = rest === 'notAsked' ? hiddenHome(spec, snapshot) : rest;
    return hidden === undefined ? undefined : unseen(hidden);
  }
  const state = workloadState(operator.object);
  if (!state.serves) return notServing({ at: snapshot.at, since: operator.since }, state, codes);
  const established = spec.definitions.flatMap((name) => establishedDefinition(snapshot, name) ?? []);
  return ready(
    'installed-without-olm',
    message('{0} runs, installed without a Subscription.', plain(menu[spec.id].title)),
    [
      state.evidence,
      ...established.map(({ object }) => evidence(object, 'status.conditions[Established].status', 'True')),
    ],
    [
      {
        code: 'release-unread',
        message: message(
          'Installed without OLM v0: its release cannot be read, so it is not held against the target.',
        ),
      },
    ],
  );
}

/** Where else the operator may be, as long as that is to be asked. */
export function homesQuestions(spec: OperatorPackage, snapshot: Snapshot): readonly Question[] {
  const isAsked =
    definitionsOf(spec, snapshot) === 'there' && lookAnywhere(snapshot, 'deployments').rest === 'notAsked';
  return isAsked ? spec.deployments.map(homesQuestion) : [];
}

/** Why it is not known yet whether the operator is in a namespace that nobody has looked into; `undefined` where it is not. */
function hiddenHome(
  { deployments }: OperatorPackage,
  snapshot: Snapshot,
): Extract<Sight, { seen: false }> | undefined {
  for (const name of deployments) {
    const answer = snapshot.answers[homesQuestion(name).key];
    if (answer?.state === 'forbidden' || answer?.state === 'unreachable') {
      return { seen: false, code: answer.state, reason: answer.reason };
    }
    const homes = valueOf(snapshot, homesQuestion(name));
    if (homes === undefined) {
      return { seen: false, code: 'pending', reason: message('Looking for Deployment {0} …', name) };
    }
    const hidden = homes.find((home) => !look(snapshot, 'deployments', home).seen);
    if (hidden !== undefined) return notYetSeen('deployments', hidden);
  }
  return undefined;
}

/** Who may not read CRDs still learns from the lists of their objects whether they are served. */
function definitionsOf({ definitions }: OperatorPackage, snapshot: Snapshot): 'there' | 'missing' | 'unseen' {
  const states = definitions.map((name) => {
    if (look(snapshot, 'customResourceDefinitions').seen) {
      return establishedDefinition(snapshot, name) === undefined ? 'notServed' : 'listed';
    }
    const key = resourceKeys.find((each) => definitionName(each) === name);
    return key === undefined ? 'pending' : snapshot.resources[key].state;
  });
  if (states.every((state) => state === 'listed')) return 'there';
  return states.includes('notServed') ? 'missing' : 'unseen';
}

const resourceKeys = Object.keys(watchedResources) as readonly ResourceKey[];

function definitionName(key: ResourceKey): string {
  const { plural, group } = watchedResources[key];
  return `${plural}.${group}`;
}

/** OLM labels what it makes for a CSV; such a Deployment goes with its CSV. */
function ownDeployment({ deployments }: OperatorPackage, seen: readonly Observed[]): Observed | undefined {
  const found = seen.filter(
    ({ object: { metadata } }) =>
      deployments.includes(metadata.name) && metadata.labels?.['olm.owner'] === undefined,
  );
  return found.find(({ object }) => workloadState(object).serves) ?? found[0];
}
