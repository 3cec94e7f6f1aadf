import { expect, test } from 'vitest';
import { bundles, libraries } from '../../scripts/bundles.ts';
import { vsixProblems } from '../../scripts/vsix.ts';

const dist = [...Object.keys(bundles), ...Object.keys(libraries)].map((name) => `extension/dist/${name}.js`);
const good = new Map<string, Uint8Array>(
  [
    'extension.vsixmanifest',
    '[Content_Types].xml',
    'extension/package.json',
    'extension/package.nls.json',
    'extension/readme.md',
    'extension/changelog.md',
    'extension/LICENSE.txt',
    'extension/docs/rules.md',
    'extension/docs/target-file.md',
    'extension/media/orchestrator.svg',
    'extension/dist/target-file.schema.json',
    'extension/dist/dynamic-plugins.schema.json',
    ...dist,
  ].map((path) => [path, new Uint8Array(100)]),
);

test('a VSIX with what belongs in it has no problems', () => {
  expect(vsixProblems(good)).toEqual([]);
});

test('a missing bundle is reported', () => {
  const without = new Map([...good].filter(([path]) => path !== 'extension/dist/server.js'));
  expect(vsixProblems(without)).toEqual(['missing: extension/dist/server.js']);
});

test.each([
  'extension/dist/meta.json',
  'extension/dist/extension.js.map',
  'extension/src/extension.ts',
  'extension/node_modules/yaml/index.js',
  'extension/.env',
])('%s is unexpected', (path) => {
  expect(vsixProblems(new Map([...good, [path, new Uint8Array(1)]]))).toEqual([`unexpected: ${path}`]);
});

test('a file or a whole that is too large is reported', () => {
  const picture = 'extension/media/orchestrator.svg';
  expect(vsixProblems(new Map([...good, [picture, new Uint8Array(50_000)]]))).toEqual([
    `larger than 20 KB: ${picture}`,
  ]);
  const bundle = 'extension/dist/cluster.js';
  expect(vsixProblems(new Map([...good, [bundle, new Uint8Array(9_000_000)]]))).toEqual([
    'larger than 3500 KB in all',
  ]);
});
