/** Mappings laid over each other: lists are appended to those that are there, of anything else the later one wins. */
export function joined(...parts: readonly object[]): object {
  let whole: Readonly<Record<string, unknown>> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      whole = { ...whole, [key]: joinedValue(whole[key], value) };
    }
  }
  return whole;
}

function joinedValue(there: unknown, value: unknown): unknown {
  if (Array.isArray(there) && Array.isArray(value)) return [...(there as unknown[]), ...(value as unknown[])];
  return isMapping(there) && isMapping(value) ? joined(there, value) : value;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
