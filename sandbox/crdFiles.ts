import type { BackstageApi } from '../src/core/release.ts';
import { resolveRelease } from '../src/core/releases/index.ts';

/** Who brings a CRD to a cluster: OpenShift itself (OLM with it), or an operator, by the name of its package. */
export type CrdOwner =
  'openshift' | 'serverless-operator' | 'logic-operator' | 'openshift-gitops-operator' | 'rhdh';

/** Where the CRD of one kind is found. */
export interface CrdFile {
  readonly owner: CrdOwner;
  /** Below `../shared/upstream`; absent for kinds that are no CRD on a real cluster or not in that folder. */
  readonly upstream?: string;
  /** Ours, used where upstream's is not: a CRD in `sandbox/crds`, or one made of a schema in `schemas`. */
  readonly own: CrdOfFile | CrdOfSchema;
}

export interface CrdOfFile {
  readonly file: string;
}

/** A CRD made of one schema for each version it serves. */
export interface CrdOfSchema {
  /** The first is of the version that is stored. */
  readonly schemas: readonly [string, ...string[]];
  /** What a CRD says that a schema does not. */
  readonly plural: string;
  readonly shortNames?: readonly string[];
}

/** RHDH lines whose Backstage CRD is known; `main` is upstream's, which 2.0 and 2.1 have. */
export type BackstageLine = '1.7' | '1.8' | '1.9' | '1.10' | '2.0' | '2.1' | 'main';

/** Every CRD of the sandbox. */
export function crdFiles(line: BackstageLine): readonly CrdFile[] {
  return [...openshift, ...serverless, ...logic, ...gitops, backstage(line)];
}

const openshift: readonly CrdFile[] = [
  olm('catalogsources'),
  olm('clusterserviceversions'),
  olm('installplans'),
  olm('operatorconditions'),
  olm('operators'),
  {
    ...olm('operatorgroups'),
    own: {
      schemas: ['operatorgroup.json', 'operatorgroup-v1alpha2.json'],
      plural: 'operatorgroups',
      shortNames: ['og'],
    },
  },
  {
    ...olm('subscriptions'),
    own: { schemas: ['subscription.json'], plural: 'subscriptions', shortNames: ['sub', 'subs'] },
  },
  olmV1('clustercatalogs'),
  olmV1('clusterextensions'),
  ...['packagemanifests', 'clusterversions', 'routes'].map((plural): CrdFile => ({
    owner: 'openshift',
    own: { file: `${plural}.yaml` },
  })),
];

const serverless: readonly CrdFile[] = [knative('KnativeServing'), knative('KnativeEventing')];

const logic: readonly CrdFile[] = [
  {
    ...sonataFlow('sonataflowplatforms'),
    own: {
      schemas: ['sonataflowplatform.json'],
      plural: 'sonataflowplatforms',
      shortNames: ['sfp', 'sfplatform', 'sfplatforms'],
    },
  },
  sonataFlow('sonataflowclusterplatforms'),
  sonataFlow('sonataflows'),
  sonataFlow('sonataflowbuilds'),
];

const gitops: readonly CrdFile[] = ['applications', 'argocds'].map((plural) => ({
  owner: 'openshift-gitops-operator',
  own: { file: `${plural}.yaml` },
}));

function olm(plural: string): CrdFile {
  const upstream = `olm/operators.coreos.com_${plural}.yaml`;
  return { owner: 'openshift', upstream, own: { file: `${plural}.yaml` } };
}

function olmV1(plural: string): CrdFile {
  const upstream = `olm-v1/olm.operatorframework.io_${plural}.yaml`;
  return { owner: 'openshift', upstream, own: { file: `${plural}.yaml` } };
}

function knative(kind: string): CrdFile {
  const singular = kind.toLowerCase();
  const upstream = `knative/openshift-serverless-1.38/operator.knative.dev_${singular}s.yaml`;
  return {
    owner: 'serverless-operator',
    upstream,
    own: { schemas: [`${singular}.json`], plural: `${singular}s` },
  };
}

function sonataFlow(plural: string): CrdFile {
  const upstream = `sonataflow/logic-operator-main-1.x/sonataflow.org_${plural}.yaml`;
  return { owner: 'logic-operator', upstream, own: { file: `${plural}.yaml` } };
}

function backstage(line: BackstageLine): CrdFile {
  const branch = line === 'main' || line.startsWith('2.') ? 'main' : `release-${line}`;
  const upstream = `rhdh-operator/${branch}/crd/rhdh.redhat.com_backstages.yaml`;
  const { storage, served } = servedBackstages(line);
  const others = served.filter((version) => version !== storage);
  const schema = (version: string) => `backstage-${version}.json`;
  return {
    owner: 'rhdh',
    upstream,
    own: { schemas: [schema(storage), ...others.map(schema)], plural: 'backstages' },
  };
}

function servedBackstages(line: BackstageLine): BackstageApi {
  const release = resolveRelease(line === 'main' ? '2.0' : line);
  if (release === undefined) throw new Error(`The release ${line} is not known.`);
  return release.api;
}
