import { commands, l10n, window, type Disposable } from 'vscode';
import type { Log } from './log.ts';

/**
 * Registers a command behind the one error boundary: expected outcomes are told by the command itself, whatever
 * escapes is a bug or a lost connection. It is logged with its stack and told in one sentence; cancelling is silent.
 */
export function registerCommand(
  id: string,
  log: Log,
  run: (...args: readonly unknown[]) => Promise<void> | void,
): Disposable {
  return commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      if (isCancellation(error)) return;
      log.error(error instanceof Error ? error : String(error));
      const showLog = l10n.t('Show log');
      const said = l10n.t(
        '{0} failed unexpectedly: {1}',
        id,
        error instanceof Error ? error.message : String(error),
      );
      if ((await window.showErrorMessage(said, showLog)) === showLog) log.show();
    }
  });
}

function isCancellation(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}
