import type { ManifestFile } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import { plain } from '../../message.ts';
import { isForPrograms } from './folders.ts';
import { groupOf, groups, type Group } from './kustomizeGroups.ts';
import type { TargetFiles } from './layout.ts';

/** The objects of one file that belong into one group. */
export interface Piece {
  readonly group: Group;
  readonly file: ManifestFile;
}

/** By group and path, in the order of applying. */
export type Pieces = ReadonlyMap<string, Piece>;

/** The files of a target, taken apart by group. */
export function piecesOf({ target, artifacts }: TargetFiles): Pieces {
  const pieces = artifacts.flatMap((file) => {
    if (file.kind !== 'manifest' || !isForPrograms(file)) return [];
    return groups.flatMap((group): readonly Piece[] => {
      const objects = file.objects.filter((object) => groupOf(object, target) === group);
      return objects.length === 0 ? [] : [{ group, file: { ...file, objects } }];
    });
  });
  return new Map(pieces.map((piece) => [`${piece.group}/${piece.file.path}`, piece]));
}

/** What is equal in all of several: objects as the base has them, with the notes that hold for each. */
export function sharedPieces([first = new Map<string, Piece>(), ...others]: readonly Pieces[]): Pieces {
  const shared = [...first].flatMap(([key, piece]) => {
    const same = others.map((pieces) => pieces.get(key));
    const text = comparable(piece);
    if (!same.every((one): one is Piece => one !== undefined && comparable(one) === text)) return [];
    return [[key, { ...piece, file: sharedFile(piece, same) }] as const];
  });
  return new Map(shared);
}

function sharedFile(piece: Piece, others: readonly Piece[]): ManifestFile {
  const said = others.map(({ file }) => new Set(file.notes.map((note) => plain(note))));
  return {
    ...piece.file,
    notes: piece.file.notes.filter((note) => said.every((notes) => notes.has(plain(note)))),
    objects: inBase(piece),
  };
}

function comparable(piece: Piece): string {
  return JSON.stringify(inBase(piece));
}

/** The overlay sets the namespace of the group that lives in it. */
function inBase({ group, file }: Piece): readonly Manifest[] {
  return group === 'rhdh' ? file.objects.map((object) => withoutNamespace(object)) : file.objects;
}

function withoutNamespace(object: Manifest): Manifest {
  const { namespace: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
