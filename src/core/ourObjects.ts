import { listAt, textAt } from './field.ts';
import type { OurKind } from './ourKind.ts';
import { editDistance } from './schema/nearest.ts';
import type { ObjectKind } from './schema/objectKind.ts';

/** How objects of one Kubernetes kind are told to be ours. */
interface OurObject {
  readonly is: OurKind;
  /** `knative.dev` stands for its subgroups, too: people take the wrong one. */
  readonly group: string;
  /** What tells ours from the others of the kind; absent where all of them are. */
  readonly when?: (object: unknown, installedIn: readonly string[]) => boolean;
}

/** Packages whose Subscriptions the product knows (plugin-infra of every line). */
const packages: readonly string[] = [
  'serverless-operator',
  'logic-operator',
  'logic-operator-rhel8',
  'rhdh',
  'openshift-pipelines-operator-rh',
  'openshift-gitops-operator',
];

/** What people take for the package of an operator: the name of its version, its namespace, the product in small letters. */
export const takenForPackages: ReadonlyMap<string, string> = new Map([
  ['rhdh-operator', 'Red Hat Developer Hub'],
  ['developer-hub', 'Red Hat Developer Hub'],
  ['red-hat-developer-hub', 'Red Hat Developer Hub'],
  ['openshift-serverless', 'OpenShift Serverless'],
  ['openshift-serverless-operator', 'OpenShift Serverless'],
  ['openshift-serverless-logic', 'OpenShift Serverless Logic'],
  ['serverless-logic-operator', 'OpenShift Serverless Logic'],
  ['openshift-serverless-logic-operator', 'OpenShift Serverless Logic'],
]);

const operatorNamespaces: readonly string[] = [
  'openshift-serverless',
  'openshift-serverless-logic',
  'rhdh-operator',
  'openshift-gitops-operator',
];

/**
 * Policies of the Orchestrator: the four of plugin-deps and of the 2.1 flavour, the name the first had in early 1.7, and
 * the two for workflows in namespaces of their own.
 */
const policies: readonly string[] = [
  'allow-infra-ns-to-workflow-ns',
  'allow-external-communication',
  'allow-intra-network',
  'allow-monitoring-to-sonataflow-and-workflows',
  'allow-knative-to-sonataflow-and-workflows',
  'allow-external-workflows-to-rhdh',
  'allow-rhdh-and-knative-to-workflows',
];

/** What the operator of 2.1 puts in front of the names of its own, those of its general set among them. */
const madeForBackstage = /^backstage-netpol-.+?-(?=allow-)/;

const olm = 'operators.coreos.com';
const sonataFlow = 'sonataflow.org';

/** Kind → how it is recognised. */
const objects: Readonly<Record<string, OurObject>> = {
  Backstage: { is: 'backstage', group: 'rhdh.redhat.com' },
  SonataFlowPlatform: { is: 'sonataflowplatform', group: sonataFlow },
  SonataFlowClusterPlatform: { is: 'sonataflowclusterplatform', group: sonataFlow },
  SonataFlow: { is: 'sonataflow', group: sonataFlow },
  KnativeServing: { is: 'knativeserving', group: 'knative.dev' },
  KnativeEventing: { is: 'knativeeventing', group: 'knative.dev' },
  Subscription: { is: 'subscription', group: olm, when: subscribesToOurs },
  OperatorGroup: {
    is: 'operatorgroup',
    group: olm,
    when: groupsOurs,
  },
  InstallPlan: { is: 'installplan', group: olm, when: installsOurs },
  CatalogSource: { is: 'catalogsource', group: olm, when: holdsOurs },
  ClusterExtension: {
    is: 'clusterextension',
    group: 'olm.operatorframework.io',
    when: (object) =>
      isIn(
        packages,
        textAt(object, 'spec', 'source', 'catalog', 'packageName') ?? textAt(object, 'metadata', 'name'),
      ),
  },
  NetworkPolicy: {
    is: 'networkpolicy',
    group: 'networking.k8s.io',
    when: (object) => isIn(policies, textAt(object, 'metadata', 'name')?.replace(madeForBackstage, '')),
  },
};

/** Groups in which everything is ours, so that a kind that nearly is one of theirs is a slip. */
const groupsOfOurs: readonly string[] = ['rhdh.redhat.com', sonataFlow, 'operator.knative.dev'];

/** The kind that is meant: the one that is written, or the one of our own groups that is written nearly so. */
export function meantKind({ apiVersion, kind }: ObjectKind): string {
  const group = groupIn(apiVersion);
  if (Object.hasOwn(objects, kind) || !groupsOfOurs.includes(group)) return kind;
  const asked = kind.toLowerCase();
  const near = Object.entries(objects).find(
    ([name, known]) => isOfGroup(known, group) && editDistance(asked, name.toLowerCase()) <= 1,
  );
  return near?.[0] ?? kind;
}

/** What a Kubernetes object is to the product, by its group, its kind and what it is about. `installedIn` as in the hint of recognition. */
export function ourObject(
  object: unknown,
  { apiVersion, kind }: ObjectKind,
  installedIn: readonly string[] = [],
): OurKind | undefined {
  const meant = meantKind({ apiVersion, kind });
  const known = Object.hasOwn(objects, meant) ? objects[meant] : undefined;
  return known !== undefined &&
    isOfGroup(known, groupIn(apiVersion)) &&
    (known.when?.(object, installedIn) ?? true)
    ? known.is
    : undefined;
}

function isOfGroup(known: OurObject, group: string): boolean {
  return known.group === group || (known.group === 'knative.dev' && group.endsWith('.knative.dev'));
}

function groupIn(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function isIn(names: readonly string[], name: string | undefined): boolean {
  return name !== undefined && names.includes(name);
}

/** By its namespace, which a Subscription beside it may tell, or by a package that was meant for the Subscription beside it. */
function groupsOurs(object: unknown, installedIn: readonly string[]): boolean {
  const named = ['name', 'package', 'packages'].map((name) => textAt(object, 'spec', name) ?? '');
  return (
    isIn([...operatorNamespaces, ...installedIn], textAt(object, 'metadata', 'namespace')) ||
    named.some((names) => names.split(/[\s,]+/).some((name) => isIn(packages, name)))
  );
}

/** A Subscription without `spec.name` is recognised by its own name: the missing field is the very mistake to report. */
function subscribesToOurs(object: unknown): boolean {
  const name = textAt(object, 'spec', 'name') ?? textAt(object, 'metadata', 'name') ?? '';
  const first = name.replace(/\s.*$/, '');
  return isIn(packages, first) || takenForPackages.has(first) || products.test(name);
}

/** A product where its package belongs: that is the very mistake to report, too. */
const products = /^(?:red hat )?(?:developer hub|openshift (?:serverless|pipelines|gitops))\b/i;

/** A version is called after its operator, which for RHDH is not the name of its package. */
function installsOurs(object: unknown): boolean {
  const operators = [...packages, 'rhdh-operator'];
  return listAt(object, 'spec', 'clusterServiceVersionNames').some(
    (version) =>
      typeof version === 'string' && operators.some((operator) => version.startsWith(`${operator}.`)),
  );
}

/** Catalogs of Red Hat's operators, mirrored or not, and those that were made for RHDH alone. */
function holdsOurs(object: unknown): boolean {
  const names = [textAt(object, 'metadata', 'name'), textAt(object, 'spec', 'image')];
  return names.some((name = '') => /redhat-operator|rhdh|developer-hub/.test(name));
}
