import { l10n, window, type Disposable, type OutputChannel } from 'vscode';
import { setContextKey } from '../../host/contextKey.ts';
import { contextKeys } from '../../protocol/names.ts';

/** The one output channel in which logs of Pods are followed; following another one ends the one before. */
export interface PodLog extends Disposable {
  /** Clears the channel, shows it and runs `follow` until it is done or its signal aborts. */
  follow(title: string, follow: (write: (text: string) => void, signal: AbortSignal) => Promise<void>): void;
  /** Ends what is followed; what was read stays. */
  stop(): void;
}

/** Opens no channel before there is something to show. `report` hears of what breaks unexpectedly. */
export function createPodLog(report: (error: unknown) => void): PodLog {
  let channel: OutputChannel | undefined;
  let running: AbortController | undefined;
  const stop = (): void => running?.abort();
  return {
    follow(title, follow) {
      stop();
      const mine = new AbortController();
      running = mine;
      channel ??= window.createOutputChannel(l10n.t('RHDH Orchestrator Pod Log'));
      const shown = channel;
      shown.clear();
      shown.appendLine(`── ${title}`);
      shown.show(true);
      setContextKey(contextKeys.followsLog, true);
      const write = (text: string): void => {
        if (!mine.signal.aborted) shown.append(text);
      };
      follow(write, mine.signal)
        .catch(report)
        .finally(() => {
          if (running !== mine) return;
          running = undefined;
          setContextKey(contextKeys.followsLog, false);
          shown.appendLine(
            mine.signal.aborted ? `── ${l10n.t('Stopped.')}` : `── ${l10n.t('The log ends here.')}`,
          );
        });
    },
    stop,
    dispose() {
      stop();
      running = undefined;
      channel?.dispose();
    },
  };
}
