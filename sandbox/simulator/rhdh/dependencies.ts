import type { Manifest } from '../../../src/core/manifest.ts';
import { nameFor, type Release } from '../../../src/core/release.ts';
import type { Kind } from '../kinds.ts';
import { ownerOf, type Backstage } from './backstage.ts';

/** An object the operator applies, and where its kind is served. */
export interface Part {
  readonly kind: Kind;
  readonly object: Manifest;
}

/** The objects of plugin-deps that the refs of the plugins pick, in the order of the files. */
export function pluginDependencies(
  backstage: Backstage,
  release: Release,
  refs: readonly string[],
): readonly Part[] {
  // A file is chosen when its name begins with a ref, so `sona` is enough; a ref that matches nothing is not missed.
  const isPicked = refs.some((ref) => 'sonataflow.yaml'.startsWith(ref));
  if (!isPicked || !release.dependencyRefs.includes('sonataflow')) return [];
  const { networkPolicies, platform } = release;
  const policies = networkPolicies.from === 'plugin-deps' ? networkPolicies.policies : [];
  return [
    ...policies.map(({ name, spec }) => policyPart(backstage, name, spec)),
    ...(platform.job === undefined ? [] : [jobPart(backstage, release, platform.job)]),
    platformPart(backstage, release),
  ];
}

/** A NetworkPolicy of the operator; texts may hold `{name}` for the Backstage name. */
export function policyPart(backstage: Backstage, name: string, spec: unknown): Part {
  const kind: Kind = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    plural: 'networkpolicies',
  };
  const filled = JSON.parse(nameFor(JSON.stringify(spec), backstage.metadata.name)) as unknown;
  return part(kind, backstage, name, { spec: filled });
}

function jobPart(
  backstage: Backstage,
  { generatedNames }: Release,
  job: NonNullable<Release['platform']['job']>,
): Part {
  const kind: Kind = { apiVersion: 'batch/v1', kind: 'Job', plural: 'jobs' };
  const { ttlSecondsAfterFinished, activeDeadlineSeconds, restartPolicy, resources, image } = job;
  const secretRef = { name: nameFor(generatedNames.databaseSecret, backstage.metadata.name) };
  const container = {
    name: job.container,
    image,
    resources,
    command: ['sh', '-c', 'createdb --if-not-exists'],
    envFrom: [{ secretRef }],
  };
  const template = { spec: { restartPolicy, containers: [container] } };
  const spec = { ttlSecondsAfterFinished, activeDeadlineSeconds, template };
  return part(kind, backstage, nameFor(job.name, backstage.metadata.name), { spec });
}

function platformPart(backstage: Backstage, { platform, generatedNames }: Release): Part {
  const { name, namespace } = backstage.metadata;
  const { apiVersion, userKey, passwordKey, databaseName, services, monitoring } = platform;
  const kind: Kind = { apiVersion, kind: 'SonataFlowPlatform', plural: 'sonataflowplatforms' };
  const postgresql = {
    secretRef: { name: nameFor(generatedNames.databaseSecret, name), userKey, passwordKey },
    serviceRef: { name: nameFor(generatedNames.databaseService, name), namespace, databaseName },
  };
  const service = { enabled: true, persistence: { postgresql } };
  const spec = {
    monitoring: { enabled: monitoring },
    services: Object.fromEntries(services.map(({ field }) => [field, service])),
  };
  return part(kind, backstage, platform.name, { spec });
}

function part(kind: Kind, backstage: Backstage, name: string, content: object): Part {
  const metadata = { name, namespace: backstage.metadata.namespace, ownerReferences: [ownerOf(backstage)] };
  return { kind, object: { apiVersion: kind.apiVersion, kind: kind.kind, metadata, ...content } };
}
