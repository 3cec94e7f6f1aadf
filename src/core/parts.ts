import { field, listAt, textAt } from './field.ts';
import type { Path } from './finding.ts';
import { kindOf, recognise, type Hint, type Recognised } from './recognise.ts';
import { referredConfigMaps, textsOfConfigMap, type EmbeddedText } from './recogniseConfigMap.ts';
import { isMapping } from './schema/place.ts';

/** Something of ours in a file: a document, an item of a `kind: List`, or a section of Helm values. */
export interface Part {
  /** The document it is in, counted from 0. */
  readonly document: number;
  /** From the root of that document. */
  readonly path: Path;
  readonly is: Recognised;
  /** The fields that belong to it, where it shares a mapping with others. */
  readonly fields?: readonly string[];
}

/** Everything of ours in the documents of one file, in their order. What a section is stands behind the whole it is part of. */
export function partsOf(documents: readonly unknown[], hint: Hint = {}): readonly Part[] {
  const objects = documents.flatMap((value, document) => objectsIn(value, document));
  const backstages = objects.filter(({ value }) => kindOf(value) === 'backstage');
  const referred = referredConfigMaps(backstages.map(({ value }) => value));
  const installedIn = objects.flatMap(({ value }) => namespaceInstalledIn(value));
  return objects.flatMap(({ document, path, value }) => {
    const is = recognise(value, { ...hint, referred, installedIn });
    if (is === undefined) return [];
    const sections = is.kind === 'helm-values' ? sectionsOfValues(value) : [];
    return [{ document, path, is }, ...sections.map((section) => ({ document, ...section }))];
  });
}

function namespaceInstalledIn(value: unknown): readonly string[] {
  const kind = kindOf(value);
  const namespace = textAt(value, 'metadata', 'namespace');
  return namespace !== undefined && (kind === 'subscription' || kind === 'operatorgroup') ? [namespace] : [];
}

/** The value of a part, in the document as a reader of another YAML version may have read it. */
export function partValue(document: unknown, { path, fields }: Pick<Part, 'path' | 'fields'>): unknown {
  const value = field(document, ...path);
  if (fields === undefined || !isMapping(value)) return value;
  return Object.fromEntries(fields.filter((name) => name in value).map((name) => [name, value[name]]));
}

/** The texts inside a part that are judged as documents of their own, by their keys below `data`. */
export function textsOf({ kind }: Recognised, value: unknown): readonly EmbeddedText[] {
  const isConfigMap = kind === 'dynamic-plugins-configmap' || kind === 'app-config-configmap';
  return isConfigMap ? textsOfConfigMap(value) : [];
}

export interface Placed {
  readonly document: number;
  readonly path: Path;
  readonly value: unknown;
}

/** `kubectl get -o yaml` wraps several objects in one List. */
export function objectsIn(value: unknown, document: number): readonly Placed[] {
  const isList = isMapping(value) && value['kind'] === 'List' && value['apiVersion'] === 'v1';
  if (!isList) return [{ document, path: [], value }];
  return listAt(value, 'items').map((item, index) => ({ document, path: ['items', index], value: item }));
}

type Section = Omit<Part, 'document'>;

/** Where the backstage chart has plugin lists and the app-config (redhat-developer/rhdh-chart, charts/backstage/values.yaml). */
const sections: readonly Section[] = [
  { path: ['global', 'dynamic'], is: { kind: 'dynamic-plugins' } },
  { path: ['global', 'lightspeed'], is: { kind: 'dynamic-plugins' }, fields: ['plugins'] },
  { path: ['orchestrator'], is: { kind: 'dynamic-plugins' }, fields: ['plugins'] },
  { path: ['upstream', 'backstage', 'appConfig'], is: { kind: 'app-config' } },
];

function sectionsOfValues(value: unknown): readonly Section[] {
  return sections.filter(({ path, fields }) => {
    const there = field(value, ...path);
    return isMapping(there) && (fields === undefined || fields.some((name) => name in there));
  });
}
