/** A name that is there, and the one that would come to lie beside it. */
export interface NameAlike {
  /** Path of the one that is there. */
  readonly there: string;
  /** Path of the one that differs by upper and lower case only. */
  readonly wanted: string;
}

/** The folders on the way to paths, in which names have to be looked for; the output folder itself is empty. */
export function foldersOnTheWay(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(partsOf).map(folderOf))];
}

/**
 * The first name on the way to one of the paths that differs from one in its folder by upper and lower case only: on some
 * disks they are the same file, on the others both would be there, and applied.
 * @param names what is in each folder.
 */
export function nameAlike(
  paths: readonly string[],
  names: ReadonlyMap<string, readonly string[]>,
): NameAlike | undefined {
  for (const wanted of new Set(paths.flatMap(partsOf))) {
    const folder = folderOf(wanted);
    const name = folder === '' ? wanted : wanted.slice(folder.length + 1);
    const alike = names.get(folder)?.find((one) => one !== name && one.toLowerCase() === name.toLowerCase());
    if (alike !== undefined) return { there: folder === '' ? alike : `${folder}/${alike}`, wanted };
  }
  return undefined;
}

/** A path and the folders on the way to it: `a/b.yaml` gives `a` and `a/b.yaml`. */
function partsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
