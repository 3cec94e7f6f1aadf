import { describe, expect, test } from 'vitest';
import { foundAmong, type Files } from '../../../support/workspaceFiles.ts';

/** A Backstage object that names ConfigMaps for its configuration and Secrets for its environment. */
function backstage(named: {
  readonly namespace?: string;
  readonly configMaps?: readonly string[];
  readonly secrets?: readonly string[];
}): string {
  const { namespace, configMaps = [], secrets = [] } = named;
  return `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub${namespace === undefined ? '' : `, namespace: ${namespace}`}}
spec:
  application:
    appConfig: {configMaps: [${configMaps.map((name) => `{name: ${name}}`).join(', ')}]}
    extraEnvs: {secrets: [${secrets.map((name) => `{${name.includes(':') ? name : `name: ${name}`}}`).join(', ')}]}
`;
}

function object(kind: 'ConfigMap' | 'Secret', name: string, namespace?: string, keys = ['KEY']): string {
  const home = namespace === undefined ? '' : `, namespace: ${namespace}`;
  const data = keys.map((key) => `${key}: x`).join(', ');
  return `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}${home}}\n${kind === 'Secret' ? 'stringData' : 'data'}: {${data}}\n`;
}

const set = (...documents: readonly string[]): Files => ({ 'set.yaml': documents.join('---\n') });

describe('cr-reference-missing', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'a Secret called nearly like one that nobody names',
      set(backstage({ secrets: ['tokens'] }), object('Secret', 'token')),
      ['set.yaml:7 warning cr-reference-missing "tokens"'],
    ],
    [
      'the only ConfigMap that is missing among several',
      set(
        backstage({ configMaps: ['one', 'two', 'elsewhere-made'] }),
        object('ConfigMap', 'one'),
        object('ConfigMap', 'two'),
      ),
      ['set.yaml:6 info cr-reference-missing "elsewhere-made"'],
    ],
    [
      'the same in one folder, with namespaces that are written',
      {
        'cr.yaml': backstage({ namespace: 'one', secrets: ['tokens'] }),
        's.yaml': object('Secret', 'token', 'one'),
      },
      ['cr.yaml:7 warning cr-reference-missing "tokens"'],
    ],
    ['where no such object stands beside it', set(backstage({ configMaps: ['a'], secrets: ['b'] })), []],
    [
      'where many are missing',
      set(
        backstage({ configMaps: ['one', 'two', 'other', 'another'] }),
        object('ConfigMap', 'one'),
        object('ConfigMap', 'two'),
      ),
      [],
    ],
    [
      'a Secret of another name, which is often made by hand',
      set(backstage({ secrets: ['one', 'two', 'other'] }), object('Secret', 'one'), object('Secret', 'two')),
      [],
    ],
    [
      'what the operator makes',
      set(
        backstage({ secrets: ['backstage-psql-secret-hub'] }),
        object('Secret', 'backstage-psql-secret-hub'),
      ),
      [],
    ],
    [
      'what a SealedSecret brings',
      set(
        backstage({ secrets: ['tokens'] }),
        object('Secret', 'token'),
        'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: tokens}\n',
      ),
      [],
    ],
    [
      'what kustomize generates',
      {
        'kustomization.yaml': 'resources: [set.yaml]\nsecretGenerator: [{name: tokens}]\n',
        ...set(backstage({ secrets: ['tokens'] }), object('Secret', 'token')),
      },
      [],
    ],
    [
      'under a prefix',
      {
        'kustomization.yaml': 'resources: [set.yaml]\nnamePrefix: my-\n',
        ...set(backstage({ secrets: ['tokens'] }), object('Secret', 'token')),
      },
      [],
    ],
    [
      'in a folder of other people',
      { 'cr.yaml': backstage({ secrets: ['tokens'] }), 's.yaml': object('Secret', 'token') },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(foundAmong(files)).toEqual(expected);
  });
});

describe('cr-ns', () => {
  const cr = backstage({ namespace: 'one', secrets: ['token'] });
  test.each<[string, Files, readonly string[]]>([
    [
      'another namespace in the same file',
      set(cr, object('Secret', 'token', 'two')),
      ['set.yaml:7 error cr-ns "token"'],
    ],
    [
      'in one folder',
      { 'a.yaml': cr, 'b.yaml': object('Secret', 'token', 'two') },
      ['a.yaml:7 error cr-ns "token"'],
    ],
    ['a namespace that nobody says', set(cr, object('Secret', 'token')), []],
    ['in both', set(cr, object('Secret', 'token', 'two'), object('Secret', 'token', 'one')), []],
    ['another folder', { 'dev/a.yaml': cr, 'prod/b.yaml': object('Secret', 'token', 'two') }, []],
    [
      'an overlay that puts both into one',
      {
        'kustomization.yaml': 'namespace: three\nresources: [set.yaml]\n',
        ...set(cr, object('Secret', 'token', 'two')),
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(foundAmong(files)).toEqual(expected);
  });
});

describe('cr-key-missing', () => {
  const cr = backstage({ secrets: ['name: token, key: TOKEM'] });
  test.each<[string, Files, readonly string[]]>([
    [
      'a slip',
      set(cr, object('Secret', 'token', undefined, ['TOKEN'])),
      ['set.yaml:7 error cr-key-missing "TOKEM"'],
    ],
    [
      'no such key at all',
      set(cr, object('Secret', 'token', undefined, ['other'])),
      ['set.yaml:7 error cr-key-missing "TOKEM"'],
    ],
    ['a Secret that somebody else fills', set(cr, object('Secret', 'token', undefined, [])), []],
    [
      'two of that name',
      set(cr, object('Secret', 'token', 'a', ['a']), object('Secret', 'token', 'b', ['b'])),
      [],
    ],
    ['a Secret of other people', { 'a/cr.yaml': cr, 'b/s.yaml': object('Secret', 'token') }, []],
    ['the key', set(cr, object('Secret', 'token', undefined, ['TOKEM'])), []],
  ])('%s', (_, files, expected) => {
    expect(foundAmong(files)).toEqual(expected);
  });
});

describe('cm-unused', () => {
  const list = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  dynamic-plugins.yaml: |\n    includes: [dynamic-plugins.default.yaml]\n`;
  const cr = backstage({});
  test.each<[string, Files, readonly string[]]>([
    ['beside a Backstage object', set(cr, list('mine')), ['set.yaml:11 hint cm-unused "mine"']],
    ['alone', set(list('mine')), []],
    ['beside two', set(cr, cr.replace('name: hub', 'name: other'), list('mine')), []],
    ['in a folder of other people', { 'a.yaml': cr, 'b.yaml': list('mine') }, []],
    [
      'named from another file',
      {
        ...set(cr, list('mine')),
        'other/cr.yaml': cr.replace('application:', 'application:\n    dynamicPluginsConfigMapName: mine'),
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(foundAmong(files)).toEqual(expected);
  });
});
