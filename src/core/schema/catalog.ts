import type { OurKind } from '../ourKind.ts';
import type { ObjectKind } from './objectKind.ts';
import { permissive } from './permissive.ts';
import { resolve } from './resolve.ts';
import { router } from './router.ts';
import type { Schema } from './schema.ts';
import { schemaFiles } from './schemaFiles.ts';

/** One schema of the catalog, with what it is for. */
export interface CatalogEntry extends ObjectKind {
  readonly of: OurKind;
  /** Name of the file in `schemas/`. */
  readonly file: string;
}

/** Every kind and version we have a schema for; the newest version of a kind comes first. */
export const catalog: readonly CatalogEntry[] = [
  ...['v1alpha5', 'v1alpha4', 'v1alpha3', 'v1alpha2', 'v1alpha1'].map((version) => ({
    of: 'backstage' as const,
    apiVersion: `rhdh.redhat.com/${version}`,
    kind: 'Backstage',
    file: `backstage-${version}.json`,
  })),
  {
    of: 'sonataflowplatform',
    apiVersion: 'sonataflow.org/v1alpha08',
    kind: 'SonataFlowPlatform',
    file: 'sonataflowplatform.json',
  },
  {
    of: 'sonataflowclusterplatform',
    apiVersion: 'sonataflow.org/v1alpha08',
    kind: 'SonataFlowClusterPlatform',
    file: 'sonataflowclusterplatform.json',
  },
  {
    of: 'sonataflow',
    apiVersion: 'sonataflow.org/v1alpha08',
    kind: 'SonataFlow',
    file: 'sonataflow.json',
  },
  {
    of: 'subscription',
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    file: 'subscription.json',
  },
  {
    of: 'operatorgroup',
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    file: 'operatorgroup.json',
  },
  {
    of: 'operatorgroup',
    apiVersion: 'operators.coreos.com/v1alpha2',
    kind: 'OperatorGroup',
    file: 'operatorgroup-v1alpha2.json',
  },
  {
    of: 'installplan',
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'InstallPlan',
    file: 'installplan.json',
  },
  {
    of: 'catalogsource',
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    file: 'catalogsource.json',
  },
  {
    of: 'clusterextension',
    apiVersion: 'olm.operatorframework.io/v1',
    kind: 'ClusterExtension',
    file: 'clusterextension.json',
  },
  {
    of: 'knativeserving',
    apiVersion: 'operator.knative.dev/v1beta1',
    kind: 'KnativeServing',
    file: 'knativeserving.json',
  },
  {
    of: 'knativeeventing',
    apiVersion: 'operator.knative.dev/v1beta1',
    kind: 'KnativeEventing',
    file: 'knativeeventing.json',
  },
  {
    of: 'networkpolicy',
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    file: 'networkpolicy.json',
  },
  { of: 'dynamic-plugins-configmap', apiVersion: 'v1', kind: 'ConfigMap', file: 'configmap.json' },
];

const resolved = new Map<string, Schema>();

/**
 * The schema of a kind without any `$ref`; `undefined` for a kind or version we have none for.
 * `line` is the RHDH line (`1.9`) whose CRD is meant where two lines have the same version with different fields.
 */
export function schemaFor({ apiVersion, kind }: ObjectKind, line?: string): Schema | undefined {
  const entry = catalog.find((known) => known.apiVersion === apiVersion && known.kind === kind);
  return entry === undefined ? undefined : fileSchema(entry.file, line);
}

/**
 * One JSON Schema that suggests and explains the fields of all our kinds of objects and finds fault with nothing, for
 * other editors and extensions. `line` as in {@link schemaFor}.
 */
export function permissiveRouter(line?: string): object {
  return router(
    catalog.flatMap(({ apiVersion, kind }) => {
      const schema = schemaFor({ apiVersion, kind }, line);
      return schema === undefined ? [] : [{ apiVersion, kind, schema: permissive(schema) }];
    }),
  );
}

/** The files of those kinds that are no Kubernetes objects. */
const plainFiles = {
  'dynamic-plugins': 'dynamic-plugins.json',
  'app-config': 'app-config.json',
  'helm-values': 'helm-values.json',
  'helm-infra-values': 'helm-infra-values.json',
  'target-file': 'target-file.json',
} as const satisfies Partial<Record<OurKind, string>>;

/** A kind whose documents have neither `apiVersion` nor `kind`. */
export type PlainKind = keyof typeof plainFiles;

/** All of them. */
export const plainKinds = Object.keys(plainFiles) as readonly PlainKind[];

/** Whether documents of a kind have neither `apiVersion` nor `kind`. */
export function isPlainKind(kind: OurKind): kind is PlainKind {
  return Object.hasOwn(plainFiles, kind);
}

/** The schema of documents that are no Kubernetes objects, as files of their own or inside others. `line` as in {@link schemaFor}. */
export function plainSchema(kind: PlainKind, line?: string): Schema {
  return fileSchema(plainFiles[kind], line);
}

/**
 * A JSON Schema that suggests and explains the fields of a plain file and finds fault with nothing. What is named like a
 * plugin list may as well be the ConfigMap that holds one.
 */
export function permissiveFor(kind: PlainKind, line?: string): object {
  const schema = permissive(plainSchema(kind, line));
  if (kind !== 'dynamic-plugins') return schema;
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
  const routes = [{ ...configMap, schema: permissive(schemaFor(configMap, line) ?? {}) }];
  return router(routes, schema);
}

/** Resolving costs more than looking up, and schemas never change: each is resolved once, when it is first asked for. */
function fileSchema(file: string, line: string | undefined): Schema {
  const key = `${file} ${line ?? ''}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const schema = resolve(schemaFiles, file, line);
  resolved.set(key, schema);
  return schema;
}
