import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { field } from '../../../src/core/field.ts';
import { plainSchema } from '../../../src/core/schema/catalog.ts';
import { isMapping } from '../../../src/core/schema/place.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { validate } from '../../../src/core/schema/validate.ts';
import { parse } from '../../../src/core/yaml/parse.ts';
import { crdDifferences } from './crdDifferences.ts';

const charts = join(import.meta.dirname, '../../../../shared/upstream/rhdh-chart');

/** Branch of the charts → the line it is for. */
const branches = [
  ['release-1.6', '1.6'],
  ['release-1.7', '1.7'],
  ['release-1.8', '1.8'],
  ['release-1.9', '1.9'],
  ['release-1.10', '1.10'],
  ['main', '2.0'],
] as const;

function valuesOf(branch: string, chart: string): unknown {
  const text = readFileSync(join(charts, branch, chart, 'values.yaml'), 'utf8');
  return parse(text, { version: '1.1' }).documents[0];
}

function schemaOf(branch: string, chart: string): Schema {
  return JSON.parse(readFileSync(join(charts, branch, chart, 'values.schema.json'), 'utf8')) as Schema;
}

/** A CRD closes a mapping by listing its fields, JSON Schema does not: what is open there is said to be so. */
function opened({ properties, items, additionalProperties: values = true, ...schema }: Schema): Schema {
  return {
    ...schema,
    ...(items && { items: opened(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, below]) => [name, opened(below)]),
      ),
      additionalProperties: values,
    }),
  };
}

function at(schema: Schema, ...names: readonly string[]): Schema {
  return names.reduce<Schema>((one, name) => one.properties?.[name] ?? {}, schema);
}

/** Where the value of every setting stands, lists being one setting each. */
function leaves(value: unknown, path = ''): readonly string[] {
  if (!isMapping(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, below]) =>
    leaves(below, path === '' ? name : `${path}.${name}`),
  );
}

function fieldsOf(schema: Schema, path = ''): readonly (readonly [path: string, schema: Schema])[] {
  const below = Object.entries(schema.properties ?? {});
  if (below.length === 0) return [[path, schema]];
  return below.flatMap(([name, one]) => fieldsOf(one, path === '' ? name : `${path}.${name}`));
}

/** Differences that are meant. */
const explained: readonly RegExp[] = [
  // Defaults that follow the release are those of the newest one, or are not repeated.
  /^serverless(?:Logic)?Operator\..*(?:channel|name|startingCSV): default is /,
  /^global\..*: default is undefined/,
  // Up to 1.9 the chart does not say of two mappings that they are mappings.
  /^serverless(?:Logic)?Operator: type is "object", upstream undefined$/,
  // An entry may hold what the plugin installer reads, which is more than the chart names.
  /plugins\[\]: field (?:enabled|pullPolicy|forceDownload|dependencies) is not upstream$/,
  // JSON Schema has two types where a CRD has one that may be null.
  /\.dbCreationJobTTLSecondsAfterFinished: (?:type|nullable) is /,
];

function unexplained(differences: readonly string[]): readonly string[] {
  return differences.filter((said) => !explained.some((known) => known.test(said)));
}

describe.skipIf(!existsSync(charts))(
  'schemas of Helm values against the charts of ../shared/upstream (skipped where they are not there)',
  () => {
    it.each(branches)('orchestrator-infra of %s', (branch) => {
      const ours = plainSchema('helm-infra-values');
      const differences = crdDifferences(ours, opened(schemaOf(branch, 'orchestrator-infra')));
      expect(unexplained(differences)).toEqual([]);
      expect(validate(ours, valuesOf(branch, 'orchestrator-infra'))).toEqual([]);
    });

    it.each(branches)('the section of the Orchestrator in the chart of %s', (branch, line) => {
      const ours = plainSchema('helm-values', line);
      const values = valuesOf(branch, 'backstage');
      expect(validate(ours, values)).toEqual([]);
      const section = field(values, 'orchestrator');
      const known = fieldsOf(at(ours, 'orchestrator'));
      expect(known.map(([path]) => path).toSorted()).toEqual(leaves(section ?? {}).toSorted());
      for (const [path, { default: value }] of known) {
        if (value !== undefined) expect(value, path).toEqual(field(section, ...path.split('.')));
      }
    });

    it('knows what the schema of the newest chart knows', () => {
      const theirs = opened(schemaOf('main', 'backstage'));
      const ours = plainSchema('helm-values', '2.0');
      const isPlugin = (path: string): boolean => /(?:^|\.)plugins(?:\[\]|$)/.test(path);
      const differences = ['orchestrator', 'global.dynamic', 'global.catalogIndex'].flatMap((section) =>
        crdDifferences(at(ours, ...section.split('.')), at(theirs, ...section.split('.')), isPlugin).map(
          (said) => `${section}.${said}`,
        ),
      );
      expect(unexplained(differences)).toEqual([]);
    });
  },
);
