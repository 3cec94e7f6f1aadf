import { field, listAt, textAt } from '../field.ts';

/** `maybe` where something that decides is not known. */
export type Verity = 'no' | 'maybe' | 'yes';

const order: readonly Verity[] = ['no', 'maybe', 'yes'];

/** True where all are: the weakest of them. */
export function every(parts: readonly Verity[]): Verity {
  return parts.reduce<Verity>(
    (least, part) => (order.indexOf(part) < order.indexOf(least) ? part : least),
    'yes',
  );
}

/** True where one is: the strongest of them. */
export function some(parts: readonly Verity[]): Verity {
  return parts.reduce<Verity>(
    (most, part) => (order.indexOf(part) > order.indexOf(most) ? part : most),
    'no',
  );
}

/** Labels as far as they are known: `complete` says that there are no others. */
export interface Labels {
  readonly known: Readonly<Record<string, string>>;
  readonly complete: boolean;
  /** Keys that are surely not among them, although others may be. */
  readonly never?: readonly string[];
}

/** What controllers add to the Pods of a template. Source: Kubernetes, well-known labels. */
const addedToPods: readonly string[] = [
  'pod-template-hash',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
];

/** Labels of which nothing is known. */
export const unknownLabels: Labels = { known: {}, complete: false };

/** Whether a label selector selects what carries the labels; an empty one selects everything. */
export function selects(selector: unknown, labels: Labels): Verity {
  const pairs = Object.entries(field(selector, 'matchLabels') ?? {}).map(([key, value]) =>
    valueAmong(labels, key, [String(value)]),
  );
  const expressions = listAt(selector, 'matchExpressions').map((expression) => fulfils(expression, labels));
  return every([...pairs, ...expressions]);
}

function fulfils(expression: unknown, labels: Labels): Verity {
  const key = textAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values').map(String);
  switch (textAt(expression, 'operator')) {
    case 'In':
      return valueAmong(labels, key, values);
    case 'NotIn':
      return opposite(valueAmong(labels, key, values));
    case 'Exists':
      return exists(labels, key);
    case 'DoesNotExist':
      return opposite(exists(labels, key));
    default:
      return 'maybe';
  }
}

function valueAmong(labels: Labels, key: string, values: readonly string[]): Verity {
  const value = Object.hasOwn(labels.known, key) ? labels.known[key] : undefined;
  if (value !== undefined) return values.includes(value) ? 'yes' : 'no';
  return absent(labels, key);
}

function exists(labels: Labels, key: string): Verity {
  return Object.hasOwn(labels.known, key) ? 'yes' : absent(labels, key);
}

function absent({ complete, never = [] }: Labels, key: string): Verity {
  if (never.includes(key)) return 'no';
  return complete && !addedToPods.includes(key) ? 'no' : 'maybe';
}

function opposite(verity: Verity): Verity {
  if (verity === 'maybe') return verity;
  return verity === 'yes' ? 'no' : 'yes';
}
