import { field, textAt } from '../field.ts';
import { namespaceLabel } from '../namespaceLabel.ts';
import type { Side } from '../network/cut.ts';
import { unknownLabels, type Labels } from '../network/labels.ts';
import { routersNamespace } from '../openshiftNamespaces.ts';
import { nameFor } from '../release.ts';
import type { ResourceKey, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { inNamespace, look, named } from './observed.ts';
import { targetBackstage } from './targetBackstage.ts';

/** One end of a connection, and what it is called. */
export interface End {
  readonly name: string;
  readonly side: Side;
}

const routersLabel = 'policy-group.network.openshift.io/ingress';
/** Label of the Pods of RHDH and of its database (OP, recordings: rhdh-operator). */
const workloadLabel = 'rhdh.redhat.com/app';
/** More of a kind say no more: they have the same labels, but for their names. */
const regardedAtMost = 20;

/** The Pods of RHDH, whichever workload they are of. */
export function backstageEnd(snapshot: Snapshot, target: ClusterTarget): End {
  const { release, name } = target;
  const found = targetBackstage(snapshot, target)?.object;
  const isStateful = textAt(found, 'spec', 'deployment', 'kind') === 'StatefulSet';
  const workload = nameFor(release.generatedNames.workload, name);
  const made = target.method === 'operator' ? { [workloadLabel]: workload } : {};
  return workloadEnd(snapshot, target, {
    name: 'Backstage',
    key: isStateful ? 'statefulSets' : 'deployments',
    workload,
    made,
  });
}

/** The services of the platform that the target has. */
export function serviceEnds(snapshot: Snapshot, target: ClusterTarget): readonly End[] {
  const { platform, workflows } = target.release;
  return platform.services.map(({ suffix }) => {
    const workload = `${platform.name}-${suffix}`;
    const made = { [workflows.serviceLabel]: workload };
    return workloadEnd(snapshot, target, { name: suffix, key: 'deployments', workload, made });
  });
}

/** The database that the RHDH operator makes. */
export function databaseEnd(snapshot: Snapshot, target: ClusterTarget): End {
  const workload = nameFor(target.release.generatedNames.databaseService, target.name);
  const made = target.method === 'operator' ? { [workloadLabel]: workload } : {};
  return workloadEnd(snapshot, target, { name: 'PostgreSQL', key: 'statefulSets', workload, made });
}

/** The Job that makes the database of the Orchestrator, which is gone soon after it ended; none where none does. */
export function databaseJobEnd(snapshot: Snapshot, target: ClusterTarget): readonly End[] {
  const { platform } = target.release;
  if (platform.job === undefined) return [];
  const job = nameFor(platform.job.name, target.name);
  const known = { 'job-name': job, 'batch.kubernetes.io/job-name': job };
  const podLabels = { known, complete: false, never: foreignLabels(target) };
  return [{ name: `Job ${job}`, side: sideIn(snapshot, target.namespace, podLabels) }];
}

/** The workflows of the target's namespace as they are deployed; where there are none, one as it would be. */
export function workflowEnds(snapshot: Snapshot, target: ClusterTarget): readonly End[] {
  const { namespace, release } = target;
  const sight = look(snapshot, 'deployments', namespace);
  const deployed = sight.seen ? inNamespace(sight.objects, namespace) : [];
  const found = deployed.flatMap(({ object }): readonly End[] => {
    const labels = templateLabels(object);
    if (labels?.known[release.workflows.workflowLabel] === undefined) return [];
    return [{ name: `workflow ${object.metadata.name}`, side: sideIn(snapshot, namespace, labels) }];
  });
  return found.length > 0 ? found.slice(0, regardedAtMost) : [futureWorkflow(snapshot, namespace, target)];
}

/** Labels that the Logic operator gives every workflow (recordings: sonataflow-knative, 12a); its own name is not known. */
export function futureWorkflow(snapshot: Snapshot, namespace: string, target: ClusterTarget): End {
  const known = {
    'app.kubernetes.io/component': 'serverless-workflow',
    'app.kubernetes.io/managed-by': 'sonataflow-operator',
    'sonataflow.org/workflow-namespace': namespace,
  };
  const podLabels = { known, complete: false, never: foreignLabels(target) };
  return { name: 'workflows', side: sideIn(snapshot, namespace, podLabels) };
}

/** Labels by which policies tell the other Pods of a target. */
function foreignLabels({ release }: ClusterTarget): readonly string[] {
  return [workloadLabel, release.workflows.serviceLabel];
}

/** Any Pod of a namespace. */
export function outside(snapshot: Snapshot, namespace: string): End {
  return { name: namespace, side: sideIn(snapshot, namespace, unknownLabels) };
}

interface Workload {
  readonly name: string;
  readonly key: ResourceKey;
  readonly workload: string;
  /** What its Pods carry at least, where it cannot be read. */
  readonly made: Labels['known'];
}

function workloadEnd(
  snapshot: Snapshot,
  { namespace }: ClusterTarget,
  { name, key, workload, made }: Workload,
): End {
  const sight = look(snapshot, key, namespace);
  const found = sight.seen ? named(sight.objects, workload, namespace)?.object : undefined;
  const podLabels = templateLabels(found) ?? { known: made, complete: false };
  return { name, side: sideIn(snapshot, namespace, podLabels) };
}

function templateLabels(workload: unknown): Labels | undefined {
  const labels = field(workload, 'spec', 'template', 'metadata', 'labels');
  if (typeof labels !== 'object' || labels === null) return undefined;
  const known = Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, String(value)]));
  return { known, complete: true };
}

function sideIn(snapshot: Snapshot, namespace: string, podLabels: Labels): Side {
  return { namespace, namespaceLabels: labelsOfNamespace(snapshot, namespace), podLabels };
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
