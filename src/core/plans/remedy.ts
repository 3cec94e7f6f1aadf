import type { Manifest } from '../manifest.ts';
import { message, plain } from '../message.ts';
import type { Change, Plan, Step } from '../plan.ts';
import { targetBackstage } from '../prerequisites/targetBackstage.ts';
import { prerequisiteOf } from '../prerequisites/index.ts';
import { look, named, type Sight } from '../prerequisites/observed.ts';
import { operatorGroupState } from '../prerequisites/operatorGroups.ts';
import type { PrerequisiteId, Remedy, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { objectsFor, type Answers } from './objects.ts';

/** What a remedy is carried out for. */
export interface Occasion {
  readonly snapshot: Snapshot;
  readonly target: ClusterTarget;
  /** Random values and secrets, made once at the edge; never part of a template. */
  readonly answers: Answers;
}

/** One prerequisite with the remedy chosen for it. */
export interface Choice {
  readonly id: PrerequisiteId;
  readonly remedy: Remedy;
}

/** The plan for the choices, one step each in the order given; a step waits until its prerequisite is ready. */
export function planRemedies(choices: readonly Choice[], occasion: Occasion): Plan {
  const applied = choices.filter(({ remedy }) => remedy.kind === 'apply');
  const touched = choices.filter(({ remedy }) => remedy.kind === 'touch');
  const steps = [...applied.map((choice) => applyStep(choice, occasion)), ...touchStep(touched, occasion)];
  const titles = choices.map(({ id }) => plain(prerequisiteOf(id).title)).join(', ');
  return { title: message('Put right: {0}', titles), steps };
}

/** The first remedy of each prerequisite whose status offers one of this kind, in the order of the statuses. */
export function choicesOf(
  statuses: ReadonlyMap<PrerequisiteId, Status>,
  kinds: readonly Remedy['kind'][],
): readonly Choice[] {
  return [...statuses].flatMap(([id, status]) => {
    const remedy = status.remedies.find(({ kind }) => kinds.includes(kind));
    return remedy === undefined ? [] : [{ id, remedy }];
  });
}

function applyStep({ id, remedy }: Choice, occasion: Occasion): Step {
  return { title: remedy.title, changes: applyMissing(id, occasion), awaits: [id] };
}

/** One touch makes the operator look at everything it makes; without a Backstage object there is nothing to touch. */
function touchStep(choices: readonly Choice[], occasion: Occasion): readonly Step[] {
  const [first] = choices;
  const changes = touch(occasion);
  if (first === undefined || changes.length === 0) return [];
  return [{ title: first.remedy.title, changes, awaits: choices.map(({ id }) => id) }];
}

/** Whether a plan would change anything at all. */
export function changesSomething({ steps }: Plan): boolean {
  return steps.some(({ changes }) => changes.length > 0);
}

/**
 * An annotation on the Backstage object makes its operator look again within a second; nothing else does.
 * The value is the version that was seen, so that the same snapshot gives the same plan.
 */
function touch({ snapshot, target }: Occasion): readonly Change[] {
  const found = targetBackstage(snapshot, target);
  const resourceVersion = found?.object.metadata.resourceVersion;
  if (found === undefined || resourceVersion === undefined) return [];
  const { apiVersion, kind, metadata } = found.object;
  return [
    {
      kind: 'patch',
      ref: { apiVersion, kind, namespace: target.namespace, name: metadata.name },
      patch: { metadata: { annotations: { 'rhdh-orchestrator/touched-at-version': resourceVersion } } },
      resourceVersion,
    },
  ];
}

function applyMissing(id: PrerequisiteId, { snapshot, target, answers }: Occasion): readonly Change[] {
  return objectsFor(id, target, answers)
    .filter((object) => isNeeded(object, snapshot))
    .map((object) => ({ kind: 'apply', object }));
}

/**
 * What exists and is not ours to take over stays out: namespaces, an OperatorGroup that serves,
 * and Secrets, which are never made a second time. What may not be seen counts as there.
 */
function isNeeded(object: Manifest, snapshot: Snapshot): boolean {
  const { name, namespace = '' } = object.metadata;
  switch (object.kind) {
    case 'Namespace':
      return isMissing(look(snapshot, 'namespaces', name), name);
    case 'OperatorGroup':
      return operatorGroupState(snapshot, namespace).kind === 'none';
    case 'Secret':
      return isMissing(look(snapshot, 'secrets', namespace), name, namespace);
    default:
      return true;
  }
}

function isMissing(sight: Sight, name: string, namespace?: string): boolean {
  return sight.seen && named(sight.objects, name, namespace) === undefined;
}
