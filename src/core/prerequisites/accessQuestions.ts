import { flagAt } from '../field.ts';
import type { Question } from '../question.ts';

/** Something that somebody may or may not do. */
export interface Right {
  readonly verb: 'create' | 'patch';
  readonly group: string;
  /** Plural, as in `subscriptions`. */
  readonly resource: string;
  readonly namespace: string;
}

/** A ServiceAccount, as Pods name it. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

const path = (kind: string): string => `/apis/authorization.k8s.io/v1/${kind}`;
/** Milliseconds: who has been told to bind a role looks whether that has helped. */
const again = 15_000;

const allowed = (body: unknown): boolean => flagAt(body, 'status', 'allowed') === true;
const soonUnless = (isAllowed: boolean): number | undefined => (isAllowed ? undefined : again);

/** Whether the user of the connection has a right. */
export function ownRight(right: Right): Question<boolean> {
  return {
    key: `may I ${wordsOf(right)}`,
    path: path('selfsubjectaccessreviews'),
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: right },
    },
    keep: allowed,
    holds: soonUnless,
  };
}

/** Whether a ServiceAccount has a right; only administrators are answered. */
export function rightOf({ namespace, name }: ServiceAccount, right: Right): Question<boolean> {
  return {
    key: `may ${namespace}/${name} ${wordsOf(right)}`,
    path: path('subjectaccessreviews'),
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        resourceAttributes: right,
        user: `system:serviceaccount:${namespace}:${name}`,
        // The API server adds no groups for whom it is only asked about.
        groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
      },
    },
    keep: allowed,
    holds: soonUnless,
  };
}

/** `patch sonataflowplatforms.sonataflow.org in namespace rhdh` */
export function wordsOf({ verb, group, resource, namespace }: Right): string {
  const name = group === '' ? resource : `${resource}.${group}`;
  return `${verb} ${name} in namespace ${namespace}`;
}
