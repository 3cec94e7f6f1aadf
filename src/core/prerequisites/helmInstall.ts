import { listAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { helmReleaseOf } from './madeByHelm.ts';
import { inNamespace, look } from './observed.ts';
import { withPodTrouble, withRolloutTrouble } from './podTrouble.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { workloadState } from './workload.ts';
import { notServing } from './workloadStatus.ts';

const codes = { starting: 'workload-unavailable', stuck: 'workload-stuck' } as const;

/** Judges RHDH as the Helm chart installs it: there is no Backstage object, only what the chart renders. */
export function helmStatus(snapshot: Snapshot, target: ClusterTarget): Status {
  const { namespace, release } = target;
  const sight = look(snapshot, 'deployments', namespace);
  if (!sight.seen) return unseen(sight);
  const installs = helmInstalls(inNamespace(sight.objects, namespace), release);
  const found = installs.find(({ helmRelease }) => helmRelease.endsWith(`/${target.name}`)) ?? installs[0];
  if (found === undefined) {
    const said = message(
      'No Helm release has installed RHDH in namespace {0}. Install the chart with the values that the scaffold writes ("helm-values").',
      namespace,
    );
    return verdict('absent', 'not-there', said);
  }
  const { workload, helmRelease } = found;
  const state = workloadState(workload.object);
  if (!state.serves) {
    const status = notServing({ at: snapshot.at, since: workload.since }, state, codes);
    return withPodTrouble(status, snapshot, workload);
  }
  const chart = workload.object.metadata.labels?.['helm.sh/chart'] ?? '';
  const said = message('RHDH of Helm release {0} serves ({1}).', helmRelease, chart);
  return withRolloutTrouble(ready('helm-serves', said, [state.evidence]), snapshot, workload, state);
}

/**
 * Why there is no Backstage object in a namespace in which RHDH runs all the same; `undefined` where it does not. Both
 * would fight for the platform, so none is offered.
 */
export function installedByHelm(
  snapshot: Snapshot,
  { namespace, release }: ClusterTarget,
): Status | undefined {
  const sight = look(snapshot, 'deployments', namespace);
  const [found] = sight.seen ? helmInstalls(inNamespace(sight.objects, namespace), release) : [];
  if (found === undefined) return undefined;
  const said = message(
    'RHDH in namespace {0} was installed by Helm release {1}, not by the RHDH operator. Write "method: helm" into the target, or choose another namespace.',
    namespace,
    found.helmRelease,
  );
  const { object } = found.workload;
  return verdict('degraded', 'installed-by-helm', said, [
    evidence(object, 'metadata.annotations[meta.helm.sh/release-name]', found.helmRelease),
  ]);
}

/** The chart gives the container of RHDH the name that the operator gives it, too (CHART, values of every line). */
function helmInstalls(
  deployments: readonly Observed[],
  { backend }: Release,
): readonly { readonly workload: Observed; readonly helmRelease: string }[] {
  return deployments.flatMap((workload) => {
    const helmRelease = helmReleaseOf(workload.object);
    const containers = listAt(workload.object, 'spec', 'template', 'spec', 'containers');
    const isBackend = containers.some((one) => textAt(one, 'name') === backend.container);
    return helmRelease === undefined || !isBackend ? [] : [{ workload, helmRelease }];
  });
}
