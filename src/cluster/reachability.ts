import { textAt } from '../core/field.ts';
import { message } from '../core/message.ts';
import type { Connection as ConnectionState } from '../core/snapshot.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Transport } from './transport.ts';

/** Whether one API server answers, asked once for everybody who depends on it. */
export interface Reachability {
  readonly state: ConnectionState;
  /** How often it came back. What answers then may be a copy of older days, or another cluster. */
  readonly returns: number;
  /**
   * Asks the server and resolves once it answers to these credentials, or when the signal aborts. Whoever
   * calls while a question is under way waits for the same answer, so a server that comes back is asked by
   * one and wakes all.
   */
  confirm(): Promise<'stayed' | 'cameBack'>;
}

interface Deps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}

const probeDeadline = 5_000;

export function createReachability(deps: Deps): Reachability {
  const { clock, signal } = deps;
  let state: ConnectionState = { state: 'connecting' };
  let returns = 0;
  let asking: Promise<'stayed' | 'cameBack'> | undefined;
  // A credential plugin may ask the user for a password: it is not run again and again.
  const refused = backoff(clock, { first: 20_000, longest: 600_000 });

  const ask = async (): Promise<'stayed' | 'cameBack'> => {
    for (let attempt: 'stayed' | 'cameBack' = 'stayed'; ; attempt = 'cameBack') {
      const before = state;
      const found = await probe(deps, before);
      if (signal.aborted) return attempt;
      state = found;
      if (found !== before) deps.onChange();
      if (found.state === 'connected') {
        refused.reset();
        if (attempt === 'cameBack') returns += 1;
        return attempt;
      }
      const pause = found.state === 'unauthorized' ? refused.next() : 1_000 + clock.random() * 1_000;
      await clock.sleep(pause, signal);
    }
  };
  return {
    get state() {
      return state;
    },
    get returns() {
      return returns;
    },
    confirm() {
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}

/** Asks once whether the server answers; `before` is what was known of it. */
export async function probe(
  { transport, signal }: Pick<Deps, 'transport' | 'signal'>,
  before: ConnectionState,
): Promise<ConnectionState> {
  const ready = await transport.request({ path: '/readyz', signal, deadline: probeDeadline });
  switch (ready.kind) {
    case 'unauthorized':
      return { state: 'unauthorized', reason: ready.reason };
    case 'unreachable':
    case 'cancelled':
      return { state: 'unreachable', reason: ready.reason };
    case 'failing':
      return { state: 'unreachable', reason: message('{0} is not ready to serve.', transport.server) };
    default:
      // Whoever refuses to say whether it is ready is there.
      return before.state === 'connected' ? before : connected(transport, signal);
  }
}

async function connected(transport: Transport, signal: AbortSignal): Promise<ConnectionState> {
  // Anybody may ask for the version, but only who is known for what is served.
  const [version, known] = await Promise.all(
    ['/version', '/api'].map((path) => transport.request({ path, signal, deadline: probeDeadline })),
  );
  for (const answer of [known, version])
    if (answer?.kind === 'unreachable' || answer?.kind === 'unauthorized')
      return { state: answer.kind, reason: answer.reason };
  return {
    state: 'connected',
    version: (version?.kind === 'ok' && textAt(version.body, 'gitVersion')) || '',
  };
}
