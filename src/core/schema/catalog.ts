import dynamicPlugins from '../../../schemas/dynamic-plugins.json' with { type: 'json' };
import kubernetes from '../../../schemas/kubernetes.json' with { type: 'json' };
import podTemplate from '../../../schemas/pod-template.json' with { type: 'json' };
import sonataFlowPlatform from '../../../schemas/sonataflowplatform.json' with { type: 'json' };
import { resolve, type SchemaFiles } from './resolve.ts';
import type { Schema } from './schema.ts';

const files: SchemaFiles = {
  'dynamic-plugins.json': dynamicPlugins,
  'kubernetes.json': kubernetes,
  'pod-template.json': podTemplate,
  'sonataflowplatform.json': sonataFlowPlatform,
};

/** Group, version and kind of a Kubernetes object. */
export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
}

const byKind: Readonly<Record<string, string>> = {
  'sonataflow.org/v1alpha08 SonataFlowPlatform': 'sonataflowplatform.json',
};

const resolved = new Map<string, Schema>();

/**
 * The schema of a kind without any `$ref`; `undefined` for a kind or version we have none for.
 * `line` is the RHDH line (`1.9`) whose CRD is meant where two lines have the same version with different fields.
 */
export function schemaFor({ apiVersion, kind }: ObjectKind, line?: string): Schema | undefined {
  const file = byKind[`${apiVersion} ${kind}`];
  return file === undefined ? undefined : fileSchema(file, line);
}

/** The schema of a plain dynamic-plugins file or of the text embedded in its ConfigMap. */
export function dynamicPluginsSchema(): Schema {
  return fileSchema('dynamic-plugins.json', undefined);
}

function fileSchema(file: string, line: string | undefined): Schema {
  const key = `${file} ${line ?? ''}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const schema = resolve(files, file, line);
  resolved.set(key, schema);
  return schema;
}
