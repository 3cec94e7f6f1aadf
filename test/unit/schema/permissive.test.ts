import { describe, expect, it } from 'vitest';
import {
  catalog,
  permissiveFor,
  permissiveRouter,
  plainKinds,
  plainSchema,
  schemaFor,
} from '../../../src/core/schema/catalog.ts';
import { permissive } from '../../../src/core/schema/permissive.ts';
import { schemaHelp } from '../../../src/language/help/schemaHelp.ts';

/** Every keyword that stands in a schema, at any depth; names of fields are no keywords. */
function keywordsOf(schema: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [keyword, value] of Object.entries(schema)) {
    found.add(keyword);
    const below: readonly unknown[] =
      keyword === 'properties'
        ? Object.values(value as object)
        : ['items', 'additionalProperties'].includes(keyword)
          ? [value]
          : [];
    for (const one of below) keywordsOf(one, found);
  }
  return found;
}

describe('permissive', () => {
  it('keeps what explains and suggests, and nothing that could be broken', () => {
    expect(
      permissive({
        title: 'Thing',
        description: 'A thing.',
        type: 'object',
        required: ['mode'],
        properties: {
          mode: { description: 'How.', type: 'string', enum: ['a', 'b'], default: 'a' },
          on: { type: 'boolean' },
          gone: { type: 'string', 'x-until': '1.5' },
          list: { type: 'array', minItems: 1, items: { type: 'string', examples: ['x'] } },
        },
        additionalProperties: false,
      }),
    ).toEqual({
      description: 'A thing.',
      properties: {
        mode: { description: 'How.', examples: ['a', 'b'], default: 'a' },
        on: { examples: [true, false] },
        list: { items: { examples: ['x'] } },
      },
    });
  });

  it('has no keyword that judges, in any of our schemas', () => {
    const harmless = ['description', 'default', 'examples', 'properties', 'items', 'additionalProperties'];
    const all = [
      ...catalog.map((kind) => schemaFor(kind) ?? {}),
      ...plainKinds.map((kind) => plainSchema(kind)),
    ];
    for (const schema of all) {
      const judging = [...keywordsOf(permissive(schema))].filter((keyword) => !harmless.includes(keyword));
      expect(judging, schema.title).toEqual([]);
    }
  });
});

describe('permissiveRouter', () => {
  const help = schemaHelp();
  const ask = (text: string) => ({
    text: text.replace('|', ''),
    offset: text.indexOf('|'),
    schemaId: 'router',
    schema: permissiveRouter('1.10'),
  });

  it('suggests the fields of the kind a document says it has, also behind another document', async () => {
    const text = `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
spec:
  fl|
`;
    const labels = (await help.complete(ask(text))).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['application', 'database', 'flavours', 'deployment']));
    expect(labels).not.toContain('services');
  });

  it('suggests values without a type or an enum', async () => {
    const head = 'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nspec:\n';
    const labels = (await help.complete(ask(`${head}  installPlanApproval: |\n`))).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Automatic', 'Manual']));
    expect((await help.complete(ask('kind: |\n'))).map(({ label }) => label)).toContain('Backstage');
  });

  it('explains a field', async () => {
    const text = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nspec:\n  fla|vours: []\n';
    expect((await help.hover(ask(text)))?.markdown).toContain('Ready-made sets of plugins');
  });
});

describe('permissiveFor', () => {
  const help = schemaHelp();
  const labelsAt = async (text: string): Promise<readonly string[]> => {
    const offset = text.indexOf('|');
    const query = {
      text: text.replace('|', ''),
      offset,
      schemaId: 'plain',
      schema: permissiveFor('dynamic-plugins'),
    };
    return (await help.complete(query)).map(({ label }) => label);
  };

  it('knows a plugin list, and the ConfigMap that may have its name', async () => {
    expect(await labelsAt('plugins:\n  - package: a\n    |\n')).toEqual(
      expect.arrayContaining(['disabled', 'pluginConfig', 'dependencies']),
    );
    expect(await labelsAt('apiVersion: v1\nkind: ConfigMap\nda|\n')).toEqual(
      expect.arrayContaining(['data', 'metadata']),
    );
    expect(await labelsAt('apiVersion: v1\nkind: ConfigMap\nda|\n')).not.toContain('plugins');
  });
});
