import type { ObjectRef } from '../manifest.ts';
import { nameFor } from '../release.ts';
import type { PrerequisiteId, State, Status } from '../status.ts';
import type { Target } from '../target/target.ts';

/** What can be shown of a row beyond its status. */
export type RowAction = 'objects' | 'logs' | 'hub' | 'logIn';

/** Rows whose Pods a target names. */
const withPods: readonly PrerequisiteId[] = ['backstage', 'data-index', 'jobs-service'];
const notThere: readonly State[] = ['absent', 'blocked', 'unknown', 'notApplicable'];

/** What can be shown of a row: the objects it was judged by, the logs of its Pods, Developer Hub itself, the way back in. */
export function rowActions(id: PrerequisiteId, status: Status): readonly RowAction[] {
  const isThere = !notThere.includes(status.state);
  return [
    ...(objectsBehind(status).length > 0 ? (['objects'] as const) : []),
    ...(isThere && withPods.includes(id) ? (['logs'] as const) : []),
    ...(isThere && id === 'backstage' ? (['hub'] as const) : []),
    ...(id === 'cluster' && status.code === 'unauthorized' ? (['logIn'] as const) : []),
  ];
}

/** The objects that a status rests on, each once, in the order they are named. */
export function objectsBehind({ evidence }: Status): readonly ObjectRef[] {
  const refs = evidence.map(({ ref }) => ref).filter(({ kind }) => kind !== clusterKind);
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}

/** The cluster speaks for itself, as if it were an object; there is none to read. */
const clusterKind = 'Cluster';

function keyOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return [apiVersion, kind, namespace, name].join(' ');
}

/** The Deployment whose Pods do the work of a row; a Backstage may run as a StatefulSet of the same name. */
export function workloadOf(id: PrerequisiteId, target: Target): ObjectRef | undefined {
  const { release, name, namespace, method } = target;
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment', namespace };
  const { platform, generatedNames } = release;
  const suffix = (field: 'dataIndex' | 'jobService'): string =>
    platform.services.find((service) => service.field === field)?.suffix ?? field;
  switch (id) {
    case 'backstage':
      return {
        ...workload,
        name: method === 'helm' ? chartName(target) : nameFor(generatedNames.workload, name),
      };
    case 'data-index':
      return { ...workload, name: `${platform.name}-${suffix('dataIndex')}` };
    case 'jobs-service':
      return { ...workload, name: `${platform.name}-${suffix('jobService')}` };
    default:
      return undefined;
  }
}

/** As charts name what they make. Source: Helm, the template `fullname` that every chart has. */
function chartName({ name, release: { helm } }: Target): string {
  return name.includes(helm.nameOverride) ? name : `${name}-${helm.nameOverride}`;
}
