import { expect, test } from 'vitest';
import { yamlDocumentsCache } from 'yaml-language-server/out/src/languageservice/parser/yaml-documents.js';
import { complete, describe } from '../../../src/language/help/help.ts';
import { schemaHelp } from '../../../src/language/help/schemaHelp.ts';
import { targetOf } from '../../support/targets.ts';

/** How many parsed texts yaml-language-server holds on to. */
function held(): number {
  const cache: unknown = Reflect.get(yamlDocumentsCache, 'cache');
  if (!(cache instanceof Map)) throw new Error('yaml-language-server keeps its texts elsewhere now');
  return cache.size;
}

test('however many files and versions are looked at, one text per schema is kept', async () => {
  const help = schemaHelp();
  const { release } = targetOf();
  yamlDocumentsCache.clear();
  for (let version = 0; version < 60; version++) {
    const platform = `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nspec:\n  x${version}: 1\n  `;
    const list = `plugins:\n  - package: ./p${version}\n    disabled: true\n    `;
    for (const text of [platform, list]) {
      const fileName = `/folder-${version}/some.yaml`;
      await complete({ text, offset: text.length, release, fileName }, help);
      await describe({ text, offset: text.length - 8, release, fileName }, help);
    }
  }
  expect(held()).toBe(2);
});
