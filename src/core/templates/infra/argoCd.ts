import type { Artifact } from '../../artifact.ts';
import { message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { clusterNotes } from '../notes.ts';

/** The Argo CD instance that deploys workflows; nothing where upstream has none. */
export function argoCdFile(path: string, target: Target): Artifact | undefined {
  const { argoCd } = target.release;
  if (argoCd === undefined) return undefined;
  const { apiVersion, name, namespace, spec } = argoCd;
  return {
    path,
    kind: 'manifest',
    notes: clusterNotes(
      target,
      message(
        'Apply this when OpenShift GitOps is installed: before that the API server does not know this kind. It is the only instance: the operator is told to make none by itself.',
      ),
    ),
    objects: [{ apiVersion, kind: 'ArgoCD', metadata: { name, namespace }, spec }],
  };
}
