import { l10n, ProgressLocation, window } from 'vscode';
import { signalOf } from '../host/cancellation.ts';
import { words } from '../host/words.ts';
import type { Seen, Session, SessionState, Watching } from './session.ts';
import { tellWhyNot } from './whyNot.ts';

/** A cluster with a first look at it. */
export interface SeenCluster {
  readonly watching: Watching;
  readonly seen: Seen;
}

/** What is to be had: a cluster that answers, or anything that is known, be it only why it does not. */
export type Looked = 'answering' | 'anything';

/** Waits for a first look at the cluster; `undefined`, with words to the user, where there is none to be had. */
export async function seenCluster(
  session: Session,
  at: Looked = 'answering',
): Promise<SeenCluster | undefined> {
  // What is decided from it is worth following for a while.
  session.hold()();
  const state = isUndecided(session.state) ? await firstLookShown(session) : session.state;
  if (state?.kind === 'watching' && state.seen !== undefined) {
    const reached = state.seen.statuses.get('cluster');
    if (reached?.state === 'ready' || at === 'anything') return { watching: state, seen: state.seen };
    if (reached !== undefined) void window.showErrorMessage(words(reached.reason));
    return undefined;
  }
  if (state !== undefined) void tellWhyNot(state);
  return undefined;
}

async function firstLookShown(session: Session): Promise<SessionState | undefined> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Looking at the cluster'), cancellable: true },
    (_progress, token) => firstLook(session, signalOf(token)),
  );
}

function firstLook(session: Session, signal: AbortSignal): Promise<SessionState | undefined> {
  return new Promise((resolve) => {
    const look = (state: SessionState): void => {
      if (isUndecided(state)) return;
      listener.dispose();
      resolve(state);
    };
    const listener = session.onDidChange(look);
    signal.addEventListener('abort', () => {
      listener.dispose();
      resolve(undefined);
    });
    look(session.state);
  });
}

function isUndecided(state: SessionState): boolean {
  if (state.kind === 'asleep' || state.kind === 'waking') return true;
  if (state.kind !== 'watching') return false;
  if (state.seen === undefined || state.seen.snapshot.connection.state === 'connecting') return true;
  // An answering cluster whose lists have not arrived has nothing to plan from yet.
  return (
    state.seen.snapshot.connection.state === 'connected' &&
    Object.values(state.seen.snapshot.resources).some((observation) => observation.state === 'pending')
  );
}
