import type { Event } from 'vscode';
import { patience, progressOf } from '../core/plans/settled.ts';
import type { Statuses } from '../core/prerequisites/index.ts';
import { isUnanswered } from '../core/prerequisites/recheck.ts';
import type { PrerequisiteId } from '../core/status.ts';
import type { SessionState } from './session.ts';

/**
 * Resolves with the statuses once the prerequisites are ready or stuck; rejects when the signal aborts.
 * It follows the session's states; the one timer is there because time alone can make a complaint count.
 */
export function whenSettled(
  state: () => SessionState,
  onDidChange: Event<SessionState>,
  ids: readonly PrerequisiteId[],
  signal: AbortSignal,
): Promise<Statuses> {
  const startedAt = Date.now();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const now = state();
      if (now.kind !== 'watching' || now.seen === undefined) return;
      const { statuses, snapshot } = now.seen;
      const progress = progressOf(ids, statuses, Date.now() - startedAt);
      if (progress === 'waiting') return;
      if (progress === 'ready' && isUnanswered(statuses, snapshot.answers, ids)) return;
      end();
      resolve(statuses);
    };
    const abort = (): void => {
      end();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));
    };
    const listener = onDidChange(look);
    const timer = setTimeout(look, patience + 100);
    const end = (): void => {
      listener.dispose();
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    look();
  });
}
