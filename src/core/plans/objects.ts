import { isEmbedded, objectsOf } from '../artifact.ts';
import type { Manifest } from '../manifest.ts';
import { usesPluginsConfigMap } from '../templates/dynamicPlugins.ts';
import { scaffold } from '../templates/index.ts';
import { namespaceObject } from '../templates/infra.ts';
import type { SecretAnswers, What } from '../templates/template.ts';
import type { PrerequisiteId } from '../status.ts';
import type { Target } from '../target/target.ts';
import { printValue } from '../yaml/print.ts';

/** Values that templates never contain: made or read once at the edge. */
export type Answers = SecretAnswers;

/** The templates of a prerequisite and, of the infrastructure, the one namespace that is its own. */
interface Source {
  readonly whats: (target: Target) => readonly What[];
  readonly namespace?: (target: Target) => string;
}

const infraOf = (namespace: (target: Target) => string): Source => ({ whats: () => ['infra'], namespace });

const sources: Partial<Record<PrerequisiteId, Source>> = {
  serverless: infraOf(({ release }) => release.subscriptions.serverless.namespace),
  'serverless-logic': infraOf(({ release }) => release.subscriptions.serverlessLogic.namespace),
  'rhdh-operator': infraOf(({ release }) => release.subscriptions.rhdh.namespace),
  'knative-serving': infraOf(() => 'knative-serving'),
  'knative-eventing': infraOf(() => 'knative-eventing'),
  backstage: {
    whats: (target) => (usesPluginsConfigMap(target) ? ['dynamic-plugins', 'backstage'] : ['backstage']),
  },
  platform: { whats: () => ['platform'] },
  'network-policies': { whats: () => ['network-policies'] },
};

/** Whether a prerequisite is made once for the whole cluster, the same for every Backstage of a release. */
export function isClusterWide(id: PrerequisiteId): boolean {
  return sources[id]?.namespace !== undefined;
}

/**
 * The objects that make a prerequisite: the very ones the scaffold writes, with their embedded parts as text.
 * None for what only an operator makes.
 */
export function objectsFor(id: PrerequisiteId, target: Target, answers: Answers): readonly Manifest[] {
  const source = sources[id];
  if (source === undefined) return [];
  const made = scaffold(source.whats(target), { ...target, installRhdhOperator: true }, answers).flatMap(
    objectsOf,
  );
  const namespace = source.namespace?.(target);
  const own =
    namespace === undefined
      ? [namespaceObject(target.namespace), ...made]
      : made.filter((object) => namespaceOf(object) === namespace);
  return own.map((object) => withTexts(object) as Manifest);
}

function namespaceOf({ kind, metadata }: Manifest): string | undefined {
  return kind === 'Namespace' ? metadata.name : metadata.namespace;
}

function withTexts(value: unknown): unknown {
  if (isEmbedded(value)) return printValue(value.value);
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item)]));
}
