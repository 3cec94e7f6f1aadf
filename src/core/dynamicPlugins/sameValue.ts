import type { Installer } from '../release.ts';
import { isMapping } from '../schema/place.ts';

/** Nobody writes deeper, and what refers to itself has no end. */
const deepest = 100;

/**
 * Whether an installer takes two values for the same: Python counts true as 1, false as 0; a number that is none equals
 * nothing, not even itself. Observed (oracle/installers, section 2).
 */
export function sameValue(one: unknown, other: unknown, installer: Installer, depth = 0): boolean {
  if (depth > deepest) return true;
  const [left, right] = [plainly(one, installer), plainly(other, installer)];
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item: unknown, index) => sameValue(item, right[index], installer, depth + 1))
    );
  }
  if (!isMapping(left)) return left === right;
  if (!isMapping(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => key in right && sameValue(left[key], right[key], installer, depth + 1))
  );
}

function plainly(value: unknown, { implementation }: Installer): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' && implementation === 'python' ? Number(value) : value;
}
