import { compareLines } from '../versionLine.ts';
import type { Schema } from './schema.ts';

/** The schema files by name (`kubernetes.json`), as `$ref` names them. */
export type SchemaFiles = Readonly<Record<string, Schema>>;

/**
 * A schema in which every `$ref` is replaced by what it points to and every field that `line` does not know is left out.
 * Words beside a `$ref` (description, title) stay, since they tell about this use of the shared part, and fields beside
 * it are added to those of the shared part.
 * No schema of ours refers to itself, so the result is finite. Throws on a `$ref` to nowhere: that is a bug of ours.
 */
export function resolve(files: SchemaFiles, file: string, line?: string): Schema {
  return expand({ files, file, line, shared: new Map() }, part(files, file, ''));
}

interface Scope {
  readonly files: SchemaFiles;
  readonly file: string;
  readonly line: string | undefined;
  /** What was expanded already, by where it stands: pod templates repeat themselves a lot. */
  readonly shared: Map<string, Schema>;
}

function expand(scope: Scope, schema: Schema): Schema {
  const { $ref, definitions: _shared, properties, items, additionalProperties: values, ...own } = schema;
  const shared = $ref === undefined ? undefined : follow(scope, $ref);
  const later = laterThan(scope.line, properties);
  return {
    ...shared,
    ...own,
    ...(Object.keys(later).length > 0 && { 'x-later': later }),
    ...(properties && { properties: { ...shared?.properties, ...expandAll(scope, properties) } }),
    ...(items && { items: expand(scope, items) }),
    ...(values !== undefined && {
      additionalProperties: typeof values === 'boolean' ? values : expand(scope, values),
    }),
  };
}

function expandAll(scope: Scope, properties: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const kept = Object.entries(properties).filter(([, schema]) => isIn(scope.line, schema));
  return Object.fromEntries(kept.map(([name, schema]) => [name, expand(scope, schema)]));
}

function follow(scope: Scope, ref: string): Schema {
  const [file = '', pointer = ''] = ref.split('#', 2);
  const named = file === '' ? scope.file : file;
  const key = `${named}#${pointer}`;
  const known = scope.shared.get(key);
  if (known !== undefined) return known;
  const expanded = expand({ ...scope, file: named }, part(scope.files, named, pointer));
  scope.shared.set(key, expanded);
  return expanded;
}

function part(files: SchemaFiles, file: string, pointer: string): Schema {
  let at: unknown = files[file];
  for (const step of pointer.split('/').slice(1)) {
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  }
  if (typeof at !== 'object' || at === null) throw new Error(`no schema at ${file}#${pointer}`);
  return at;
}

/** Whether a release line knows a field; without a line every field is in. */
function isIn(line: string | undefined, { 'x-since': since, 'x-until': until }: Schema): boolean {
  if (line === undefined) return true;
  return !isAfter(since, line) && !isAfter(line, until);
}

function laterThan(
  line: string | undefined,
  properties: Readonly<Record<string, Schema>> = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, { 'x-since': since }]) =>
      since !== undefined && isAfter(since, line) ? [[name, since] as const] : [],
    ),
  );
}

function isAfter(line: string | undefined, other: string | undefined): boolean {
  if (line === undefined || other === undefined) return false;
  return compareLines(line, other) > 0;
}
