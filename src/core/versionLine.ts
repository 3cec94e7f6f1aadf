/** The line, `1.38`, in a version or in the name of a ClusterServiceVersion; `undefined` where there is none. */
export function lineOf(text: string): string | undefined {
  return /(?:^|v)(\d+\.\d+)/.exec(text)?.[1];
}

/** Below 0 where the first line is the older one, 0 where both are the same. */
export function compareLines(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major === otherMajor ? minor - otherMinor : major - otherMajor;
}
