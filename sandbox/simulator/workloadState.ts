import { conditionOf, type Workload } from './kinds.ts';

/** Why a Deployment does not do its work yet, in OLM's words; `undefined` when it does. */
export function notReady(name: string, workload: Workload): string | undefined {
  const { metadata, status } = workload;
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 1)) {
    return `waiting for spec update of deployment "${name}" to be observed...`;
  }
  const outdated = (status?.replicas ?? 0) - (status?.updatedReplicas ?? 0);
  const available = conditionOf(workload, 'Available');
  if (available?.status !== 'True') {
    return `deployment "${name}" not available: ${available?.message ?? ''}`;
  }
  if (outdated > 0)
    return `deployment "${name}" waiting for ${outdated} outdated replica(s) to be terminated`;
  return undefined;
}
