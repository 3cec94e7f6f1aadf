import { isMap, isScalar, parseAllDocuments, type Document, type Pair } from 'yaml';

/** One value of a Secret in a text, with the offsets it stands at. */
export interface SecretValue {
  /** The Secret, as `namespace/name`. */
  readonly secret: string;
  readonly key: string;
  readonly field: 'data' | 'stringData';
  readonly text: string;
  /** The value as it is written, quotes and line breaks included. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** `kubectl apply` keeps the whole Secret in this annotation. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The decoded value of a key in the first Secret of a text that has it. */
export function secretValueIn(text: string, key: string): string | undefined {
  const found = secretValues(text)?.find((value) => value.key === key);
  if (found === undefined || found.text === '') return undefined;
  return found.field === 'stringData' ? found.text : decodeBase64(found.text);
}

/** Two versions of a file with every value of a Secret replaced: equal values by the same word, others not. */
export function maskSecrets(
  before: string,
  after: string,
): { readonly before: string; readonly after: string } {
  const old = secretValues(before);
  const fresh = secretValues(after);
  const freshTexts = new Set(fresh?.map(({ text }) => text));
  const common = new Set(old?.map(({ text }) => text).filter((text) => freshTexts.has(text)));
  return {
    before: replaceValues(before, old, ({ text }) => (common.has(text) ? '<masked>' : '<masked: old value>')),
    after: replaceValues(after, fresh, ({ text }) => (common.has(text) ? '<masked>' : '<masked: new value>')),
  };
}

/** A text with every value of a Secret masked. */
export function withoutValues(text: string): string {
  return maskSecrets(text, text).after;
}

/** The values of all Secrets of a text; none where it is not YAML. */
export function secretsIn(text: string): readonly SecretValue[] {
  return secretValues(text) ?? [];
}

/** The text with other values where `source` gives one, each as it is to be written. */
export function replaceSecrets(text: string, source: (value: SecretValue) => string | undefined): string {
  return written(text, secretsIn(text), source);
}

function replaceValues(
  text: string,
  values: readonly SecretValue[] | undefined,
  mask: (value: SecretValue) => string,
): string {
  if (values === undefined) return '# Not shown: this is not valid YAML and may hold a secret.\n';
  return written(text, values, (value) => `"${mask(value)}"`);
}

function written(
  text: string,
  values: readonly SecretValue[],
  source: (value: SecretValue) => string | undefined,
): string {
  return values.toReversed().reduce((changed, value) => {
    const fresh = source(value);
    if (fresh === undefined) return changed;
    // A block scalar ends after its line break, which has to stay.
    const lineBreak = changed.slice(value.start, value.end).endsWith('\n') ? '\n' : '';
    return `${changed.slice(0, value.start)}${fresh}${lineBreak}${changed.slice(value.end)}`;
  }, text);
}

/** In the order of the text; `undefined` where the text is not YAML, so that nobody can say what is secret in it. */
function secretValues(text: string): readonly SecretValue[] | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents
    .filter((document) => document.get('kind') === 'Secret')
    .flatMap((document) => valuesOf(document, text))
    .sort((one, other) => one.start - other.start);
}

function valuesOf(document: Document, text: string): readonly SecretValue[] {
  const valuesAt = (path: readonly string[], field: SecretValue['field']): readonly SecretValue[] =>
    pairsAt(document, path).flatMap((pair) => secretValue(pair, field, document, text));
  return [
    ...valuesAt(['data'], 'data'),
    ...valuesAt(['stringData'], 'stringData'),
    ...valuesAt(['metadata', 'annotations'], 'stringData').filter(({ key }) => key === lastApplied),
  ];
}

function pairsAt(document: Document, path: readonly string[]): readonly Pair[] {
  const node = document.getIn(path, true);
  return isMap(node) ? node.items : [];
}

function secretValue(
  { key, value }: Pair,
  field: SecretValue['field'],
  document: Document,
  whole: string,
): readonly SecretValue[] {
  if (!isScalar(key) || !isNodeWithRange(value)) return [];
  const [start, end] = value.range;
  const text = isScalar(value) ? (value.source ?? '') : '';
  const source = whole.slice(start, end).replaceAll('\r\n', '\n').replace(/\n$/, '');
  const [namespace, name] = ['namespace', 'name'].map((part) => document.getIn(['metadata', part]));
  return [
    {
      secret: `${String(namespace)}/${String(name)}`,
      key: String(key.value),
      field,
      text,
      source,
      start,
      end,
    },
  ];
}

function isNodeWithRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** The text behind a value of `data`; `undefined` where it is not base64. */
export function decodeBase64(text: string): string | undefined {
  const packed = text.replaceAll(/\s/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return undefined;
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
