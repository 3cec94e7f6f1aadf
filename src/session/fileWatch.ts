import { unwatchFile, watchFile, type StatsListener } from 'node:fs';

/** Tools replace a kubeconfig by several writes; they count as one change. */
const quietTime = 150;

/**
 * A look at a few files costs next to nothing, and sees what no notice of the system tells in time: a file whose folder
 * does not exist yet, one behind a link, one on a network drive, and one that is replaced by renaming another.
 */
const interval = 400;

/** Something that ends; `vscode.Disposable` is one. */
interface Watching {
  dispose(): void;
}

/** Calls back within a second after one of the files has come, changed or gone. */
export function watchFiles(paths: readonly string[], changed: () => void): Watching {
  let timer: NodeJS.Timeout | undefined;
  const soon: StatsListener = (now, before) => {
    const isSame = now.mtimeMs === before.mtimeMs && now.size === before.size && now.ino === before.ino;
    // Being read moves the access time alone.
    if (isSame) return;
    clearTimeout(timer);
    timer = setTimeout(changed, quietTime);
  };
  for (const path of paths) watchFile(path, { interval, persistent: false }, soon);
  return {
    dispose() {
      clearTimeout(timer);
      for (const path of paths) unwatchFile(path, soon);
    },
  };
}
