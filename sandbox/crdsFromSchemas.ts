import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFiles } from '../src/core/schema/resolve.ts';
import type { Schema } from '../src/core/schema/schema.ts';
import type { Crd } from './crd.ts';
import type { CrdOfSchema } from './crdFiles.ts';
import { structuralSchema } from './structuralSchema.ts';

const folder = join(import.meta.dirname, '../schemas');

/** A CRD made of our schemas of one kind, as an RHDH line (`1.10`) has it. Throws where a schema is not there. */
export function crdFromSchemas({ schemas, plural, shortNames = [] }: CrdOfSchema, line: string): Crd {
  const files = readSchemas();
  const versions = schemas.map((file) => ({
    ...identity(files, file),
    schema: structuralSchema(files, file, line),
  }));
  const { group, kind } = identity(files, schemas[0]);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(), shortNames },
      versions: versions.map(({ version, schema }, index) => ({
        name: version,
        served: true,
        storage: index === 0,
        subresources: { status: {} },
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

interface Identity {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Of which kind and version a schema is, as it says itself for the editor. */
function identity(files: SchemaFiles, file: string): Identity {
  const { apiVersion, kind } = files[file]?.properties ?? {};
  const [group, version] = String(apiVersion?.enum?.[0]).split('/');
  if (group === undefined || version === undefined || kind?.enum === undefined) {
    throw new Error(`There is no schema ${file} that says of which kind and version it is.`);
  }
  return { group, version, kind: String(kind.enum[0]) };
}

function readSchemas(): SchemaFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema]),
  );
}
