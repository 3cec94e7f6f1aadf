import { isEmbedded, objectsOf } from '../artifact.ts';
import type { Manifest } from '../manifest.ts';
import { usesPluginsConfigMap } from '../templates/dynamicPlugins.ts';
import { scaffold } from '../templates/index.ts';
import { infraFile, type InfraPart } from '../templates/infra/index.ts';
import { additionObjects } from '../templates/networkPolicies/additionObjects.ts';
import { namespaceObject } from '../templates/namespaceObject.ts';
import type { SecretAnswers, What } from '../templates/template.ts';
import type { PrerequisiteId } from '../status.ts';
import type { Target } from '../target/target.ts';
import { printValue } from '../yaml/print.ts';

/** Values that templates never contain: made or read once at the edge. */
export type Answers = SecretAnswers;

/** Where the objects of a prerequisite stand: in a file of the infrastructure, or in those of the Backstage. */
type Source =
  | {
      readonly part: InfraPart;
      /** Of several in that file, the one that is its own. */ readonly namespace?: string;
    }
  | { readonly whats: (target: Target) => readonly What[] };

const sources: Partial<Record<PrerequisiteId, Source>> = {
  serverless: { part: 'serverless' },
  'serverless-logic': { part: 'serverlessLogic' },
  'rhdh-operator': { part: 'rhdh' },
  pipelines: { part: 'pipelines' },
  gitops: { part: 'gitops' },
  'knative-serving': { part: 'knative', namespace: 'knative-serving' },
  'knative-eventing': { part: 'knative', namespace: 'knative-eventing' },
  backstage: {
    whats: (target) => (usesPluginsConfigMap(target) ? ['dynamic-plugins', 'backstage'] : ['backstage']),
  },
  platform: { whats: () => ['platform'] },
  'network-policies': { whats: () => ['network-policies'] },
};

/** Whether a prerequisite is made once for the whole cluster, the same for every Backstage of a release. */
export function isClusterWide(id: PrerequisiteId): boolean {
  const source = sources[id];
  return source !== undefined && 'part' in source;
}

/**
 * The objects that make a prerequisite: the very ones the scaffold writes, with their embedded parts as text.
 * None for what only an operator makes.
 */
export function objectsFor(id: PrerequisiteId, target: Target, answers: Answers): readonly Manifest[] {
  const source = sources[id];
  if (source === undefined) return [];
  return ownObjects(id, source, target, answers).map((object) => withTexts(object) as Manifest);
}

function ownObjects(
  id: PrerequisiteId,
  source: Source,
  target: Target,
  answers: Answers,
): readonly Manifest[] {
  // What the operator makes is its own; ours is what its policies leave closed.
  const beside = id === 'network-policies' ? additionObjects(target) : [];
  if (beside.length > 0) return beside;
  if ('whats' in source) {
    const made = scaffold(source.whats(target), target, answers).flatMap(objectsOf);
    return [namespaceObject(target.namespace), ...made];
  }
  const { part, namespace } = source;
  const file = infraFile(part, target);
  const made = file === undefined ? [] : objectsOf(file);
  return namespace === undefined ? made : made.filter((object) => namespaceOf(object) === namespace);
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
