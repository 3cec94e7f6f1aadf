import type { Manifest } from '../manifest.ts';

/** A Namespace and nothing else. */
export function namespaceObject(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
