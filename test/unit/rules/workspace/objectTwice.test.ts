import { expect, test } from 'vitest';
import { foundAmong } from '../../../support/workspaceFiles.ts';

const platform = (namespace?: string): string =>
  `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
${namespace === undefined ? '' : `  namespace: ${namespace}\n`}`;
const found = 'warning object-twice "sonataflow-platform"';

test('in one file, at the later one', () => {
  expect(foundAmong({ 'a.yaml': `${platform()}---\n${platform()}` })).toEqual([`a.yaml:9 ${found}`]);
});

test('in two files of one kustomization', () => {
  const files = { 'kustomization.yaml': 'resources: [a.yaml, b.yaml]\n', 'a.yaml': platform('one') };
  expect(foundAmong({ ...files, 'b.yaml': platform('one') })).toEqual([`b.yaml:4 ${found}`]);
  expect(foundAmong({ ...files, 'b.yaml': platform('two') })).toEqual([]);
});

test.each([
  ['in files that nobody applies together', { 'a.yaml': platform('one'), 'b.yaml': platform('one') }],
  ['in two namespaces', { 'a.yaml': `${platform('one')}---\n${platform('two')}` }],
  [
    'where one says its namespace and the other does not',
    { 'a.yaml': `${platform('one')}---\n${platform()}` },
  ],
  [
    'where one is a patch of the other',
    {
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: b.yaml}]\n',
      'a.yaml': platform(),
      'b.yaml': platform(),
    },
  ],
])('nothing %s', (_, files) => {
  expect(foundAmong(files)).toEqual([]);
});
