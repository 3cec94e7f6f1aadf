import { isEmbedded } from '../artifact.ts';
import type { Manifest } from '../manifest.ts';
import { scaffold } from '../templates/index.ts';
import type { SecretAnswers, What } from '../templates/template.ts';
import type { PrerequisiteId } from '../status.ts';
import type { Target } from '../target.ts';
import { printValue } from '../yaml/print.ts';

/** Values that templates never contain: made or read once at the edge. */
export type Answers = SecretAnswers;

/** Where the objects of a prerequisite come from: templates and, of the infrastructure, one namespace. */
interface Source {
  readonly whats: readonly What[];
  namespace(target: Target): string;
  /** Kinds in that namespace that are prerequisites of their own. */
  readonly leaveOut?: readonly string[];
}

const sources: Partial<Record<PrerequisiteId, Source>> = {
  serverless: { whats: ['infra'], namespace: ({ release }) => release.subscriptions.serverless.namespace },
  'serverless-logic': {
    whats: ['infra'],
    namespace: ({ release }) => release.subscriptions.serverlessLogic.namespace,
  },
  'rhdh-operator': { whats: ['infra'], namespace: ({ release }) => release.subscriptions.rhdh.namespace },
  'knative-serving': { whats: ['infra'], namespace: () => 'knative-serving' },
  'knative-eventing': { whats: ['infra'], namespace: () => 'knative-eventing' },
  backstage: {
    whats: ['all'],
    namespace: ({ namespace }) => namespace,
    leaveOut: ['NetworkPolicy', 'SonataFlowPlatform'],
  },
  platform: { whats: ['platform'], namespace: ({ namespace }) => namespace },
  'network-policies': { whats: ['network-policies'], namespace: ({ namespace }) => namespace },
};

/**
 * The objects that make a prerequisite: the very ones the scaffold writes, with their embedded parts as text.
 * None for what only an operator makes.
 */
export function objectsFor(id: PrerequisiteId, target: Target, answers: Answers): readonly Manifest[] {
  const source = sources[id];
  if (source === undefined) return [];
  const namespace = source.namespace(target);
  return scaffold(source.whats, { ...target, installRhdhOperator: true }, answers)
    .flatMap(({ objects }) => objects)
    .filter((object) => namespaceOf(object) === namespace && source.leaveOut?.includes(object.kind) !== true)
    .map((object) => withTexts(object) as Manifest);
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
