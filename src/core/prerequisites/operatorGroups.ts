import { field, listAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import type { Evidence } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { inNamespace, look } from './observed.ts';
import { evidence } from './verdict.ts';

/**
 * What the OperatorGroups of a namespace mean for an operator that only supports all namespaces.
 * OLM itself stays silent about none and about two, so they are read as facts (recordings: OLM cases 05 and 11).
 */
export type OperatorGroupState =
  | { readonly kind: 'unseen' }
  | { readonly kind: 'none' }
  | { readonly kind: 'reusable'; readonly group: Observed }
  | {
      readonly kind: 'unusable';
      readonly code: 'operator-group-two' | 'operator-group-scoped';
      readonly reason: Message;
      readonly evidence: readonly Evidence[];
    };

/** Reads the OperatorGroups of `namespace`. */
export function operatorGroupState(snapshot: Snapshot, namespace: string): OperatorGroupState {
  const sight = look(snapshot, 'operatorGroups', namespace);
  if (!sight.seen) return { kind: 'unseen' };
  const groups = inNamespace(sight.objects, namespace).filter(
    ({ object }) => object.metadata.deletionTimestamp === undefined,
  );
  const [first, second] = groups;
  if (first === undefined) return { kind: 'none' };
  if (second !== undefined) {
    return {
      kind: 'unusable',
      code: 'operator-group-two',
      reason: message(
        'Namespace {0} has {1} OperatorGroups ({2}); OLM then installs nothing and says nothing. Keep one with an empty spec.',
        namespace,
        groups.length,
        groups.map(({ object }) => object.metadata.name).join(', '),
      ),
      evidence: groups.map(({ object }) => evidence(object, 'metadata.name', object.metadata.name)),
    };
  }
  if (selectsAllNamespaces(first)) return { kind: 'reusable', group: first };
  const { name } = first.object.metadata;
  return {
    kind: 'unusable',
    code: 'operator-group-scoped',
    reason: message(
      'OperatorGroup {0} in {1} selects certain namespaces, but this operator only supports all of them. Give it an empty spec, or install the operator in another namespace.',
      name,
      namespace,
    ),
    evidence: [
      evidence(
        first.object,
        'spec.targetNamespaces',
        listAt(first.object, 'spec', 'targetNamespaces').join(', '),
      ),
    ],
  };
}

function selectsAllNamespaces({ object }: Observed): boolean {
  return (
    listAt(object, 'spec', 'targetNamespaces').length === 0 && isEmpty(field(object, 'spec', 'selector'))
  );
}

/** A selector without labels and expressions selects nothing in particular, so it means all namespaces. */
function isEmpty(selector: unknown): boolean {
  const labels = field(selector, 'matchLabels');
  const named = typeof labels === 'object' && labels !== null && Object.keys(labels).length > 0;
  return !named && listAt(selector, 'matchExpressions').length === 0;
}
