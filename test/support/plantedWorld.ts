import type { ApiClient } from '../../sandbox/apiClient.ts';
import { takeSnapshot, type Connection } from '../../src/cluster/index.ts';
import type { Manifest, ObjectRef } from '../../src/core/manifest.ts';
import { refOf } from '../../src/core/manifest.ts';
import { evaluateAll, type Statuses } from '../../src/core/prerequisites/index.ts';
import { questionsOf } from '../../src/core/prerequisites/recheck.ts';
import { nameFor } from '../../src/core/release.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { placesOf } from '../../src/core/target/places.ts';
import type { Target } from '../../src/core/target/target.ts';
import { wantedPolicies } from '../../src/core/templates/networkPolicies/wantedPolicies.ts';

/** Longer than anything may stand still. */
const longAfter = 20 * 60_000;

const now = '2026-01-01T00:00:00Z';

/** A condition with all that any API server asks of one. */
export function condition(type: string, status: string, reason = type, message = ''): object {
  return { type, status, reason, message, lastTransitionTime: now };
}

/** Makes an object and writes its status, as nobody else does on a server without controllers. */
export async function plant(client: ApiClient, object: Manifest, status?: object): Promise<Manifest> {
  const made = await client.create(object);
  return status === undefined ? made : client.patch(refOf(object), { status }, 'status');
}

/** What the operators make of a target, in the namespace of that target. */
export function plantedWorld(client: ApiClient, target: Target) {
  const { namespace, name, release } = target;
  const { platform, generatedNames } = release;
  const head = (apiVersion: string, kind: string, called: string, owner?: Manifest): Manifest => ({
    apiVersion,
    kind,
    metadata: { name: called, namespace, ...(owner !== undefined && ownedBy(owner)) },
  });
  const workload = async (
    kind: 'Deployment' | 'StatefulSet',
    called: string,
    { owner, ready = true, container = {} }: WorkloadOptions = {},
  ): Promise<Manifest> => {
    const labels = { app: called };
    const spec = {
      replicas: 1,
      selector: { matchLabels: labels },
      ...(kind === 'StatefulSet' && { serviceName: called }),
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'c', image: 'registry.invalid/c', ...container }] },
      },
    };
    const status = {
      observedGeneration: 1,
      replicas: 1,
      ...(ready && { readyReplicas: 1 }),
      conditions: [condition('Available', ready ? 'True' : 'False')],
    };
    return plant(client, { ...head('apps/v1', kind, called, owner), spec }, status);
  };
  const service = (called: string) =>
    plant(client, { ...head('v1', 'Service', called), spec: { ports: [{ port: 80 }] } });
  const serviceName = (field: string): string =>
    `${platform.name}-${platform.services.find((one) => one.field === field)?.suffix ?? field}`;
  const database = nameFor(generatedNames.databaseService, name);
  const secret = nameFor(generatedNames.databaseSecret, name);

  return {
    client,
    target,
    /** Names of what the operators make. */
    names: {
      dataIndex: serviceName('dataIndex'),
      jobsService: serviceName('jobService'),
      workload: nameFor(generatedNames.workload, name),
      database,
    },
    head,
    workload,
    service,
    namespace: () => plant(client, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }),
    backstage: (spec: object = { flavours: [{ name: 'orchestrator' }] }, deployed?: object) =>
      plant(
        client,
        { ...head(`rhdh.redhat.com/${release.api.storage}`, 'Backstage', name), spec },
        { conditions: [deployed ?? condition('Deployed', 'True')] },
      ),
    platform: (
      status: object = condition('Succeed', 'True', ''),
      { owner, called = platform.name, spec = {}, port }: PlatformOptions = {},
    ) => {
      const { userKey, passwordKey, databaseName } = platform;
      const postgresql = {
        secretRef: { name: secret, userKey, passwordKey },
        serviceRef: { name: database, namespace, databaseName, ...(port !== undefined && { port }) },
      };
      const services = {
        dataIndex: { persistence: { postgresql } },
        jobService: { persistence: { postgresql } },
      };
      return plant(
        client,
        { ...head(platform.apiVersion, 'SonataFlowPlatform', called, owner), spec: { services, ...spec } },
        { observedGeneration: 1, conditions: [status] },
      );
    },
    policies: (owner?: Manifest) =>
      Promise.all(
        wantedPolicies(target).map((policy) =>
          plant(client, {
            ...head('networking.k8s.io/v1', 'NetworkPolicy', policy.name, owner),
            spec: policy.spec,
          }),
        ),
      ),
    configMap: (called: string, data: Readonly<Record<string, string>>) =>
      plant(client, { ...head('v1', 'ConfigMap', called), data }),
    workflow: (
      called: string,
      conditions: readonly object[],
      annotations: Readonly<Record<string, string>> = {},
    ) => {
      const flow = head(platform.apiVersion, 'SonataFlow', called);
      return plant(
        client,
        {
          ...flow,
          metadata: { ...flow.metadata, annotations },
          spec: { flow: { start: 's', states: [{ name: 's', type: 'inject', data: {}, end: true }] } },
        },
        { conditions },
      );
    },
    /** A Pod of a workload, of which one container is in this state. */
    pod: (
      of: string,
      container: object,
      list: 'containerStatuses' | 'initContainerStatuses' = 'containerStatuses',
    ) =>
      plant(
        client,
        {
          ...head('v1', 'Pod', `${of}-0`),
          metadata: { name: `${of}-0`, namespace, labels: { app: of } },
          spec: { containers: [{ name: 'c', image: 'registry.invalid/c' }] },
        },
        {
          phase: 'Pending',
          [list]: [{ image: '', imageID: '', ready: false, restartCount: 9, ...container }],
        },
      ),
    warning: (involvedObject: ObjectRef, reason: string, message: string) =>
      plant(client, {
        ...head('v1', 'Event', `${involvedObject.name}.${reason.toLowerCase()}`),
        involvedObject,
        type: 'Warning',
        reason,
        message,
        lastTimestamp: now,
      }),
  };
}

export type PlantedWorld = ReturnType<typeof plantedWorld>;

interface WorkloadOptions {
  readonly owner?: Manifest;
  readonly ready?: boolean;
  readonly container?: object;
}

interface PlatformOptions {
  /** Of the database, where it is written. */
  readonly port?: number;
  readonly owner?: Manifest;
  readonly called?: string;
  readonly spec?: object;
}

function ownedBy({ apiVersion, kind, metadata: { name, uid } }: Manifest): object {
  return { ownerReferences: [{ apiVersion, kind, name, uid, controller: true }] };
}

/** How a target is judged by one look that came long after everything last changed. */
export async function judgedLongAfter(
  connection: Connection,
  target: Target,
): Promise<{ readonly statuses: Statuses; readonly snapshot: Snapshot }> {
  const late = (snapshot: Snapshot): Snapshot => ({ ...snapshot, at: snapshot.at + longAfter });
  const snapshot = await takeSnapshot(connection, {
    places: placesOf(target),
    signal: new AbortController().signal,
    questions: (first) => questionsOf(evaluateAll(late(first), target)),
  });
  return { statuses: evaluateAll(late(snapshot), target), snapshot };
}
