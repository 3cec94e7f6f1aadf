import { basename, dirname } from 'node:path';
import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';

/** Tools replace a kubeconfig by several writes; they count as one change. */
const quietTime = 200;

/**
 * Calls back after one of the files has changed. The folders are watched, not the files, so that a file that is
 * replaced by renaming another one is seen too.
 */
export function watchFiles(paths: readonly string[], changed: () => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietTime);
  };
  const watchers = paths.map((path) => {
    const watcher = workspace.createFileSystemWatcher(
      new RelativePattern(Uri.file(dirname(path)), basename(path)),
    );
    watcher.onDidCreate(soon);
    watcher.onDidChange(soon);
    watcher.onDidDelete(soon);
    return watcher;
  });
  return {
    dispose() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.dispose();
    },
  };
}
