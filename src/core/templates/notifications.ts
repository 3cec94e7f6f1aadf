import type { Target } from '../target/target.ts';
import type { Addition } from './additions/addition.ts';

/** What RHDH needs to show people what workflows tell them. Workflows send it with the token they call RHDH with. */
export function notificationsAddition({ notifications, release }: Target): Addition | undefined {
  return notifications ? { plugins: release.options.notifications, spec: {}, artifacts: [] } : undefined;
}
