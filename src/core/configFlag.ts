import { field } from './field.ts';

/** What Backstage takes a value of its configuration for where it wants a flag; `undefined` for one that it refuses. */
export function flagIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

/** The flag at `path` of an app-config. */
export function configFlagAt(config: unknown, ...path: readonly (string | number)[]): boolean | undefined {
  return flagIn(field(config, ...path));
}
