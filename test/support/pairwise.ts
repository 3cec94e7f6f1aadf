/** Named choices and their values, in the order they are tried. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** One value for each choice. */
export type Row<D extends Dimensions> = { readonly [K in keyof D]: D[K][number] };

/**
 * Rows in which every two values that can stand together in some allowed row do so at least once. The same input gives
 * the same rows. All combinations are looked at, so this is for some ten thousand of them, not for millions.
 */
export function pairwise<D extends Dimensions>(
  dimensions: D,
  allowed: (row: Row<D>) => boolean,
): readonly Row<D>[] {
  const candidates = combinations(dimensions)
    .filter((row) => allowed(row))
    .map((row) => ({ row, pairs: pairsOf(row) }));
  const open = new Set(candidates.flatMap(({ pairs }) => pairs));
  const rows: Row<D>[] = [];
  while (open.size > 0) {
    let best = candidates[0];
    let most = 0;
    for (const candidate of candidates) {
      const gain = candidate.pairs.filter((pair) => open.has(pair)).length;
      if (gain > most) [best, most] = [candidate, gain];
    }
    if (best === undefined) break;
    rows.push(best.row);
    for (const pair of best.pairs) open.delete(pair);
  }
  return rows;
}

/** Every combination of the values. */
export function combinations<D extends Dimensions>(dimensions: D): readonly Row<D>[] {
  let rows: readonly Readonly<Record<string, string>>[] = [{}];
  for (const [name, values] of Object.entries(dimensions)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  // Each row has got one value of every dimension.
  return rows as readonly Row<D>[];
}

/** The pairs of values of a row, as text. */
export function pairsOf(row: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}
