/** Nodes a value may have when each alias counts as what it stands for; no manifest comes near, and Go refuses earlier. */
const mostNodes = 100_000;

/** A place where an alias may stand. */
const alias = /(?:^|[\s,[{])\*[^\s*]/m;

/**
 * Whether a value that was read from a text can be walked to its end: aliases may make it contain itself, or multiply a few
 * lines to billions of nodes. Only texts with aliases are looked at.
 */
export function isWalkable(text: string, value: unknown): boolean {
  return !text.includes('*') || !alias.test(text) || sizeOf(value, new Map()) <= mostNodes;
}

/** Infinite for a value inside itself. Each node is looked at once, however often it is referred to. */
function sizeOf(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const size = known.get(value);
  if (size !== undefined) return size;
  known.set(value, Infinity);
  const sum = Object.values(value).reduce((total: number, part) => total + sizeOf(part, known), 1);
  known.set(value, sum);
  return sum;
}
