import { dump } from 'js-yaml';
import type { Manifest } from '../../../src/core/manifest.ts';
import { nameFor, type Release } from '../../../src/core/release.ts';
import type { ShippedPolicy } from '../../../src/core/shippedPolicy.ts';
import { configMaps, deployments, secrets, services, statefulSets, type Kind } from '../kinds.ts';
import { hasLocalDatabase, ownerOf, referencesOf, type Backstage } from './backstage.ts';
import { policyPart, type Part } from './dependencies.ts';
import type { PluginFile } from './pluginFile.ts';

export const routes: Kind = { apiVersion: 'route.openshift.io/v1', kind: 'Route', plural: 'routes' };

/** What the operator knows when it makes the objects of a Backstage object. */
export interface Making {
  readonly backstage: Backstage;
  readonly release: Release;
  readonly plugins: PluginFile;
  readonly flavours: readonly string[];
  readonly onOpenShift: boolean;
  /** Changes with the content of the user's ConfigMaps and Secrets. */
  readonly configHash: string;
}

/**
 * The objects a release makes, in its order. The database Secret is not among them: it is created once and never
 * changed; its place is after the first of the list.
 */
export function runtimeParts(making: Making): readonly Part[] {
  const { release, backstage } = making;
  const name = (pattern: string) => nameFor(pattern, backstage.metadata.name);
  const names = release.generatedNames;
  const appConfig = object(making, configMaps, name(names.appConfig), {
    data: { 'default.app-config.yaml': 'backend:\n  listen:\n    port: 7007\n' },
  });
  const plugins = object(making, configMaps, name(names.dynamicPlugins), {
    data: { 'dynamic-plugins.yaml': dump(making.plugins) },
  });
  const npmrc = object(making, secrets, name(names.npmrcSecret), { type: 'Opaque', data: { '.npmrc': '' } });
  const workloads = [backendPart(making), ...databaseParts(making, 'workload')];
  const database = databaseParts(making, 'service');
  const rest = [plugins, ...routeParts(making), npmrc, servicePart(making)];
  // 2.x brings up the workloads first.
  return release.line.startsWith('1.')
    ? [appConfig, ...database, ...rest, ...policies(making), ...workloads]
    : [appConfig, ...database, ...policies(making), ...workloads.toReversed(), ...rest];
}

/** The Secret with the database's login: random, and nobody but the database and its clients reads it. */
export function databaseSecret({ backstage, release }: Making, password: string): Manifest | undefined {
  if (!hasLocalDatabase(backstage) || backstage.spec?.database?.authSecretName) return undefined;
  const name = (pattern: string) => nameFor(pattern, backstage.metadata.name);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf(backstage, name(release.generatedNames.databaseSecret)),
    type: 'Opaque',
    // `create` turns it into `data`.
    stringData: {
      POSTGRES_USER: 'postgres',
      POSTGRES_PASSWORD: password,
      POSTGRESQL_ADMIN_PASSWORD: password,
      POSTGRES_HOST: name(release.generatedNames.databaseService),
      POSTGRES_PORT: '5432',
    },
  };
}

/** The general policies of 2.1, and those of its Orchestrator flavour. */
function policies({ backstage, release, flavours, onOpenShift }: Making): readonly Part[] {
  const { from, policies: own, basePolicies } = release.networkPolicies;
  const isLocal = hasLocalDatabase(backstage);
  const base = basePolicies.flatMap((policy) => {
    const { spec, openshift, externalDatabase } = policy;
    if (!isLocal && externalDatabase === 'leftOut') return [];
    const chosen = (onOpenShift ? openshift : undefined) ?? (isLocal ? undefined : externalDatabase) ?? spec;
    return [policyPart(backstage, nameOf(policy), chosen)];
  });
  const ofFlavour = from === 'flavour' && flavours.includes('orchestrator') ? own : [];
  return [...base, ...ofFlavour.map((policy) => policyPart(backstage, nameOf(policy), policy.spec))];

  function nameOf({ name, madeAs = name }: ShippedPolicy): string {
    return nameFor(madeAs, backstage.metadata.name);
  }
}

