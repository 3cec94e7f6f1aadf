import { field } from '../field.ts';
import { namespaceLabel } from '../namespaceLabel.ts';
import { unknownLabels, type Labels } from '../network/labels.ts';
import type { Connection, Side } from '../network/cut.ts';
import { routersNamespace, userMonitoringNamespace } from '../openshiftNamespaces.ts';
import { nameFor } from '../release.ts';
import type { ResourceKey, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { databaseMode } from './databaseMode.ts';
import { look, named, objectsOf } from './observed.ts';

/** A connection that the Orchestrator needs, and what its ends are called. */
export interface NeededConnection extends Connection {
  readonly fromName: string;
  readonly toName: string;
}

/** The ports of the Pods. Source: OP, default-config (RHDH, PostgreSQL); SFO, the services of a platform. */
const ports = { backstage: 7007, service: 8080, database: 5432 } as const;

const routersLabel = 'policy-group.network.openshift.io/ingress';

interface End {
  readonly name: string;
  readonly side: Side;
}

/** Every connection inside the target's namespace or into it that has to be open. */
export function neededConnections(snapshot: Snapshot, target: ClusterTarget): readonly NeededConnection[] {
  const { release, name, namespace } = target;
  const { generatedNames, platform } = release;
  const inside = (called: string, podLabels: Labels): End => ({
    name: called,
    side: { namespace, namespaceLabels: labelsOfNamespace(snapshot, namespace), podLabels },
  });
  const workload = (called: string, key: ResourceKey, object: string): End =>
    inside(called, podLabelsOf(snapshot, key, object, namespace));
  const backstage = workload('Backstage', 'deployments', nameFor(generatedNames.workload, name));
  const services = platform.services.map(({ suffix }) =>
    workload(suffix, 'deployments', `${platform.name}-${suffix}`),
  );
  const workflows = inside('workflows', unknownLabels);
  const database =
    databaseMode(snapshot, target).kind === 'external' || target.database.mode === 'external'
      ? []
      : [workload('PostgreSQL', 'statefulSets', nameFor(generatedNames.databaseService, name))];
  const [dataIndex] = services;
  const knative = release.workflows.callers.map((one) => outside(snapshot, one));
  const isOpenShift = objectsOf(snapshot, 'clusterVersions').length > 0;
  return [
    ...(dataIndex === undefined ? [] : [needed(backstage, dataIndex, ports.service)]),
    ...database.flatMap((end) =>
      [...(target.method === 'operator' ? [backstage] : []), ...services].map((from) =>
        needed(from, end, ports.database),
      ),
    ),
    ...services.map((service) => needed(workflows, service, ports.service)),
    ...knative.map((from) => needed(from, workflows)),
    ...(isOpenShift ? [needed(outside(snapshot, routersNamespace), backstage, ports.backstage)] : []),
    ...(isOpenShift && target.monitoring && platform.monitoring
      ? services.map((service) => needed(outside(snapshot, userMonitoringNamespace), service, ports.service))
      : []),
  ];
}

function needed(from: End, to: End, port?: number): NeededConnection {
  const ends = { from: from.side, to: to.side, fromName: from.name, toName: to.name };
  return port === undefined ? ends : { ...ends, port };
}

function outside(snapshot: Snapshot, namespace: string): End {
  return { name: namespace, side: namespaceSide(snapshot, namespace) };
}

/** Any Pod of a namespace. */
export function namespaceSide(snapshot: Snapshot, namespace: string): Side {
  return { namespace, namespaceLabels: labelsOfNamespace(snapshot, namespace), podLabels: unknownLabels };
}

/** Who may not see Namespaces still knows that each carries its own name, and those of the routers their group. */
function labelsOfNamespace(snapshot: Snapshot, namespace: string): Labels {
  const own = {
    [namespaceLabel]: namespace,
    ...(namespace === routersNamespace ? { [routersLabel]: '' } : {}),
  };
  const sight = look(snapshot, 'namespaces', namespace);
  const found = sight.seen ? named(sight.objects, namespace) : undefined;
  if (found === undefined) return { known: own, complete: false };
  return { known: { ...found.object.metadata.labels, ...own }, complete: true };
}

function podLabelsOf(snapshot: Snapshot, key: ResourceKey, name: string, namespace: string): Labels {
  const sight = look(snapshot, key, namespace);
  const found = sight.seen ? named(sight.objects, name, namespace) : undefined;
  const labels = field(found?.object, 'spec', 'template', 'metadata', 'labels');
  if (typeof labels !== 'object' || labels === null) return unknownLabels;
  const known = Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, String(value)]));
  return { known, complete: true };
}
