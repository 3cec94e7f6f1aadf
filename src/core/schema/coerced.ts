import { flagIn } from '../configFlag.ts';
import type { Place } from './place.ts';

/**
 * What a consumer makes of a text where it wants another scalar: Backstage checks its configuration with a validator that
 * coerces types, and reads flags and numbers in the same way. Every other consumer takes a value as it is.
 */
export function coerced({ consumer, schema }: Place, value: unknown): unknown {
  if (consumer !== 'backstage' || typeof value !== 'string') return value;
  if (schema.type === 'boolean') return flagIn(value) ?? value;
  if (schema.type !== 'number' && schema.type !== 'integer') return value;
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) && (schema.type === 'number' || Number.isInteger(number)) ? number : value;
}
