import { message, plain, type Message } from '../../core/message.ts';
import type { SessionState } from '../../session/session.ts';

/** What the view says instead of (or above) its rows; `key` picks the welcome text of the manifest. */
export interface Welcome {
  readonly key:
    'asleep' | 'untrusted' | 'none' | 'broken' | 'noTarget' | 'connecting' | 'unreachable' | 'connected';
  readonly said: Message | undefined;
}

/** The words for a state of the session. Empty states have their next step in the manifest's welcome texts. */
export function welcomeOf(state: SessionState): Welcome {
  switch (state.kind) {
    case 'asleep':
    case 'waking':
      return { key: 'asleep', said: undefined };
    case 'untrusted':
      return { key: 'untrusted', said: undefined };
    case 'noKubeconfig':
      return { key: 'none', said: undefined };
    case 'brokenKubeconfig':
      return {
        key: 'broken',
        said: message('Kubeconfig {0} cannot be read: {1}', state.path, plain(state.reason)),
      };
    case 'noContext':
      return { key: 'none', said: message('The kubeconfig has no current context. Select one.') };
    case 'noTarget':
      return { key: 'noTarget', said: state.problem };
    case 'watching':
      return watchingWelcome(state);
  }
}

function watchingWelcome({ seen, server }: Extract<SessionState, { kind: 'watching' }>): Welcome {
  if (seen === undefined) return { key: 'connecting', said: message('Connecting to {0} …', server) };
  const { connection } = seen.snapshot;
  return connection.state === 'unauthorized' || connection.state === 'unreachable'
    ? { key: 'unreachable', said: connection.reason }
    : { key: 'connected', said: undefined };
}

/** Context and target, as shown beside the view's title; both are always visible where something may change. */
export function whereabouts(state: SessionState): string | undefined {
  if (state.kind === 'noTarget') return state.context;
  if (state.kind !== 'watching') return undefined;
  const { release, namespace, name, label } = state.target;
  return `${state.context} · ${label ?? `${namespace}/${name}`} · RHDH ${release.version}`;
}
