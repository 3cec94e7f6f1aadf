import { message, type Message } from '../../core/message.ts';
import { foldersOnTheWay, nameAlike as alikeAmong } from '../../core/scaffold/namesAlike.ts';

/**
 * Why a path cannot be written beside one that is there; `undefined` where all can.
 * @param namesIn names in a folder by its path from the workspace folder, empty for that folder itself.
 */
export async function nameAlike(
  paths: readonly string[],
  namesIn: (folder: string) => Promise<readonly string[]>,
): Promise<Message | undefined> {
  const names = await Promise.all(
    foldersOnTheWay(paths).map(async (folder) => [folder, await namesIn(folder)] as const),
  );
  const alike = alikeAmong(paths, new Map(names));
  if (alike === undefined) return undefined;
  return message(
    '{0} is there, and {1} would differ from it by upper and lower case only. Nothing was written: use the same letters, or move it away.',
    alike.there,
    alike.wanted,
  );
}
