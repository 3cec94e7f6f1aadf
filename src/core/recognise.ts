import { ourObject } from './ourObjects.ts';
import type { OurKind } from './ourKind.ts';
import { configMapKind, type EmbeddedText, type ReferredConfigMaps } from './recogniseConfigMap.ts';
import { formOf, type Form, type FormHint } from './recogniseForm.ts';
import { isPluginListName, shapeOf } from './recogniseShape.ts';
import { isMapping, type Mapping } from './schema/place.ts';

export { dynamicPluginsKey } from './recogniseConfigMap.ts';

/** A document that the product may judge, complete and change. */
export interface Recognised {
  readonly kind: OurKind;
  /** As written; absent in files that are no Kubernetes objects. */
  readonly apiVersion?: string;
  /** Absent for a manifest that somebody wrote from end to end. */
  readonly form?: Form;
}

/** What is known besides the content. */
export interface Hint extends FormHint {
  /** The ConfigMaps that the Backstage objects of the same file name. */
  readonly referred?: ReferredConfigMaps;
  /** Namespaces that something of ours in the same file has OLM install operators in. */
  readonly installedIn?: readonly string[];
}

/**
 * What a document's plain value is to the product; `undefined` means: not ours, stay silent.
 * A wrong or retired API version does not hide a document, since that is what has to be said about it.
 */
export function recognise(value: unknown, hint: Hint = {}): Recognised | undefined {
  const kind = kindOf(value, hint);
  if (kind === undefined) return undefined;
  if (kind === 'target-file' || !isObject(value)) return { kind };
  const form = formOf(value, hint);
  return { kind, apiVersion: value.apiVersion, ...(form === undefined ? {} : { form }) };
}

/** The kind alone of what {@link recognise} sees, without a look at all that stands in it. */
export function kindOf(
  value: unknown,
  { fileName = '', referred, installedIn }: Hint = {},
): OurKind | undefined {
  // Whatever such a file holds is meant to be targets; one without content is only not begun yet.
  if (isTargetFileName(fileName) && value !== undefined && value !== null) return 'target-file';
  if (!isMapping(value)) {
    // By its name alone: the installer refuses a list there, and takes nothing for no plugins.
    return isPluginListName(baseName(fileName)) ? 'dynamic-plugins' : undefined;
  }
  if (!isObject(value)) return shapeOf(value, baseName(fileName));
  return value.kind === 'ConfigMap' ? configMapKind(value, referred) : ourObject(value, value, installedIn);
}

function isObject(value: unknown): value is Mapping & { readonly apiVersion: string; readonly kind: string } {
  return isMapping(value) && typeof value['kind'] === 'string' && typeof value['apiVersion'] === 'string';
}

/**
 * What the text under a key of a ConfigMap is that should be of a kind. The RHDH operator's own default holds a whole
 * ConfigMap there: that one is no plugin list, and no configuration.
 */
export function recogniseEmbedded(
  value: unknown,
  kind: EmbeddedText['kind'] = 'dynamic-plugins',
): Recognised | undefined {
  if (kind === 'dynamic-plugins' && !isMapping(value)) return value ? { kind } : undefined;
  return isMapping(value) && !('kind' in value && 'apiVersion' in value) ? { kind } : undefined;
}

function isTargetFileName(fileName: string): boolean {
  return baseName(fileName) === '.rhdh-orchestrator.yaml';
}

function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

const marks =
  /rhdh\.redhat\.com\/|sonataflow\.org\/v|\boperator\.knative\.dev|\bKnative(Serving|Eventing)\b|operators\.coreos\.com\/|olm\.operatorframework\.io\/|dynamic-plugins|^\s*(?:- )?package: *["']?(?:@|oci:)|^\uFEFF?(?:plugins|orchestrator|serverless(?:Logic)?Operator):|networking\.k8s\.io\/v1|, *orchestrator\./m;

/** A quick look at the text, without parsing: `false` means that no document in it can be ours. */
export function mayBeOurs(text: string, hint: Hint = {}): boolean {
  const name = baseName(hint.fileName ?? '');
  return (
    isTargetFileName(name) ||
    name.startsWith('dynamic-plugins') ||
    marks.test(text) ||
    (text.includes('app-config') && text.includes('orchestrator')) ||
    (text.includes('dynamic:') && /^\uFEFF?global:/m.test(text))
  );
}
