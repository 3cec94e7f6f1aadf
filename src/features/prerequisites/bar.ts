import { message, type Message } from '../../core/message.ts';
import type { SessionState } from '../../session/session.ts';
import { attention } from './rows.ts';

/** What the status bar says. */
export interface Bar {
  readonly icon: 'sync' | 'warning' | 'check' | 'question';
  readonly said: Message;
  readonly tooltip: Message;
}

/** Context, target and counts; nothing while no cluster is watched. */
export function barOf(state: SessionState): Bar | undefined {
  if (state.kind !== 'watching') return undefined;
  const { context, server, target, seen } = state;
  const where = target.label ?? `${target.namespace}/${target.name}`;
  const tooltip = message('{0} in {1} ({2}), RHDH {3}', where, context, server, target.release.version);
  if (seen === undefined || seen.snapshot.connection.state === 'connecting') {
    return { icon: 'sync', said: message('{0} in {1}: connecting', where, context), tooltip };
  }
  if (seen.snapshot.connection.state !== 'connected') {
    return { icon: 'question', said: message('{0} in {1}: no answer', where, context), tooltip };
  }
  const used = [...seen.statuses.values()].filter((status) => status.state !== 'notApplicable');
  const ready = used.filter((status) => status.state === 'ready').length;
  const wanting = attention(seen.statuses);
  const said =
    wanting === 0
      ? message('{0} in {1}: {2} of {3} ready', where, context, ready, used.length)
      : message(
          '{0} in {1}: {2} of {3} ready, {4} want attention',
          where,
          context,
          ready,
          used.length,
          wanting,
        );
  return { icon: wanting === 0 ? 'check' : 'warning', said, tooltip };
}