function backendPart(making: Making): Part {
  const { backstage, release, configHash } = making;
  const names = release.generatedNames;
  const name = (pattern: string) => nameFor(pattern, backstage.metadata.name);
  const secretRefs = referencesOf(backstage).filter(({ kind }) => kind === secrets);
  const own = hasLocalDatabase(backstage) ? [{ name: name(names.databaseSecret) }] : [];
  const image = `registry.invalid/rhdh:${release.version}`;
  const app = { 'rhdh.redhat.com/app': name(names.workload) };
  const mounted = release.merge.merges
    ? name(names.dynamicPlugins)
    : (backstage.spec?.application?.dynamicPluginsConfigMapName ?? name(names.dynamicPlugins));
  const volume = { name: 'dynamic-plugins', configMap: { name: mounted } };
  return object(making, deployments, name(names.workload), {
    spec: {
      // Up to 1.8 the operator insists on the number; later a scaled Deployment is left alone.
      ...(release.behaviour.watchedConfig === 'data' ? { replicas: 1 } : {}),
      selector: { matchLabels: app },
      template: {
        metadata: { labels: app, annotations: { 'rhdh.redhat.com/ext-config-hash': configHash } },
        spec: {
          volumes: [volume],
          initContainers: [{ name: 'install-dynamic-plugins', image }],
          containers: [
            {
              name: 'backstage-backend',
              image,
              ports: [{ name: 'backend', containerPort: 7007 }],
              envFrom: [...own, ...secretRefs.map((ref) => ({ name: ref.name }))].map((secretRef) => ({
                secretRef,
              })),
            },
          ],
        },
      },
    },
  });
}

function databaseParts(making: Making, which: 'service' | 'workload'): readonly Part[] {
  const { backstage, release } = making;
  if (!hasLocalDatabase(backstage)) return [];
  const name = nameFor(release.generatedNames.databaseService, backstage.metadata.name);
  const selector = { 'rhdh.redhat.com/app': name };
  if (which === 'service') {
    const spec = { clusterIP: 'None', ports: [{ port: 5432 }], selector };
    return [object(making, services, name, { spec })];
  }
  const secretRef = { name: nameFor(release.generatedNames.databaseSecret, backstage.metadata.name) };
  const container = {
    name: 'postgresql',
    image: 'quay.io/fedora/postgresql-15:latest',
    ports: [{ name: 'tcp-postgresql', containerPort: 5432 }],
    envFrom: [{ secretRef }],
  };
  const template = { metadata: { labels: selector }, spec: { containers: [container] } };
  const spec = { replicas: 1, selector: { matchLabels: selector }, serviceName: name, template };
  return [object(making, statefulSets, name, { spec })];
}

function servicePart(making: Making): Part {
  const name = nameFor(making.release.generatedNames.workload, making.backstage.metadata.name);
  const ports = [{ name: 'http-backend', port: 80, targetPort: 'backend' }];
  return object(making, services, name, { spec: { ports, selector: { 'rhdh.redhat.com/app': name } } });
}

function routeParts(making: Making): readonly Part[] {
  const { backstage, release, onOpenShift } = making;
  if (!onOpenShift || backstage.spec?.application?.route?.enabled === false) return [];
  const name = nameFor(release.generatedNames.workload, backstage.metadata.name);
  const spec = {
    path: '/',
    port: { targetPort: 'http-backend' },
    to: { kind: 'Service', name },
    tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' },
  };
  return [object(making, routes, name, { spec })];
}

function object({ backstage }: Making, kind: Kind, name: string, content: object): Part {
  const metadata = metadataOf(backstage, name);
  return { kind, object: { apiVersion: kind.apiVersion, kind: kind.kind, metadata, ...content } };
}

function metadataOf(backstage: Backstage, name: string): Manifest['metadata'] {
  const labels = {
    'app.kubernetes.io/name': 'backstage',
    'app.kubernetes.io/instance': backstage.metadata.name,
  };
  return { name, namespace: backstage.metadata.namespace, labels, ownerReferences: [ownerOf(backstage)] };
}
