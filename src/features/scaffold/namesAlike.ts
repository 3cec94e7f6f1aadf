import { message, type Message } from '../../core/message.ts';

/**
 * A name on the way to a path that differs from one that is there by upper and lower case only: on some disks they are
 * the same file, on the others both would be there, and applied.
 * @param namesIn names in a folder by its path from the workspace folder, empty for that folder itself.
 */
export async function nameAlike(
  paths: readonly string[],
  namesIn: (folder: string) => Promise<readonly string[]>,
): Promise<Message | undefined> {
  const listed = new Map<string, readonly string[]>();
  for (const path of new Set(paths.flatMap(withParents))) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const there = listed.get(folder) ?? (await namesIn(folder));
    listed.set(folder, there);
    const wanted = path.slice(path.lastIndexOf('/') + 1);
    const alike = there.find((name) => name !== wanted && name.toLowerCase() === wanted.toLowerCase());
    if (alike === undefined) continue;
    const before = folder === '' ? alike : `${folder}/${alike}`;
    return message(
      '{0} is there, and {1} would differ from it by upper and lower case only. Nothing was written: use the same letters, or move it away.',
      before,
      path,
    );
  }
  return undefined;
}

/** A path and the folders on the way to it: `a/b.yaml` gives `a` and `a/b.yaml`. */
function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
