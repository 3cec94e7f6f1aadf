import type { Manifest } from '../../../src/core/manifest.ts';
import type { Condition, Kind } from '../kinds.ts';

/** One of the two services of a platform, as its spec has it. */
export interface ServiceSpec {
  readonly persistence?: { readonly postgresql?: Postgresql };
  readonly podTemplate?: unknown;
}

export interface Postgresql {
  readonly secretRef?: { readonly name: string; readonly userKey?: string; readonly passwordKey?: string };
  readonly serviceRef?: {
    readonly name: string;
    readonly namespace?: string;
    readonly port?: number;
    readonly databaseName?: string;
    readonly databaseSchema?: string;
  };
  readonly jdbcUrl?: string;
}

export interface Platform extends Manifest {
  readonly spec?: {
    readonly build?: { readonly config?: { readonly strategy?: string; readonly registry?: unknown } };
    readonly monitoring?: { readonly enabled?: boolean };
    readonly persistence?: { readonly postgresql?: Postgresql };
    readonly services?: Readonly<Partial<Record<ServiceField, ServiceSpec>>>;
  };
  readonly status?: {
    readonly cluster?: string;
    readonly conditions?: readonly Condition[];
    readonly observedGeneration?: number;
  };
}

export type ServiceField = 'dataIndex' | 'jobService';

export const platforms: Kind<Platform> = {
  apiVersion: 'sonataflow.org/v1alpha08',
  kind: 'SonataFlowPlatform',
  plural: 'sonataflowplatforms',
};

export type ClusterKind = 'openshift' | 'kubernetes';

/** What the Logic operator does next about a platform; `services`: the platform is ready, its services follow. */
export type PlatformStep =
  | { readonly kind: 'status'; readonly status: unknown; readonly was: string | undefined }
  | { readonly kind: 'spec'; readonly spec: unknown }
  | { readonly kind: 'services' };

/**
 * Pure; `undefined` where the platform stands back for another one. `neighbours` are the other platforms of the namespace, `now` an RFC 3339 time. The condition is True before
 * there is any Deployment, and no trouble of a service ever takes it back.
 */
export function nextPlatformStep(
  platform: Platform,
  neighbours: readonly Platform[],
  cluster: ClusterKind,
  now: string,
): PlatformStep | undefined {
  const { metadata, spec, status } = platform;
  const { generation = 1 } = metadata;
  const said = succeed(platform);
  const state = describe(said);
  const info = { cluster, info: { goOS: 'linux', goVersion: 'go1.26.8' } };
  const write = (condition: Pick<Condition, 'status' | 'reason'>, rest: object): PlatformStep => ({
    kind: 'status',
    status: { ...rest, conditions: [{ type: 'Succeed', ...condition, lastUpdateTime: now }] },
    was: state,
  });

  if (isDuplicate(platform, neighbours)) {
    if (spec?.build === undefined) return { kind: 'spec', spec: defaults(platform, undefined) };
    if (said !== undefined) return undefined;
    return write({ status: 'False', reason: 'Duplicated' }, { observedGeneration: generation - 1 });
  }
  if (status?.cluster === undefined) {
    return write(said ?? { status: 'Unknown' }, info);
  }
  if (spec?.build?.config?.strategy === undefined) return { kind: 'spec', spec: defaults(platform, cluster) };
  if (said?.status === 'True') return { kind: 'services' };
  if (said?.reason !== 'Creating') {
    const observed = { observedGeneration: generation - 1, version: '0.8' };
    return write({ status: 'False', reason: 'Creating' }, observed);
  }
  return write({ status: 'True' }, { observedGeneration: generation });
}

/** Whether the platform stands back for another one of its namespace. */
function isDuplicate(platform: Platform, neighbours: readonly Platform[]): boolean {
  const said = succeed(platform);
  if (isSecondary(platform) || said?.status === 'True' || said?.reason === 'Creating') return false;
  return neighbours.some((other) => !isSecondary(other) && comesFirst(other, platform));
}

/** The one that was reconciled first; before that, the older one. */
function comesFirst(other: Platform, platform: Platform): boolean {
  if (other.metadata.deletionTimestamp !== undefined) return false;
  const theirs = succeed(other);
  if (theirs?.reason === 'Duplicated') return false;
  const ours = succeed(platform);
  if (theirs !== undefined && (ours === undefined || ours.reason === 'Duplicated')) return true;
  if (ours !== undefined && ours.reason !== 'Duplicated') return false;
  return age(other) < age(platform);
}

function age({ metadata }: Platform): string {
  return `${metadata.creationTimestamp ?? ''} ${metadata.uid ?? ''}`;
}

function isSecondary({ metadata }: Platform): boolean {
  return metadata.annotations?.['sonataflow.org/secondary.platform'] === 'true';
}

function succeed({ status }: Platform): Condition | undefined {
  return status?.conditions?.find(({ type }) => type === 'Succeed');
}

/** The operator's words for a condition, in its events. */
function describe(condition: Condition | undefined): string | undefined {
  if (condition === undefined) return undefined;
  const reason = condition.reason === undefined ? '' : `. [Reason] ${condition.reason}`;
  return `Condition Succeed status is ${condition.status}${reason}`;
}

/** What the operator writes into the spec; one that stands back gets no build strategy. */
function defaults({ spec }: Platform, cluster: ClusterKind | undefined): unknown {
  const services = Object.keys(spec?.services ?? {});
  const podTemplate = { container: { resources: {} } };
  const strategy = {
    openshift: { strategy: 'platform', timeout: '5m0s' },
    kubernetes: {
      strategy: 'operator',
      strategyOptions: { KanikoBuildCacheEnabled: 'false' },
      timeout: '5m0s',
    },
  };
  const config = {
    registry: {},
    ...(cluster === undefined ? {} : strategy[cluster]),
    ...spec?.build?.config,
  };
  return {
    build: { config, template: { resources: {}, timeout: '0s' } },
    devMode: {},
    ...(services.length === 0
      ? {}
      : { services: Object.fromEntries(services.map((name) => [name, { podTemplate }])) }),
  };
}
