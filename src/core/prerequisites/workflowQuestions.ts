import { conditionOf, field, listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import type { Question } from '../question.ts';
import { withoutFlow } from '../sonataFlows.ts';

/** What is asked of a namespace of workflows besides that of the target: watches there would cost a connection each. */

const again = 30_000;

/** The workflows of a namespace; soon asked for again while one of them does not run. */
export function workflowsQuestion(namespace: string): Question<readonly Manifest[]> {
  return {
    key: `workflows in ${namespace}`,
    path: `/apis/sonataflow.org/v1alpha08/namespaces/${encodeURIComponent(namespace)}/sonataflows`,
    query: { limit: '100' },
    keep: (body) =>
      listAt(body, 'items').flatMap((raw) => {
        const name = textAt(raw, 'metadata', 'name');
        if (name === undefined) return [];
        const head = { apiVersion: 'sonataflow.org/v1alpha08', kind: 'SonataFlow' };
        return [{ ...head, metadata: { ...kept(raw), name, namespace }, ...withoutFlow(raw) }];
      }),
    holds: (all) =>
      all.every((object) => conditionOf(object, 'Running')?.status === 'True') ? undefined : again,
  };
}

function kept(raw: unknown): object {
  const names = [
    'annotations',
    'creationTimestamp',
    'deletionTimestamp',
    'finalizers',
    'generation',
  ] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = field(raw, 'metadata', name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** The policies of a namespace. */
export function policiesQuestion(namespace: string): Question<readonly Manifest[]> {
  return {
    key: `policies in ${namespace}`,
    path: `/apis/networking.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/networkpolicies`,
    query: { limit: '100' },
    keep: (body) =>
      listAt(body, 'items').flatMap((raw) => {
        const name = textAt(raw, 'metadata', 'name');
        if (name === undefined) return [];
        const head = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
        return [{ ...head, metadata: { name, namespace }, spec: field(raw, 'spec') }];
      }),
  };
}

/** Whether a Secret is in a namespace; its values stay in the cluster. */
export function secretQuestion(namespace: string, name: string): Question<boolean> {
  return {
    key: `secret ${namespace}/${name}`,
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`,
    query: { fieldSelector: `metadata.name=${name}` },
    metadataOnly: true,
    keep: (body) => listAt(body, 'items').length > 0,
    holds: (isThere) => (isThere ? undefined : again),
  };
}
