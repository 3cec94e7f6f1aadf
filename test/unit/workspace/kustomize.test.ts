import { describe, expect, test } from 'vitest';
import { areTogether, namespaceOf, shareNamespace } from '../../../src/core/workspace/together.ts';
import { isPatch, type Surroundings } from '../../../src/core/workspace/surroundings.ts';
import type { WorkspaceObject } from '../../../src/core/workspace/fileFacts.ts';
import { foundAmong, surroundingsFor, type Files } from '../../support/workspaceFiles.ts';

const backstage = (name: string, namespace?: string): string =>
  `apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: ${name}\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}`;

function only(around: Surroundings, path: string): WorkspaceObject {
  const [object] = around.of(`/ws/${path}`);
  if (object === undefined) throw new Error(`nothing in ${path}`);
  return object;
}

const layered: Files = {
  'base/kustomization.yaml': 'resources: [cr.yaml, other.yaml]\n',
  'base/cr.yaml': backstage('hub'),
  'base/other.yaml': backstage('other'),
  'dev/kustomization.yaml':
    'namespace: dev\nresources: [../base, own.yaml]\npatches: [{path: change.yaml, target: {kind: Backstage}}]\n',
  'dev/own.yaml': backstage('own', 'elsewhere'),
  'dev/change.yaml': backstage('hub'),
  'alone.yaml': backstage('alone', 'dev'),
};

describe('what kustomize makes of files', () => {
  const around = surroundingsFor(layered);
  const [base, own, change, alone] = ['base/cr.yaml', 'dev/own.yaml', 'dev/change.yaml', 'alone.yaml'].map(
    (path) => only(around, path),
  ) as [WorkspaceObject, WorkspaceObject, WorkspaceObject, WorkspaceObject];

  test('a base and its overlay are applied together, a file that nobody lists is not', () => {
    expect(areTogether(base, own, around)).toBe(true);
    expect(areTogether(base, alone, around)).toBe(false);
  });

  test('the namespace of the overlay counts, whatever a file says', () => {
    expect(namespaceOf(own, around)).toBe('dev');
    expect(shareNamespace(base, own, around)).toBe('yes');
    expect(shareNamespace(base, alone, around)).toBe('yes');
  });

  test('a patch makes nothing, which an overlay says by listing it', () => {
    expect(isPatch(change, around)).toBe(true);
    expect(around.defining('Backstage', 'hub').map(({ file }) => file)).toEqual(['/ws/base/cr.yaml']);
  });

  test('with two overlays nobody knows the namespace, only that what is in one base shares it', () => {
    const both = surroundingsFor({
      ...layered,
      'prod/kustomization.yaml': 'namespace: prod\nresources: [../base]\n',
    });
    expect(namespaceOf(only(both, 'base/cr.yaml'), both)).toBeUndefined();
    expect(shareNamespace(only(both, 'base/cr.yaml'), only(both, 'base/other.yaml'), both)).toBe('yes');
    expect(shareNamespace(only(both, 'base/cr.yaml'), only(both, 'dev/own.yaml'), both)).toBe('unknown');
  });

  test.each([
    ['a prefix', 'namePrefix: my-\n', { isRenamed: true }],
    ['a suffix', 'nameSuffix: -x\n', { isRenamed: true }],
    ['a generator', 'configMapGenerator: [{name: g}]\n', { generated: [{ kind: 'ConfigMap', name: 'g' }] }],
    ['a chart', 'helmCharts: []\n', { isOpen: true }],
    ['a repository', 'bases: ["https://example.com/x?ref=main"]\n', { isOpen: true }],
    ['a folder that is not there', 'components: [../gone]\n', { isOpen: true }],
    ['nothing else', '', { isRenamed: false, generated: [], isOpen: false }],
  ])('%s', (_, more, expected) => {
    const files = { 'kustomization.yaml': `${more}resources: [cr.yaml]\n`, 'cr.yaml': backstage('hub') };
    expect(surroundingsFor(files).lineage('/ws/cr.yaml')).toMatchObject(expected);
  });

  test('beside templates of another tool nobody knows what else there is', () => {
    const files = {
      'chart/Chart.yaml': 'name: x\n',
      'chart/more/cr.yaml': backstage('hub'),
      'cr.yaml': backstage('hub'),
    };
    const beside = surroundingsFor(files);
    expect(beside.lineage('/ws/chart/more/cr.yaml').isOpen).toBe(true);
    expect(
      surroundingsFor({ 'a/Chart.yaml': 'name: x\n', 'b/cr.yaml': backstage('x') }).lineage('/ws/b/cr.yaml')
        .isOpen,
    ).toBe(false);
  });

  test('kustomizations that list each other end', () => {
    const circular = surroundingsFor({
      'a/kustomization.yaml': 'resources: [../b, cr.yaml]\n',
      'a/cr.yaml': backstage('hub'),
      'b/kustomization.yaml': 'resources: [../a]\n',
    });
    expect([...circular.lineage('/ws/a/cr.yaml').files]).toContain('/ws/a/cr.yaml');
  });
});

describe('what is laid over others is judged as a part, whatever its file is called', () => {
  const env = `${backstage('hub')}spec:\n  application:\n    extraEnvs:\n      envs: [{name: A}]\n`;
  const persistence =
    'spec:\n  services:\n    dataIndex:\n      persistence:\n        postgresql:\n          serviceRef: {name: backstage-psql-hub}\n';
  const platform = `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: sonataflow-platform}\n${persistence}`;
  const parts: Files = { 'env.yaml': env, 'sfp.yaml': platform };

  test('by the kustomization that lists it', () => {
    expect(foundAmong(parts)).toEqual([
      expect.stringContaining('schema-required'),
      expect.stringContaining('sfp-persistence'),
    ]);
    const kustomization = 'resources: [cr.yaml]\npatches: [{path: env.yaml}, {path: sfp.yaml}]\n';
    expect(foundAmong({ ...parts, 'kustomization.yaml': kustomization })).toEqual([]);
  });

  test.each([
    ['the whole object', `${backstage('hub')}$patch: delete\n`],
    ['an item', env.replace('{name: A}', '{name: A, $patch: delete}')],
    ['a mapping', `${backstage('hub')}spec:\n  application:\n    extraEnvs:\n      $patch: delete\n`],
  ])('by what it does to %s', (_, text) => {
    expect(foundAmong({ 'cr.yaml': text })).toEqual([]);
  });
});
