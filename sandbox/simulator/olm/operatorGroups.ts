import { conditionOf } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import { isCopy } from './copies.ts';
import { csvs, operatorGroups, type OperatorGroup } from './kinds.ts';

const type = 'MultipleOperatorGroup';

/** OLM's part about OperatorGroups: which namespaces they mean, which APIs they have, and whether there are too many. */
export function playOperatorGroups(stage: Stage): void {
  const edited = new Set<string>();
  const groups = new Set<string>();
  const queue = stage.queue(async (namespace) => {
    await stage.step();
    const there = (await stage.kube.list(operatorGroups, namespace)).toSorted(byAge);
    for (const group of there) await look(stage, group, there.length, edited);
  });
  stage.watch(operatorGroups, ({ object, previous, type: what }) => {
    const { namespace = '', uid = '', generation } = object.metadata;
    groups.add(namespace);
    const changed = previous !== undefined && previous.metadata.generation !== generation;
    if (changed) edited.add(uid);
    // What happens to one group does not make OLM look at its neighbour again, unless it came to be.
    if (what === 'added' || changed) queue.add(namespace);
  });
  stage.watch(csvs, ({ object }) => {
    const { namespace = '' } = object.metadata;
    if (!isCopy(object) && groups.has(namespace)) queue.add(namespace);
  });
}

function byAge({ metadata: a }: OperatorGroup, { metadata: b }: OperatorGroup): number {
  return (a.creationTimestamp ?? '').localeCompare(b.creationTimestamp ?? '');
}

async function look(stage: Stage, group: OperatorGroup, count: number, edited: Set<string>): Promise<void> {
  const writer = stage.kube.as('olm');
  const { metadata, spec, status } = group;
  const marked = conditionOf(group, type) !== undefined;
  const wasEdited = edited.delete(metadata.uid ?? '');
  if (count > 1) {
    if (marked) return;
    const message = 'Multiple OperatorGroup found in the same namespace';
    const lastTransitionTime = new Date().toISOString();
    const condition = { type, status: 'True', reason: 'MultipleOperatorGroupsFound', message };
    const conditions = [{ ...condition, lastTransitionTime }];
    await writer.patchStatus(operatorGroups, metadata, { conditions, lastUpdated: lastTransitionTime });
    return;
  }
  const namespaces = spec?.targetNamespaces ?? [''];
  if (String(status?.namespaces) !== String(namespaces) || (marked && wasEdited)) {
    const lastUpdated = new Date().toISOString();
    const conditions = marked && wasEdited ? { conditions: null } : {};
    await writer.patchStatus(operatorGroups, metadata, { namespaces, lastUpdated, ...conditions });
  }
  const provided = await providedApis(stage, metadata.namespace);
  const annotations = { 'olm.providedAPIs': provided };
  if ((metadata.annotations?.['olm.providedAPIs'] ?? '') !== provided) {
    await writer.patch(operatorGroups, metadata, { metadata: { annotations } });
  }
}

async function providedApis({ kube }: Stage, namespace: string | undefined): Promise<string> {
  const own = (await kube.list(csvs, namespace)).filter((csv) => !isCopy(csv));
  const apis = own
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .flatMap(({ spec }) => spec.customresourcedefinitions?.owned ?? [])
    .map(({ name, kind, version }) => `${kind}.${version}.${name.slice(name.indexOf('.') + 1)}`);
  return [...new Set(apis)].sort().join(',');
}
