import { field, textAt } from '../field.ts';
import type { Path } from '../finding.ts';
import { isMapping } from '../schema/place.ts';
import type { NamedKind } from './nameUse.ts';

/** What an object of one Kubernetes kind makes. */
interface DefinedKind {
  readonly group: string;
  /** What it makes, where that is not called like itself. */
  readonly as?: NamedKind;
  /** Where the name of that stands; `metadata.name` where nothing does. */
  readonly nameAt?: Path;
  /** Fields whose own fields are the keys of what is made. */
  readonly keysIn?: readonly string[];
  readonly scope?: 'cluster';
}

const sonataFlow = 'sonataflow.org';
const olm = 'operators.coreos.com';

/** Kinds that are made by name in files and named from files of ours. */
const kinds: Readonly<Record<string, DefinedKind>> = {
  Backstage: { group: 'rhdh.redhat.com' },
  SonataFlowPlatform: { group: sonataFlow },
  SonataFlowClusterPlatform: { group: sonataFlow, scope: 'cluster' },
  SonataFlow: { group: sonataFlow },
  ConfigMap: { group: '', keysIn: ['data', 'binaryData'] },
  Secret: { group: '', keysIn: ['data', 'stringData'] },
  // What brings Secrets into a cluster without their values in a file.
  SealedSecret: { group: 'bitnami.com', as: 'Secret', nameAt: ['spec', 'template', 'metadata', 'name'] },
  ExternalSecret: { group: 'external-secrets.io', as: 'Secret', nameAt: ['spec', 'target', 'name'] },
  VaultStaticSecret: {
    group: 'secrets.hashicorp.com',
    as: 'Secret',
    nameAt: ['spec', 'destination', 'name'],
  },
  Service: { group: '' },
  PersistentVolumeClaim: { group: '' },
  Job: { group: 'batch' },
  NetworkPolicy: { group: 'networking.k8s.io' },
  Namespace: { group: '', scope: 'cluster' },
  Project: { group: 'project.openshift.io', as: 'Namespace', scope: 'cluster' },
  CatalogSource: { group: olm },
  Subscription: { group: olm },
  OperatorGroup: { group: olm },
  KnativeServing: { group: 'operator.knative.dev' },
  KnativeEventing: { group: 'operator.knative.dev' },
};

/** Something a document makes. */
export interface Definition {
  readonly kind: NamedKind;
  readonly name: string;
  readonly namespace?: string;
  readonly path: Path;
  /** Keys of a ConfigMap or Secret; absent where the file does not tell. */
  readonly keys?: readonly string[];
}

/** What an object makes; `undefined` for one of a kind that nothing of ours names, and for one without a name. */
export function definitionOf(object: unknown): Definition | undefined {
  const kind = textAt(object, 'kind') ?? '';
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known === undefined || groupOf(object) !== known.group) return undefined;
  const { as, nameAt = [], scope, keysIn } = known;
  const elsewhere = nameAt.length === 0 ? undefined : textAt(object, ...nameAt);
  const path = elsewhere === undefined ? ['metadata', 'name'] : nameAt;
  const name = elsewhere ?? textAt(object, 'metadata', 'name');
  const namespace = scope === 'cluster' ? undefined : textAt(object, 'metadata', 'namespace');
  if (name === undefined || name === '') return undefined;
  return {
    kind: as ?? (kind as NamedKind),
    name,
    path,
    ...(namespace === undefined ? {} : { namespace }),
    ...(keysIn === undefined ? {} : { keys: keysIn.flatMap((part) => keysOf(field(object, part))) }),
  };
}

function groupOf(object: unknown): string {
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function keysOf(mapping: unknown): readonly string[] {
  return isMapping(mapping) ? Object.keys(mapping) : [];
}
