import { field, listAt, textAt } from './field.ts';
import { isForeignTemplate } from './foreignTemplate.ts';
import { isMapping } from './schema/place.ts';

/** What a document of ours is. */
export type OurKind =
  | 'backstage'
  | 'sonataflowplatform'
  | 'subscription'
  | 'operatorgroup'
  | 'knativeserving'
  | 'knativeeventing'
  | 'networkpolicy'
  | 'dynamic-plugins-configmap'
  | 'dynamic-plugins'
  | 'target-file';

/** A document that the product may judge, complete and change. */
export interface Recognised {
  readonly kind: OurKind;
  /** As written; absent in files that are no Kubernetes objects. */
  readonly apiVersion?: string;
}

/** What is known besides the content. */
export interface Hint {
  /** Path or bare name of the file, with `/` or `\` between folders. */
  readonly fileName?: string;
}

/** The key of the ConfigMap that holds the plugin list (rhdh-operator, pkg/model/dynamic-plugins.go). */
export const dynamicPluginsKey = 'dynamic-plugins.yaml';

/** Packages whose Subscriptions the product knows (plugin-infra of every line). */
const packages: readonly string[] = [
  'serverless-operator',
  'logic-operator',
  'logic-operator-rhel8',
  'rhdh',
  'openshift-pipelines-operator-rh',
  'openshift-gitops-operator',
];

const operatorNamespaces: readonly string[] = [
  'openshift-serverless',
  'openshift-serverless-logic',
  'rhdh-operator',
  'openshift-gitops-operator',
];

/** Policies of the Orchestrator: the four of plugin-deps and of the 2.1 flavour, and the name the first had in early 1.7. */
const policies: readonly string[] = [
  'allow-infra-ns-to-workflow-ns',
  'allow-external-communication',
  'allow-intra-network',
  'allow-monitoring-to-sonataflow-and-workflows',
  'allow-knative-to-sonataflow-and-workflows',
];

/**
 * What a document's plain value is to the product; `undefined` means: not ours, stay silent.
 * A wrong or retired API version does not hide a document, since that is what has to be said about it.
 */
export function recognise(value: unknown, hint: Hint = {}): Recognised | undefined {
  const { fileName = '' } = hint;
  // Whatever such a file holds is meant to be targets; one without content is only not begun yet.
  if (isTargetFileName(fileName) && value !== undefined && value !== null) return { kind: 'target-file' };
  if (!isMapping(value)) return undefined;
  const { apiVersion, kind } = value;
  if (typeof kind === 'string' && typeof apiVersion === 'string') {
    const ours = ourObject(value, apiVersion, kind);
    return ours === undefined ? undefined : { kind: ours, apiVersion };
  }
  return isPluginList(value, fileName) ? { kind: 'dynamic-plugins' } : undefined;
}

/**
 * What the text inside a ConfigMap's `dynamic-plugins.yaml` is. The RHDH operator's own default holds a whole
 * ConfigMap there: that one is not a plugin list.
 */
export function recogniseEmbedded(value: unknown): Recognised | undefined {
  if (!isMapping(value) || ('kind' in value && 'apiVersion' in value)) return undefined;
  return { kind: 'dynamic-plugins' };
}

function ourObject(value: unknown, apiVersion: string, kind: string): OurKind | undefined {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  switch (kind) {
    case 'Backstage':
      return group === 'rhdh.redhat.com' ? 'backstage' : undefined;
    case 'SonataFlowPlatform':
      return group === 'sonataflow.org' ? 'sonataflowplatform' : undefined;
    case 'KnativeServing':
      return group.endsWith('knative.dev') ? 'knativeserving' : undefined;
    case 'KnativeEventing':
      return group.endsWith('knative.dev') ? 'knativeeventing' : undefined;
    case 'Subscription':
      return group === 'operators.coreos.com' && isOurSubscription(value) ? 'subscription' : undefined;
    case 'OperatorGroup':
      return group === 'operators.coreos.com' &&
        isIn(operatorNamespaces, textAt(value, 'metadata', 'namespace'))
        ? 'operatorgroup'
        : undefined;
    case 'NetworkPolicy':
      return group === 'networking.k8s.io' && isIn(policies, textAt(value, 'metadata', 'name'))
        ? 'networkpolicy'
        : undefined;
    case 'ConfigMap':
      return isPluginConfigMap(value) ? 'dynamic-plugins-configmap' : undefined;
    default:
      return undefined;
  }
}

function isIn(names: readonly string[], name: string | undefined): boolean {
  return name !== undefined && names.includes(name);
}

/** A Subscription without `spec.name` is recognised by its own name: the missing field is the very mistake to report. */
function isOurSubscription(value: unknown): boolean {
  return isIn(packages, textAt(value, 'spec', 'name') ?? textAt(value, 'metadata', 'name'));
}

/** Without the key, the name tells: the operator refuses such a ConfigMap, so it has to be judged. */
function isPluginConfigMap(value: unknown): boolean {
  const data = field(value, 'data');
  if (isMapping(data) && dynamicPluginsKey in data) return true;
  return isIn(['dynamic-plugins', 'dynamic-plugins-rhdh'], textAt(value, 'metadata', 'name'));
}

function isTargetFileName(fileName: string): boolean {
  return baseName(fileName) === '.rhdh-orchestrator.yaml';
}

function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

/** By its file name, or by content that nothing else has: only the two root keys, and an entry that reads like a plugin. */
function isPluginList(value: object, fileName: string): boolean {
  if ('kind' in value || 'apiVersion' in value) return false;
  const keys = Object.keys(value);
  if (/^dynamic-plugins[^/]*\.ya?ml$/.test(baseName(fileName))) return true;
  if (keys.length === 0 || keys.some((key) => key !== 'includes' && key !== 'plugins')) return false;
  return listAt(value, 'plugins').some(isPluginEntry);
}

const pluginFields: readonly string[] = [
  'disabled',
  'enabled',
  'integrity',
  'pluginConfig',
  'pullPolicy',
  'dependencies',
];

function isPluginEntry(entry: unknown): boolean {
  const name = textAt(entry, 'package');
  if (name === undefined || !isMapping(entry)) return false;
  return /^(oci:\/\/|ref:\/\/|\.\/dynamic-plugins\/)/.test(name) || pluginFields.some((key) => key in entry);
}

const marks =
  /rhdh\.redhat\.com\/|sonataflow\.org\/v|\boperator\.knative\.dev|\bKnative(Serving|Eventing)\b|operators\.coreos\.com\/|dynamic-plugins|^plugins:|networking\.k8s\.io\/v1/m;

/**
 * A quick look at the text, without parsing: `false` means that no document in it can be ours.
 * Templates of other tools are never ours, since they are not YAML yet.
 */
export function mayBeOurs(text: string, hint: Hint = {}): boolean {
  const name = baseName(hint.fileName ?? '');
  const marked = isTargetFileName(name) || name.startsWith('dynamic-plugins') || marks.test(text);
  return marked && !isForeignTemplate(text);
}
