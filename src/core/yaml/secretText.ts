import { isMap, isScalar, parseAllDocuments, type Document, type Pair } from 'yaml';

/** One value of a Secret in a text, with the offsets it stands at. */
interface SecretValue {
  readonly key: string;
  readonly field: 'data' | 'stringData';
  readonly text: string;
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

function replaceValues(
  text: string,
  values: readonly SecretValue[] | undefined,
  mask: (value: SecretValue) => string,
): string {
  if (values === undefined) return '# Not shown: this is not valid YAML and may hold a secret.\n';
  return values.toReversed().reduce((masked, value) => {
    // A block scalar ends after its line break, which has to stay.
    const lineBreak = masked.slice(value.start, value.end).endsWith('\n') ? '\n' : '';
    return `${masked.slice(0, value.start)}"${mask(value)}"${lineBreak}${masked.slice(value.end)}`;
  }, text);
}

/** In the order of the text; `undefined` where the text is not YAML, so that nobody can say what is secret in it. */
function secretValues(text: string): readonly SecretValue[] | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents
    .filter((document) => document.get('kind') === 'Secret')
    .flatMap((document) => valuesOf(document))
    .sort((one, other) => one.start - other.start);
}

function valuesOf(document: Document): readonly SecretValue[] {
  const annotations = pairsAt(document, ['metadata', 'annotations']);
  return [
    ...pairsAt(document, ['data']).flatMap((pair) => secretValue(pair, 'data')),
    ...pairsAt(document, ['stringData']).flatMap((pair) => secretValue(pair, 'stringData')),
    ...annotations
      .flatMap((pair) => secretValue(pair, 'stringData'))
      .filter(({ key }) => key === lastApplied),
  ];
}

function pairsAt(document: Document, path: readonly string[]): readonly Pair[] {
  const node = document.getIn(path, true);
  return isMap(node) ? node.items : [];
}

function secretValue({ key, value }: Pair, field: SecretValue['field']): readonly SecretValue[] {
  if (!isScalar(key) || !isNodeWithRange(value)) return [];
  const [start, end] = value.range;
  const text = isScalar(value) ? (value.source ?? '') : '';
  return [{ key: String(key.value), field, text, start, end }];
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
