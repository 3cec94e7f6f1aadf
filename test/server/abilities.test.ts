import { expect, test } from 'vitest';
import { unusedFeatures } from '../../scripts/bundlePlugins.ts';
import { startLanguageClient } from '../support/languageClient.ts';

/** The names of all the things that stand in an offer. */
function namesIn(offer: object): readonly string[] {
  return Object.entries(offer).flatMap(([name, more]: [string, unknown]) =>
    typeof more === 'object' && more !== null ? [name, ...namesIn(more)] : [name],
  );
}

const leftOut = (offer: object): readonly string[] =>
  unusedFeatures.filter((feature) =>
    namesIn(offer).some((name) => name.toLowerCase().includes(feature.toLowerCase())),
  );

test('the extension has a part of the language client for all that the server offers', async () => {
  const { abilities, stop } = await startLanguageClient();
  await stop();
  expect(abilities.hoverProvider).toBe(true);
  expect(leftOut(abilities)).toEqual([]);
});

test.each([
  [{ signatureHelpProvider: {} }, ['signatureHelp']],
  [{ documentRangeFormattingProvider: true }, ['formatting']],
  [{ workspace: { fileOperations: { didCreate: {} } } }, ['fileOperations']],
])('an offer that has none would be noticed: %j', (offer, features) => {
  expect(leftOut(offer)).toEqual(features);
});
