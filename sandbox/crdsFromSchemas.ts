import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFiles } from '../src/core/schema/resolve.ts';
import type { Schema } from '../src/core/schema/schema.ts';
import type { Crd } from './crds.ts';
import { backstageVersions, type BackstageLine, type CrdOfSchema, type Versions } from './crdFiles.ts';
import { structuralSchema } from './structuralSchema.ts';

const folder = join(import.meta.dirname, '../schemas');

/** A CRD made of the schema of one kind, as an RHDH line has it. Throws where the schema file is not there. */
export function crdFromSchema(crd: CrdOfSchema, line: BackstageLine): Crd {
  const files = readSchemas();
  const root = files[crd.schema];
  if (root === undefined) throw new Error(`There is no ${crd.schema} in the folder of schemas.`);
  const { group, kind, versions } = identity(root);
  const { served, storage } = kind === 'Backstage' ? backstageVersions[line] : versions;
  const schema = structuralSchema(files, crd.schema, line === 'main' ? '2.1' : line);
  const { plural, shortNames = [] } = crd;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(), shortNames },
      versions: served.map((name) => ({
        name,
        served: true,
        storage: name === storage,
        subresources: { status: {} },
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

/** Group, kind and versions, as the schema itself enumerates them for the editor; the first version is stored. */
function identity(root: Schema): {
  readonly group: string;
  readonly kind: string;
  readonly versions: Versions;
} {
  const apiVersions = (root.properties?.['apiVersion']?.enum ?? []) as readonly string[];
  const kind = root.properties?.['kind']?.enum?.[0];
  const [group, storage] = apiVersions[0]?.split('/') ?? [];
  if (group === undefined || storage === undefined || typeof kind !== 'string') {
    throw new Error(`The schema ${root.title ?? ''} does not say of which kind it is.`);
  }
  return { group, kind, versions: { served: apiVersions.map((name) => name.split('/')[1] ?? ''), storage } };
}

function readSchemas(): SchemaFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema]),
  );
}
