import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../../scripts/editorSchemas.ts';

interface Contribution {
  readonly fileMatch: string | readonly string[];
  readonly url: string;
}

const { contributes } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
) as { readonly contributes: { readonly yamlValidation: readonly Contribution[] } };

describe('schemas for other extensions that help with YAML', () => {
  it('are made under the names that package.json has', () => {
    expect(contributes.yamlValidation.map(({ url }) => url)).toEqual(
      Object.keys(editorSchemas).map((file) => `./dist/${file}`),
    );
  });

  it.each(Object.entries(editorSchemas))('%s refers to nothing outside and judges nothing', (_, schema) => {
    const text = JSON.stringify(schema());
    expect(text).not.toMatch(/"\$ref":"[^#]/);
    expect(text).not.toMatch(/"(?:enum|pattern|minItems|additionalProperties":false)/);
    expect(text.length).toBeLessThan(100_000);
  });
});
