import { ProgressLocation, window } from 'vscode';
import { signalOf } from '../../host/cancellation.ts';

/** A notification about work under way. It can be put away while the work waits for an answer, and comes back. */
export interface ShownProgress {
  /** Aborts when the user cancels. */
  readonly signal: AbortSignal;
  say(words: string): void;
  putAway(): void;
}

/** Milliseconds of work that nobody needs to be told of: the notification would lie over what comes next. */
const quietTime = 700;

/** Nothing is on the screen before something has been said for a while. */
export function createProgress(title: string): ShownProgress {
  const controller = new AbortController();
  let latest = '';
  let timer: NodeJS.Timeout | undefined;
  let shown: Notification | undefined;
  return {
    signal: controller.signal,
    say(words) {
      latest = words;
      shown?.say(words);
      timer ??= setTimeout(() => {
        shown = notify(title, latest, controller);
      }, quietTime);
    },
    putAway() {
      clearTimeout(timer);
      timer = undefined;
      shown?.close();
      shown = undefined;
    },
  };
}

interface Notification {
  say(words: string): void;
  close(): void;
}

function notify(title: string, first: string, controller: AbortController): Notification {
  const closed = Promise.withResolvers<void>();
  let latest = first;
  let report: ((words: string) => void) | undefined;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  void window.withProgress(options, (progress, token) => {
    signalOf(token).addEventListener('abort', () => controller.abort());
    report = (message) => progress.report({ message });
    // The notification comes a moment after it was asked for, and more may have been said since.
    report(latest);
    return closed.promise;
  });
  return {
    say(words) {
      latest = words;
      report?.(words);
    },
    close: closed.resolve,
  };
}
