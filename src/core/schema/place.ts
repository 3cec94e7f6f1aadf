import type { Consumer, Path } from '../finding.ts';
import type { Schema } from './schema.ts';

/** A mapping as the YAML readers hand it over. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping: neither scalar nor list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the walk stands. */
export interface Place {
  readonly root: Schema;
  /** The value of the whole document. */
  readonly document: unknown;
  readonly schema: Schema;
  readonly path: Path;
  readonly consumer: Consumer;
}

/** The place one step further down. */
export function inside(place: Place, schema: Schema, step: string | number): Place {
  return { ...place, schema, path: [...place.path, step] };
}

/** A path in the notation of `kubectl explain`: `spec.flavours[0].name`; empty for the document itself. */
export function describePath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
