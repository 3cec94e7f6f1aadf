import { isLong } from './longRun.ts';
import { seeded } from './randomEdits.ts';

/** Named choices and their values, in the order they are tried. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value for each choice. */
export type Row<D extends Dimensions> = { readonly [K in keyof D]: D[K][number] };

/**
 * How many rows are drawn for one pair of values. A pair that none of them allows is taken for one that cannot stand
 * together: to look at all combinations takes longer than everything that is done with the rows.
 */
const draws = isLong ? 400 : 30;

/** How many of those that are allowed are made the best of. */
const climbs = 3;

/**
 * Allowed rows in which every two values that can stand together in one do so at least once. The same input gives
 * the same rows.
 */
export function pairwise<D extends Dimensions>(
  dimensions: D,
  allowed: (row: Row<D>) => boolean,
): readonly Row<D>[] {
  // One with which few rows are left, and with those of the matrix each of its tests meets every value.
  const random = seeded(6);
  const pairs = allPairs(dimensions);
  const open = new Set(pairs.map(pairText));
  const rows: Row<D>[] = [];
  for (const pair of pairs) {
    if (!open.has(pairText(pair))) continue;
    const drawn = Array.from({ length: draws }, () => draw(dimensions, random));
    // What is known to stand together mostly still does when two values of it change.
    const starts = [...drawn, ...rows];
    const best = bestOf(starts, { fixed: Object.fromEntries(pair), dimensions, open, allowed });
    if (best !== undefined) rows.push(best);
    for (const one of best === undefined ? [pairText(pair)] : pairsOf(best)) open.delete(one);
  }
  return rows;
}

type Value = readonly [dimension: string, value: string];

function draw<D extends Dimensions>(dimensions: D, random: () => number): Row<D> {
  const values = Object.entries(dimensions).map(([name, offered]): Value => [
    name,
    offered[Math.floor(random() * offered.length)] ?? '',
  ]);
  // Each row has got one value of every dimension.
  return Object.fromEntries(values) as Row<D>;
}

interface Climb<D extends Dimensions> {
  /** Stays as it is. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly dimensions: D;
  /** Pairs that no row has yet. */
  readonly open: ReadonlySet<string>;
  readonly allowed: (row: Row<D>) => boolean;
}

/** What becomes of the first rows that are allowed with the fixed values; the best of that. */
function bestOf<D extends Dimensions>(starts: readonly Row<D>[], how: Climb<D>): Row<D> | undefined {
  let best: Row<D> | undefined;
  let left = climbs;
  for (const start of starts) {
    const row = { ...start, ...how.fixed };
    if (left === 0 || !how.allowed(row)) continue;
    left--;
    const climbed = climb(row, how);
    if (best === undefined || gain(climbed, how.open) > gain(best, how.open)) best = climbed;
  }
  return best;
}

/** Changes one value of a row after the other for one with which it has more open pairs. */
function climb<D extends Dimensions>(start: Row<D>, { fixed, dimensions, open, allowed }: Climb<D>): Row<D> {
  let best = start;
  for (const [name, offered] of Object.entries(dimensions)) {
    if (fixed[name] !== undefined) continue;
    for (const value of offered) {
      const row = { ...best, [name]: value };
      if (gain(row, open) > gain(best, open) && allowed(row)) best = row;
    }
  }
  return best;
}

/** How many pairs a row has that no other has yet. */
function gain(row: Readonly<Record<string, string>>, open: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => open.has(pair)).length;
}

/** Every two values of different dimensions. */
function allPairs(dimensions: Dimensions): readonly (readonly [Value, Value])[] {
  const values = Object.entries(dimensions).map(([name, offered]) =>
    offered.map((value): Value => [name, value]),
  );
  return values.flatMap((mine, index) =>
    values
      .slice(index + 1)
      .flatMap((theirs) => mine.flatMap((one) => theirs.map((other) => [one, other] as const))),
  );
}

/** The pairs of values of a row, as text. */
export function pairsOf(row: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(row);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => pairText([one, other])));
}

function pairText(pair: readonly [Value, Value]): string {
  return pair.map(([name, value]) => `${name}=${value}`).join(' ');
}
