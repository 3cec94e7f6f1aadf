import type { Manifest } from '../../src/core/manifest.ts';

/** One version of one object, as a recording or a watch has it. */
export interface Version {
  /** Of the whole cluster, so that it orders the versions of different objects. */
  readonly resourceVersion: number;
  readonly deleted: boolean;
  readonly object: Manifest;
}

/** A part of a history, and all that came before it. */
export interface Stretch {
  readonly before: readonly Version[];
  readonly versions: readonly Version[];
}

/** What one wants to know of a version: words for the states it is in; one with `=` is a value that takes turns. */
export type Facts = (object: Manifest) => readonly string[];

/** Names an object in rows; `undefined` leaves it out. Objects of one name are taken for the same. */
export type Subject = (object: Manifest) => string | undefined;

/**
 * Rows `subject: fact` in the order in which they first came true. `before` are the versions that led up to these:
 * what was true at their end is not news. A fact that ends and is not merely replaced is a row, `subject: no longer fact`.
 */
export function rowsOf(
  versions: readonly Version[],
  before: readonly Version[],
  subject: Subject,
  facts: Facts,
): readonly string[] {
  const known = new Map<string, ReadonlySet<string>>();
  const rows = new Set<string>();
  const take = (version: Version, tell: (row: string) => void) => {
    const name = subject(version.object);
    if (name === undefined) return;
    const key = `${version.object.metadata.namespace}/${version.object.metadata.name}/${name}`;
    const old = known.get(key) ?? new Set();
    const now = new Set(version.deleted ? ['deleted'] : ['there', ...facts(version.object)]);
    known.set(key, now);
    for (const fact of now) if (!old.has(fact)) tell(`${name}: ${fact}`);
    if (version.deleted) return;
    for (const fact of old) {
      if (!now.has(fact) && !fact.includes('=') && fact !== 'deleted') tell(`${name}: no longer ${fact}`);
    }
  };
  inOrder(before).forEach((version) => take(version, () => undefined));
  inOrder(versions).forEach((version) => take(version, (row) => rows.add(row)));
  return [...rows];
}

function inOrder(versions: readonly Version[]): readonly Version[] {
  return versions.toSorted((a, b) => a.resourceVersion - b.resourceVersion);
}

/** What may differ from run to run, and why. */
export interface Tolerance {
  /** Rows that come in some runs and not in others. */
  readonly varying: readonly { readonly row: RegExp; readonly why: string }[];
  /** Pairs of rows whose order differs from run to run. */
  readonly unordered: readonly { readonly rows: readonly [RegExp, RegExp]; readonly why: string }[];
}

/**
 * How two lists of rows differ as partial orders: rows that only one of them has, and pairs that stand the other way
 * round. Empty where they agree.
 */
export function differences(
  recorded: readonly string[],
  played: readonly string[],
  { varying, unordered }: Tolerance,
): readonly string[] {
  const counts = (row: string) => !varying.some((each) => each.row.test(row));
  const expected = recorded.filter(counts);
  const actual = played.filter(counts);
  const missing = expected.filter((row) => !actual.includes(row)).map((row) => `missing: ${row}`);
  const extra = actual.filter((row) => !expected.includes(row)).map((row) => `not recorded: ${row}`);
  const common = expected.filter((row) => actual.includes(row));
  const swapped = common.flatMap((first, index) =>
    common
      .slice(index + 1)
      .filter((second) => actual.indexOf(second) < actual.indexOf(first) && !areUnordered(first, second))
      .map((second) => `swapped: ${first} | ${second}`),
  );
  return [...missing, ...extra, ...swapped];

  function areUnordered(first: string, second: string): boolean {
    return unordered.some(
      ({ rows: [a, b] }) => (a.test(first) && b.test(second)) || (a.test(second) && b.test(first)),
    );
  }
}
