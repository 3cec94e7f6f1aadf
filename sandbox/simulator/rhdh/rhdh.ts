import type { Manifest } from '../../../src/core/manifest.ts';
import type { Release } from '../../../src/core/release.ts';
import { configMaps, deployments, secrets, statefulSets, type ConfigMap } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import type { Change } from '../watch.ts';
import { backstagesOf } from './backstage.ts';
import { nameOfWorkload, reconcile } from './reconcile.ts';
import { syncedBy } from './references.ts';

/**
 * Plays the RHDH operator of one release. It looks at a Backstage object when that changes, when a workload it owns
 * changes, and when a ConfigMap or Secret it has marked changes while a Deployment exists; nothing else wakes it.
 */
export function playRhdh(stage: Stage, release: Release): void {
  const kind = backstagesOf(release);
  const { watchedWorkloads, watchedConfig } = release.behaviour;
  const queue = stage.queue((key) => reconcile(stage, release, key));
  stage.watch(kind, ({ type, object }) => {
    if (type !== 'deleted') queue.add(`${object.metadata.namespace}/${object.metadata.name}`);
  });
  const workloads = [deployments, statefulSets].filter((each) =>
    watchedWorkloads.some((watched) => watched === each.kind),
  );
  for (const workload of workloads) {
    stage.watch(workload, ({ object: { metadata } }) => {
      const owner = metadata.ownerReferences?.find((reference) => reference.kind === kind.kind);
      if (owner !== undefined) queue.add(`${metadata.namespace}/${owner.name}`);
    });
  }
  const notice = async (change: Change<ConfigMap>) => {
    const { namespace } = change.object.metadata;
    const name = syncedBy(change.object);
    if (name === undefined || !isNews(change, watchedConfig)) return;
    const deployment = { namespace, name: nameOfWorkload(release, name) };
    if ((await stage.kube.get(deployments, deployment)) !== undefined) queue.add(`${namespace}/${name}`);
  };
  for (const config of [configMaps, secrets]) {
    stage.watch(config, (change) => {
      notice(change).catch((error: unknown) => stage.log(String(error)));
    });
  }
}

/** Up to 1.8 only data counts, later annotations do too. */
function isNews(
  { type, object, previous }: Change<ConfigMap>,
  watched: Release['behaviour']['watchedConfig'],
): boolean {
  if (type !== 'modified' || previous === undefined) return false;
  const content = ({ data, binaryData, metadata }: ConfigMap & Manifest) =>
    JSON.stringify([data, binaryData, watched === 'data' ? undefined : metadata.annotations]);
  return content(object) !== content(previous);
}
