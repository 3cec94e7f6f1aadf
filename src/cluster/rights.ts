import { flagAt } from '../core/field.ts';
import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';

/** Something a user may or may not do. */
export interface Right {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'patch' | 'update' | 'delete';
  readonly group: string;
  /** Plural, as in `subscriptions`. */
  readonly resource: string;
  /** Absent for the whole cluster. */
  readonly namespace?: string;
}

export type Allowed =
  { readonly kind: 'answered'; readonly right: Right; readonly allowed: boolean } | Failure;

const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** Asks the API server about each right of the connection's own user, in the same order. */
export function checkRights(
  { transport }: Connection,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<readonly Allowed[]> {
  return Promise.all(
    rights.map(async (right): Promise<Allowed> => {
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: right },
      };
      const answer = await transport.request({ method: 'POST', path, body, signal });
      if (answer.kind !== 'ok') return answer;
      return { kind: 'answered', right, allowed: flagAt(answer.body, 'status', 'allowed') === true };
    }),
  );
}
