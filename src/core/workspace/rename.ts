import { message, type Message } from '../message.ts';
import { backstageNameProblem, objectNameProblem } from '../names.ts';
import { nameFor, type Release } from '../release.ts';
import { derivationOf } from './derivedNames.ts';
import type { WorkspaceObject } from './fileFacts.ts';
import type { NamedKind } from './nameUse.ts';
import { definitionsOf, usesOf } from './sameName.ts';
import { isPatch, type Surroundings, type UseAt } from './surroundings.ts';

/** The object that a rename would be about, or why there is none. */
export type Renamable =
  { readonly ok: true; readonly object: WorkspaceObject } | { readonly ok: false; readonly why: Message };

/** Names that belong to the whole cluster, or to somebody else. */
const notOurs: readonly NamedKind[] = ['Namespace', 'CatalogSource', 'Variable', 'Workload'];

/** What is renamed when somebody renames a name. */
export function renamable(at: UseAt, around: Surroundings): Renamable {
  const { kind, name } = at.use;
  const [made, ...more] = definitionsOf(at, around);
  if (made?.object.kind === 'Backstage' && kind !== 'Backstage') {
    return no(
      message(
        'The RHDH operator derives {0} from the name of the Backstage object: rename {1}.',
        name,
        made.object.name,
      ),
    );
  }
  if (notOurs.includes(kind)) return no(message('{0} is not named by these files.', name));
  if (made === undefined) {
    return no(message('No file here makes {0} {1}: its name is given from outside.', kind, name));
  }
  // A patch is called as what it is laid over.
  const isMaker = at.use.role === 'definition' && !isPatch(at.object, around);
  if (more.length > 0 && !isMaker) {
    return no(message('Several files make {0} {1}: rename it in the one that is meant.', kind, name));
  }
  return { ok: true, object: isMaker ? at.object : made.object };
}

function no(why: Message): Renamable {
  return { ok: false, why };
}

/** Why an object cannot be called so; `undefined` where it can. */
export function renameProblem(
  { kind, name: old }: WorkspaceObject,
  name: string,
  around: Surroundings,
  release: Release,
): Message | undefined {
  const problem = kind === 'Backstage' ? backstageNameProblem(name, release) : objectNameProblem(name);
  if (problem !== undefined) return problem;
  return name !== old && around.defining(kind, name).length > 0
    ? message('There is a {0} {1} in these files already.', kind, name)
    : undefined;
}

/** A name and what it becomes. */
export interface Renamed extends UseAt {
  readonly to: string;
}

/** Everything that is called otherwise when an object is. */
export function renamed(object: WorkspaceObject, to: string, around: Surroundings): readonly Renamed[] {
  return usesOf(object, around).map((at) => {
    const { kind, name } = at.use;
    const derived = kind === object.kind ? undefined : derivationOf(kind, name, object.name);
    return { ...at, to: derived === undefined ? to : nameFor(derived.pattern, to) };
  });
}

/** What a rename means in a cluster, in a title and a sentence; `undefined` where it is no more than another name. */
export function renameMeans(
  object: WorkspaceObject,
  to: string,
): { readonly title: Message; readonly detail: Message } | undefined {
  if (object.kind !== 'Backstage') return undefined;
  return {
    title: message('Rename Backstage {0} to {1}: a new instance with an empty database', object.name, to),
    detail: message(
      'The cluster knows no renaming. Applied, {1} is a new instance with a database of its own, which is empty; {0} stays until it is deleted, and its volume after that.',
      object.name,
      to,
    ),
  };
}
