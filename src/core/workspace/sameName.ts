import { releases } from '../releases/index.ts';
import { derivationOf } from './derivedNames.ts';
import type { WorkspaceObject } from './fileFacts.ts';
import type { NamedKind } from './nameUse.ts';
import { folderOf } from './lineage.ts';
import { isPatch, type Surroundings, type UseAt } from './surroundings.ts';
import { areTogether } from './together.ts';

/** Where what a name means is made: the object of that name, else the one whose operator makes it. */
export function definitionsOf(at: UseAt, around: Surroundings): readonly UseAt[] {
  const made = around.defining(at.use.kind, at.use.name).filter((object) => mayMean(at, object, around));
  const makers = nearestTo(at, made.length > 0 ? made : makersOf(at, around), around);
  return makers.flatMap((object) => {
    const use = object.names.find(({ role }) => role === 'definition');
    return use === undefined ? [] : [{ object, use }];
  });
}

/** Objects whose operators make what is called so: nobody writes the database Secret of RHDH into a file. */
function makersOf(at: UseAt, around: Surroundings): readonly WorkspaceObject[] {
  const { kind, name } = at.use;
  const backstages = around
    .ofKind('Backstage')
    .filter((object) => derivationOf(kind, name, object.name)?.by === 'operator');
  const platforms =
    kind === 'Service'
      ? around.ofKind('SonataFlowPlatform').filter((object) => serviceNames(object.name).includes(name))
      : [];
  const providers = kind === 'Variable' ? providersOf(name, around) : [];
  return [...backstages, ...platforms, ...providers].filter((object) => mayMean(at, object, around));
}

function serviceNames(platform: string): readonly string[] {
  return releases.flatMap((release) =>
    release.platform.services.map(({ suffix }) => `${platform}-${suffix}`),
  );
}

/** ConfigMaps and Secrets with a key of that name. */
function providersOf(variable: string, around: Surroundings): readonly WorkspaceObject[] {
  return [...around.ofKind('Secret'), ...around.ofKind('ConfigMap')].filter(({ keys = [] }) =>
    keys.includes(variable),
  );
}

/** Whether a name may mean an object: nothing that is known of their namespaces speaks against it. */
function mayMean({ object: from, use }: UseAt, object: WorkspaceObject, around: Surroundings): boolean {
  if (use.namespace === undefined || object.namespace === undefined) return true;
  const isMoved = [from, object].some(({ file }) => around.lineage(file).namespaces.length > 0);
  return use.namespace === object.namespace || isMoved;
}

/** Every place that means an object: by its name, and for a Backstage object by the names the operator derives from it. */
export function usesOf(object: WorkspaceObject, around: Surroundings): readonly UseAt[] {
  const alike = around.defining(object.kind, object.name);
  const means = (at: UseAt): boolean =>
    at.object === object ||
    (mayMean(at, object, around) &&
      (alike.length < 2 || at.use.namespace !== undefined || isNearest(at, object, alike, around)));
  const named = around
    .naming(object.kind, object.name)
    .filter(
      (at) =>
        means(at) && (at.use.role === 'reference' || at.object === object || isPatchOf(at, object, around)),
    );
  return object.kind === 'Backstage' ? [...named, ...derivedUses(object, around).filter(means)] : named;
}

/** A patch says the name of what it is laid over. */
function isPatchOf({ object: from }: UseAt, object: WorkspaceObject, around: Surroundings): boolean {
  return from.kind === object.kind && isPatch(from, around);
}

/**
 * Of several objects of one name those that a use means which does not say its namespace: what it is applied with, else what
 * stands in its folder or the next one above.
 */
function nearestTo(
  { object: from, use }: UseAt,
  alike: readonly WorkspaceObject[],
  around: Surroundings,
): readonly WorkspaceObject[] {
  if (alike.length < 2 || use.namespace !== undefined || alike.includes(from)) return alike;
  const together = alike.filter((object) => areTogether(from, object, around));
  if (together.length > 0) return together;
  const shared = alike.map(({ file }) => sharedFolders(from.file, file));
  return alike.filter((_, index) => shared[index] === Math.max(...shared));
}

/** Whether a use means this one of them and, where only their folders tell, no other. */
function isNearest(
  at: UseAt,
  object: WorkspaceObject,
  alike: readonly WorkspaceObject[],
  around: Surroundings,
): boolean {
  if (areTogether(at.object, object, around)) return true;
  const [nearest, ...more] = nearestTo(at, alike, around);
  return nearest === object && more.length === 0;
}

/** How many folders two files are both in. */
function sharedFolders(one: string, other: string): number {
  const [folders, others] = [folderOf(one).split('/'), folderOf(other).split('/')];
  const apart = folders.findIndex((name, index) => name !== others[index]);
  return apart === -1 ? folders.length : apart;
}

/**
 * Names that were derived from that of a Backstage object: those the operator derives wherever they stand, those of the
 * scaffold where the object they name stands in a file, too. All others were given from outside.
 */
function derivedUses({ name }: WorkspaceObject, around: Surroundings): readonly UseAt[] {
  return around.everyName().filter(({ use }) => {
    const derived = derivationOf(use.kind, use.name, name);
    return (
      derived?.by === 'operator' || (derived !== undefined && around.defining(use.kind, use.name).length > 0)
    );
  });
}

/** Kinds whose objects are ours wherever they stand. */
const ours: readonly NamedKind[] = [
  'Backstage',
  'SonataFlowPlatform',
  'SonataFlowClusterPlatform',
  'SonataFlow',
];

/** Whether an object of ours counts on what a name means. */
export function isNamedByOurs(at: UseAt, around: Surroundings): boolean {
  return definitionsOf(at, around)
    .flatMap(({ object }) => usesOf(object, around))
    .some(({ object, use }) => use.kind === at.use.kind && ours.includes(object.kind));
}
