import type { FileFacts, WorkspaceObject } from './fileFacts.ts';
import { folderOf, kustomizations, type Lineage } from './lineage.ts';
import type { NamedKind, NameUse } from './nameUse.ts';

/** A name and the object that says it. */
export interface UseAt {
  readonly object: WorkspaceObject;
  readonly use: NameUse;
}

/** What stands around a file: the objects of all files that are known, and how they belong together. */
export interface Surroundings {
  /** The objects of a file. */
  of(file: string): readonly WorkspaceObject[];
  ofKind(kind: NamedKind): readonly WorkspaceObject[];
  /** The objects of all files in the folder of a file, and of those that are applied with it. */
  near(file: string): readonly WorkspaceObject[];
  /** Objects that make what is called so; patches only change what others make. */
  defining(kind: NamedKind, name: string): readonly WorkspaceObject[];
  /** Every place where the name is said, definitions among them. */
  naming(kind: NamedKind, name: string): readonly UseAt[];
  /** Every name that anybody says. */
  everyName(): readonly UseAt[];
  /** What kustomize makes of a file. */
  lineage(file: string): Lineage;
}

/** Surroundings that follow the files. */
export interface Workspace extends Surroundings {
  /** Takes what a file says now. */
  put(facts: FileFacts): void;
  remove(file: string): void;
  /** What a file said last. */
  facts(file: string): FileFacts | undefined;
}

/** An empty workspace. */
export function workspace(): Workspace {
  const files = new Map<string, FileFacts>();
  const byKind = new Map<string, Set<WorkspaceObject>>();
  const byFolder = new Map<string, Set<WorkspaceObject>>();
  const byName = new Map<string, Set<UseAt>>();
  // Of thousands of files many ask the same, mostly between two changes of any.
  const makers = new Map<string, readonly WorkspaceObject[]>();
  const kustomize = kustomizations();

  const remove = (path: string): void => {
    const facts = files.get(path);
    if (facts === undefined) return;
    files.delete(path);
    kustomize.remove(path);
    makers.clear();
    for (const object of facts.objects) {
      take(byKind, object.kind, object);
      take(byFolder, folderOf(path), object);
      for (const use of object.names) {
        const key = keyOf(use.kind, use.name);
        for (const known of byName.get(key) ?? []) if (known.object === object) take(byName, key, known);
      }
    }
  };

  const known: Surroundings = {
    of: (file) => files.get(file)?.objects ?? [],
    ofKind: (kind) => [...(byKind.get(kind) ?? [])],
    near: (file) => [
      ...(byFolder.get(folderOf(file)) ?? []),
      ...[...kustomize.lineage(file).files]
        .filter((other) => folderOf(other) !== folderOf(file))
        .flatMap((other) => known.of(other)),
    ],
    naming: (kind, name) => [...(byName.get(keyOf(kind, name)) ?? [])],
    defining(kind, name) {
      const key = keyOf(kind, name);
      const made =
        makers.get(key) ??
        known
          .naming(kind, name)
          .filter((use) => isMaker(use, known))
          .map(({ object }) => object);
      makers.set(key, made);
      return made;
    },
    everyName: () => [...byName.values()].flatMap((uses) => [...uses]),
    lineage: (file) => kustomize.lineage(file),
  };
  return {
    ...known,
    remove,
    facts: (file) => files.get(file),
    put(facts) {
      remove(facts.path);
      files.set(facts.path, facts);
      kustomize.put(facts);
      makers.clear();
      for (const object of facts.objects) {
        add(byKind, object.kind, object);
        add(byFolder, folderOf(facts.path), object);
        for (const use of object.names) add(byName, keyOf(use.kind, use.name), { object, use });
      }
    },
  };
}

/** The surroundings of a set of files. */
export function surroundingsOf(files: Iterable<FileFacts>): Surroundings {
  const all = workspace();
  for (const facts of files) all.put(facts);
  return all;
}

/** The same surroundings with a file as it is now, saved or not. */
export function withFile(around: Surroundings, { path, objects }: FileFacts): Surroundings {
  const others = (object: WorkspaceObject): boolean => object.file !== path;
  const own = (kind: NamedKind, name: string): readonly UseAt[] =>
    objects.flatMap((object) =>
      object.names.filter((use) => use.kind === kind && use.name === name).map((use) => ({ object, use })),
    );
  return {
    of: (file) => (file === path ? objects : around.of(file)),
    ofKind: (kind) => [
      ...around.ofKind(kind).filter(others),
      ...objects.filter((object) => object.kind === kind),
    ],
    near: (file) => {
      const isNear =
        file === path || folderOf(file) === folderOf(path) || around.lineage(file).files.has(path);
      return [...around.near(file).filter(others), ...(isNear ? objects : [])];
    },
    naming: (kind, name) => [
      ...around.naming(kind, name).filter(({ object }) => others(object)),
      ...own(kind, name),
    ],
    defining: (kind, name) => [
      ...around.defining(kind, name).filter(others),
      ...own(kind, name)
        .filter((use) => isMaker(use, around))
        .map(({ object }) => object),
    ],
    everyName: () => [
      ...around.everyName().filter(({ object }) => others(object)),
      ...objects.flatMap((object) => object.names.map((use) => ({ object, use }))),
    ],
    lineage: (file) => around.lineage(file),
  };
}

function isMaker({ use, object }: UseAt, around: Surroundings): boolean {
  return use.role === 'definition' && !isPatch(object, around);
}

/** Whether an object is only laid over another one. */
export function isPatch({ file, form }: WorkspaceObject, around: Surroundings): boolean {
  return form === 'patch' || around.lineage(file).isPatch;
}

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}

function add<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function take<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
