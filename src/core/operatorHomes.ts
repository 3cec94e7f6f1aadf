import { field, listAt, textAt } from './field.ts';
import type { Answers, Question } from './question.ts';
import { objectsIn, type Places, type Snapshot } from './snapshot.ts';

/** Milliseconds after which it is asked again where nothing is found: what is installed later has no watch yet. */
const nothingHolds = 60_000;

/** More tell nothing that these do not. */
const mostHomes = 5;

const prefix = 'deployments named ';

/**
 * Asks in which namespaces of the cluster a Deployment of this name is, left out those that OLM has made: where an
 * operator that was installed by hand may be. A watch of all Deployments would grow with the cluster.
 */
export function homesQuestion(deployment: string): Question<readonly string[]> {
  return {
    key: `${prefix}${deployment}`,
    path: '/apis/apps/v1/deployments',
    query: { fieldSelector: `metadata.name=${deployment}`, limit: '500' },
    metadataOnly: true,
    keep: (body) =>
      listAt(body, 'items')
        .filter((item) => field(item, 'metadata', 'labels', 'olm.owner') === undefined)
        .flatMap((item) => textAt(item, 'metadata', 'namespace') ?? [])
        .toSorted()
        .slice(0, mostHomes),
    holds: (namespaces) => (namespaces.length === 0 ? nothingHolds : undefined),
  };
}

/** The namespaces whose Deployments matter: those of the target, and those in which operators turn out to be. */
export function deploymentNamespaces(
  { resources, answers }: Pick<Snapshot, 'resources' | 'answers'>,
  { deployments, packages }: Places,
): readonly string[] {
  const subscribed = objectsIn(resources.subscriptions).flatMap(({ object }) =>
    packages.includes(textAt(object, 'spec', 'name') ?? '') ? (object.metadata.namespace ?? []) : [],
  );
  return [...new Set([...deployments, ...subscribed, ...homesIn(answers)])];
}

function homesIn(answers: Answers): readonly string[] {
  return Object.entries(answers).flatMap(([key, answer]) =>
    // What is under such a key was kept by the question above.
    key.startsWith(prefix) && answer.state === 'answered' ? (answer.value as readonly string[]) : [],
  );
}
