import { field, listAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { namespaceLabel } from '../../namespaceLabel.ts';
import { isMapping, type Mapping } from '../../schema/place.ts';

/** Labels by which a policy lets in, or out to, namespaces. */
export interface NamespaceLabels {
  readonly path: Path;
  readonly labels: Mapping;
}

/** Where the rules of a direction name who is at the other end. */
const peersIn = {
  ingress: 'from',
  egress: 'to',
} as const;

/** Every selector of namespaces in a policy that goes by labels. */
export function namespaceLabels(policy: unknown): readonly NamespaceLabels[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    listAt(policy, 'spec', direction).flatMap((rule, index) =>
      listAt(rule, peersIn[direction]).flatMap((peer, place) => {
        const labels = field(peer, 'namespaceSelector', 'matchLabels');
        const path = [
          'spec',
          direction,
          index,
          peersIn[direction],
          place,
          'namespaceSelector',
          'matchLabels',
        ];
        return isMapping(labels) ? [{ path, labels }] : [];
      }),
    ),
  );
}

/** Whether a policy lets a namespace in: by its name, or because it lets everybody in. */
export function letsIn(policy: unknown, namespace: string): boolean {
  return listAt(policy, 'spec', 'ingress').some((rule) => {
    const from = field(rule, 'from') ?? undefined;
    if (from === undefined) return true;
    return listAt(rule, 'from').some((peer) => {
      const selector = field(peer, 'namespaceSelector');
      return isMapping(selector) && mayMean(selector, namespace);
    });
  });
}

/** What goes by other labels or by expressions may well mean it. */
function mayMean(selector: Mapping, namespace: string): boolean {
  const labels = selector['matchLabels'];
  if (!isMapping(labels)) return true;
  return !(namespaceLabel in labels) || labels[namespaceLabel] === namespace;
}
