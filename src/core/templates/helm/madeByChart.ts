import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';

/** Why a manifest has no place beside the chart; `undefined` for other methods. */
export function madeByChart({ method }: Target): Message | undefined {
  return method === 'helm'
    ? message('The Helm chart makes this itself: scaffold helm-values instead.')
    : undefined;
}
