import type { Installer } from '../release.ts';
import type { Fields } from './written.ts';

/**
 * Whether an installer leaves a plugin with these fields out. The Python installers take any `disabled` that is not
 * empty for yes; 2.x takes nothing but booleans, and `enabled` first.
 */
export function isOff(fields: Fields, installer: Installer): boolean {
  const { enabled, disabled } = fields;
  if (installer.enabledKey && typeof enabled === 'boolean') return !enabled;
  return installer.nonBooleanFlag === 'truthy' ? isTruthy(disabled) : disabled === true;
}

/** As Python sees it: unlike JavaScript it takes an empty list or mapping for no. */
function isTruthy(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/**
 * The fields of an entry after another one for the same plugin came over it: each field replaces the earlier one as a
 * whole. Where the installer knows `enabled`, a boolean of the one name takes the other name away, and so both go where
 * both are given.
 */
export function overlaid(below: Fields, above: Fields, installer: Installer): Fields {
  const fields: Record<string, unknown> = { ...below, ...above };
  if (!installer.enabledKey) return fields;
  if (typeof above.enabled === 'boolean') delete fields.disabled;
  if (typeof above.disabled === 'boolean') delete fields.enabled;
  return fields;
}
