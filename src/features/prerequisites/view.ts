import { message, plain, type Message } from '../../core/message.ts';
import type { SessionState, Watching } from '../../session/session.ts';

/**
 * What the view says. VS Code shows the manifest's welcome text, picked by `key`, only where nothing is `said` and there
 * are no rows: constant words and buttons come from there, words with values stand above the rows.
 */
export interface Welcome {
  readonly key:
    | 'asleep'
    | 'untrusted'
    | 'none'
    | 'noContext'
    | 'broken'
    | 'noTarget'
    | 'connecting'
    | 'unauthorized'
    | 'unreachable'
    | 'connected';
  readonly said: readonly Message[];
}

/** The words for a state of the session, with the next step where something is in the way. */
export function welcomeOf(state: SessionState): Welcome {
  switch (state.kind) {
    case 'asleep':
    case 'waking':
      return { key: 'asleep', said: [] };
    case 'untrusted':
      return { key: 'untrusted', said: [] };
    case 'noKubeconfig':
      return { key: 'none', said: [] };
    case 'brokenKubeconfig':
      return {
        key: 'broken',
        said: [
          message(
            'Kubeconfig {0} cannot be read: {1} Mend it, or name another file in the setting rhdhOrchestrator.kubeconfig.',
            state.path,
            plain(state.reason),
          ),
        ],
      };
    case 'noContext':
      return { key: 'noContext', said: [] };
    case 'noTarget':
      return { key: 'noTarget', said: state.problem === undefined ? [] : [state.problem] };
    case 'watching':
      return watchingWelcome(state);
  }
}

function watchingWelcome({ context, server, target, seen }: Watching): Welcome {
  const { release, namespace, name, label } = target;
  // Both are always visible where something may change. A view that is alone in its container shows no description.
  const where = message(
    'Context {0}, target {1}, RHDH {2}',
    context,
    label ?? `${namespace}/${name}`,
    release.version,
  );
  if (seen === undefined) return { key: 'connecting', said: [where, message('Connecting to {0} …', server)] };
  const { connection } = seen.snapshot;
  switch (connection.state) {
    case 'unauthorized':
      return { key: 'unauthorized', said: [where, message('{0} Log in again.', plain(connection.reason))] };
    case 'unreachable':
      return {
        key: 'unreachable',
        said: [where, message('{0} It is asked again by itself.', plain(connection.reason))],
      };
    case 'connecting':
    case 'connected':
      return { key: 'connected', said: [where] };
  }
}

/** That rows are left out must be told, or an empty tree would look like an empty cluster. */
export function filterWords(wanting: number): Message {
  return wanting === 0
    ? message('Nothing wants attention; the other rows are left out')
    : message('Only what wants attention');
}

/** Cluster and target of the rows; rows of one place say nothing about another. `undefined` where nothing is watched. */
export function placeOf(state: SessionState): string | undefined {
  if (state.kind !== 'watching') return undefined;
  const { context, server, target } = state;
  return JSON.stringify([context, server, target]);
}

/** What the number on the view's icon means. */
export function badgeWords(wanting: number, state: SessionState): Message {
  const since = state.kind === 'watching' ? state.restingSince : undefined;
  return since === undefined
    ? message('{0} prerequisites want attention', wanting)
    : message('{0} prerequisites wanted attention at {1}', wanting, timeOf(since));
}

/** The time of day, as people here write it. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
