import type { Manifest } from '../../manifest.ts';
import { namespaceLabel } from '../../namespaceLabel.ts';

/** A NetworkPolicy. */
export function policyObject(name: string, namespace: string, spec: unknown): Manifest {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

/** Everybody in a namespace: the API server labels each with its own name. */
export function namespacePeer(name: string): object {
  return { namespaceSelector: { matchLabels: { [namespaceLabel]: name } } };
}
