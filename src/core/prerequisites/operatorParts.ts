import { conditionOf, listAt, textAt } from '../field.ts';
import type { DefinitionInFull } from '../inFull.ts';
import { message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { inNamespace, look, named, objectsOf } from './observed.ts';
import { evidence, settling, unseen } from './verdict.ts';
import { workloadState } from './workload.ts';

/** What a Succeeded CSV does not tell: whether its Deployments serve and its CRDs are established. */
export function unreadyParts(
  wanted: readonly DefinitionInFull[],
  snapshot: Snapshot,
  csv: Observed,
): Status | undefined {
  const { namespace = '', name: csvName } = csv.object.metadata;
  const deployments = look(snapshot, 'deployments', namespace);
  if (!deployments.seen) return unseen(deployments);
  const present = inNamespace(deployments.objects, namespace);
  for (const entry of listAt(csv.object, 'spec', 'install', 'spec', 'deployments')) {
    const name = textAt(entry, 'name') ?? '';
    const deployment = named(present, name);
    if (deployment === undefined) {
      const said = message('{0} has succeeded, but its Deployment {1} is not there.', csvName, name);
      return settling(snapshot.at, csv.since, 'deployment-missing', said, [
        evidence(csv.object, 'status.phase', 'Succeeded'),
      ]);
    }
    const state = workloadState(deployment.object);
    if (!state.serves) {
      // Its own watch may lag behind the CSV's, so both have to have stood still.
      const both = Math.max(csv.since, deployment.since);
      const code = state.phase === 'stopped' ? 'scaled-to-zero' : 'deployment-unavailable';
      return settling(snapshot.at, both, code, state.reason, [state.evidence]);
    }
  }
  return missingDefinition(wanted, snapshot, csv);
}

function missingDefinition(
  wanted: readonly DefinitionInFull[],
  snapshot: Snapshot,
  csv: Observed,
): Status | undefined {
  const definitions = look(snapshot, 'customResourceDefinitions');
  // Whoever may read CSVs but not CRDs still learns of a missing CRD: its objects are then not served.
  if (!definitions.seen) return undefined;
  const missing = wanted.find((name) => establishedDefinition(snapshot, name) === undefined);
  if (missing === undefined) return undefined;
  const said = message(
    '{0} has succeeded, but its CRD {1} is not established.',
    csv.object.metadata.name,
    missing,
  );
  const seen: Evidence = evidence(csv.object, 'status.phase', 'Succeeded');
  return settling(snapshot.at, csv.since, 'crd-missing', said, [seen]);
}

/** Whether the definition of a kind is there, for prerequisites that only need the API. */
export function establishedDefinition(snapshot: Snapshot, name: DefinitionInFull): Observed | undefined {
  const found = named(objectsOf(snapshot, 'customResourceDefinitions'), name);
  return found !== undefined && conditionOf(found.object, 'Established')?.status === 'True'
    ? found
    : undefined;
}
