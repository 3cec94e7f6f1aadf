import { message, plain, type Message } from '../../core/message.ts';
import type { Statuses } from '../../core/prerequisites/index.ts';
import type { SessionState } from '../../session/session.ts';
import { attention } from './rows.ts';
import { timeOf } from './view.ts';

/** What the status bar says. */
export interface Bar {
  readonly icon: 'sync' | 'warning' | 'check' | 'question' | 'sign-in' | 'history';
  readonly said: Message;
  /** Everything that a screen reader and the mouse are told besides. */
  readonly tooltip: Message;
  /** What a click does: it leads to the view, or back into the cluster. */
  readonly command: 'focus' | 'logIn';
}

/** Target and counts, as short as a shared bar wants it; the tooltip has the rest. Nothing while no cluster is watched. */
export function barOf(state: SessionState): Bar | undefined {
  if (state.kind !== 'watching') return undefined;
  const { context, server, target, seen } = state;
  const where = target.label ?? `${target.namespace}/${target.name}`;
  const place = message('{0} in {1} ({2}), RHDH {3}', where, context, server, target.release.version);
  const short = (icon: Bar['icon'], said: Message, command: Bar['command'] = 'focus'): Bar => ({
    icon,
    said,
    tooltip: place,
    command,
  });
  switch (seen?.snapshot.connection.state) {
    case undefined:
    case 'connecting':
      return short('sync', message('{0}: connecting', where));
    case 'unauthorized':
      return short('sign-in', message('{0}: log in again', where), 'logIn');
    case 'unreachable':
      return short('question', message('{0}: no answer', where));
    case 'connected': {
      const bar = connectedBar(where, place, seen?.statuses ?? new Map());
      return state.restingSince === undefined ? bar : resting(bar, state.restingSince);
    }
  }
}

function connectedBar(where: string, place: Message, statuses: Statuses): Bar {
  const used = [...statuses.values()].filter((status) => status.state !== 'notApplicable');
  const ready = used.filter((status) => status.state === 'ready').length;
  const wanting = attention(statuses);
  return {
    icon: wanting === 0 ? 'check' : 'warning',
    said: message('{0}: {1} of {2} ready', where, ready, used.length),
    tooltip: message('{0}: {1} want attention', plain(place), wanting),
    command: 'focus',
  };
}

/** Nothing is followed while nobody looks, and then it must not seem to be of now. */
function resting(bar: Bar, since: number): Bar {
  return { ...bar, icon: 'history', said: message('{0} at {1}', plain(bar.said), timeOf(since)) };
}
