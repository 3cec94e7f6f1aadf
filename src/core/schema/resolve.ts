import type { Schema } from './schema.ts';

/** The schema files by name (`kubernetes.json`), as `$ref` names them. */
export type SchemaFiles = Readonly<Record<string, Schema>>;

/**
 * A schema in which every `$ref` is replaced by what it points to and every field that came after `line` is left out.
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
  return {
    ...shared,
    ...own,
    ...(properties && { properties: { ...shared?.properties, ...expandAll(scope, properties) } }),
    ...(items && { items: expand(scope, items) }),
    ...(values !== undefined && {
      additionalProperties: typeof values === 'boolean' ? values : expand(scope, values),
    }),
  };
}

function expandAll(scope: Scope, properties: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const kept = Object.entries(properties).filter(([, schema]) => isIn(scope.line, schema['x-since']));
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

/** Whether a release line is at or after the one a field came with; without a line every field is in. */
function isIn(line: string | undefined, since: string | undefined): boolean {
  if (line === undefined || since === undefined) return true;
  const [major = 0, minor = 0] = line.split('.').map(Number);
  const [sinceMajor = 0, sinceMinor = 0] = since.split('.').map(Number);
  return major === sinceMajor ? minor >= sinceMinor : major > sinceMajor;
}
