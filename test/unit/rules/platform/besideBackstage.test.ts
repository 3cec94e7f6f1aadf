import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/language/judging/judge.ts';
import { repaired } from '../../../../src/language/edits/repairs.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { releases } from '../../../../src/core/releases/index.ts';
import { contextOf } from '../../../support/judging.ts';
import { targetOf } from '../../../support/targets.ts';
import { surroundingsFor, type Files } from '../../../support/workspaceFiles.ts';

/** What a Backstage object says of its list of plugins, and of its database. */
const backstage = (spec: string, namespace = 'rhdh'): string =>
  `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: ${namespace}}
spec: ${spec}
`;
const withList = backstage('{application: {dynamicPluginsConfigMapName: list}}');
const withFlavour = backstage('{flavours: [{name: orchestrator}]}');

const backend =
  'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}';
const list = (fields: string): string =>
  `apiVersion: v1
kind: ConfigMap
metadata: {name: list, namespace: rhdh}
data:
  dynamic-plugins.yaml: |
    includes: [dynamic-plugins.default.yaml]
    plugins:
      - package: "${backend}"
        ${fields}
`;
const on = 'disabled: false\n        dependencies: [{ref: sonataflow}]';
const cleared = 'disabled: false\n        dependencies: []';

const platform = (postgresql: string, name = 'sonataflow-platform'): string =>
  `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata: {name: ${name}, namespace: rhdh}
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
${postgresql.replaceAll(/^/gm, '          ')}
`;
const keys = 'userKey: POSTGRES_USER, passwordKey: POSTGRES_PASSWORD';
const url = `secretRef: {name: own, ${keys}}\njdbcUrl: jdbc:postgresql://db.example.com/o`;
const own = `secretRef: {name: own, ${keys}}\nserviceRef: {name: db, namespace: rhdh, databaseName: o}`;
const operators = (name: string, namespace = 'rhdh'): string =>
  `secretRef: {name: backstage-psql-secret-${name}, ${keys}}\nserviceRef: {name: backstage-psql-${name}, namespace: ${namespace}, databaseName: backstage_plugin_orchestrator}`;

/** `file severity code "what is marked"` of one code, with no target and for every release unless said otherwise. */
function found(files: Files, code: string, version?: string): readonly string[] {
  const surroundings = surroundingsFor(files);
  const known = version === undefined ? { candidates: releases } : {};
  return Object.entries(files).flatMap(([path, text]) => {
    const context = contextOf(version, {
      target: undefined,
      fileName: `/ws/${path}`,
      surroundings,
      ...known,
    });
    return judge(yamlText(text), context)
      .findings.filter((one) => one.code === code)
      .map(({ severity, range }) => `${path} ${severity} ${text.slice(range.start, range.end)}`);
  });
}

describe('sfp-taken-over', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'a URL, which stops RHDH, and a Secret, with the list in a third file',
      { 'cr.yaml': withList, 'list.yaml': list(on), 'platform.yaml': platform(url) },
      ['platform.yaml warning own', 'platform.yaml error jdbcUrl'],
    ],
    [
      'a database of its own, with a flavour',
      { 'all.yaml': `${withFlavour}---\n${platform(own)}` },
      ['all.yaml warning own', 'all.yaml warning db'],
    ],
    [
      'the names that the operator writes',
      { 'all.yaml': `${withFlavour}---\n${platform(operators('hub'))}` },
      [],
    ],
    ['the dependency cleared', { 'all.yaml': [withList, list(cleared), platform(url)].join('---\n') }, []],
    ['a list that nobody sees', { 'all.yaml': [withList, platform(url)].join('---\n') }, []],
    ['a platform of another name', { 'all.yaml': `${withFlavour}---\n${platform(own, 'mine')}` }, []],
    [
      'another namespace',
      { 'all.yaml': `${backstage('{flavours: [{name: orchestrator}]}', 'b')}---\n${platform(url)}` },
      [],
    ],
    [
      'alternatives that lie side by side',
      {
        'flavour.yaml': withFlavour,
        'own.yaml': [withList, list(cleared), platform(url)].join('---\n'),
      },
      [],
    ],
    ['another folder', { 'a/cr.yaml': withFlavour, 'b/platform.yaml': platform(url) }, []],
    [
      'an overlay that calls everything otherwise',
      {
        'kustomization.yaml': 'namePrefix: dev-\nresources: [all.yaml]\n',
        'all.yaml': `${withFlavour}---\n${platform(url)}`,
      },
      [],
    ],
    [
      'an overlay with a patch of its own',
      {
        'base/kustomization.yaml': 'resources: [all.yaml]\n',
        'base/all.yaml': `${withFlavour}---\n${platform(url)}`,
        'over/kustomization.yaml':
          'resources: [../base]\npatches: [{target: {kind: Backstage}, patch: "- {op: remove, path: /spec/flavours}"}]\n',
      },
      [],
    ],
    [
      'a Backstage object that an overlay patches',
      {
        'base/kustomization.yaml': 'resources: [all.yaml]\n',
        'base/all.yaml': `${withFlavour}---\n${platform(url)}`,
        'over/kustomization.yaml': 'resources: [../base]\npatches: [{path: cr.yaml}]\n',
        'over/cr.yaml': backstage('{flavours: [{name: orchestrator, enabled: false}]}'),
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(found(files, 'sfp-taken-over').toSorted()).toEqual(expected.toSorted());
  });

  test('a release that knows no flavours brings nothing with one', () => {
    expect(found({ 'all.yaml': `${withFlavour}---\n${platform(url)}` }, 'sfp-taken-over', '1.9')).toEqual([]);
  });

  test('with a target for the namespace the rules that know it speak alone', () => {
    const context = contextOf('1.10', { target: targetOf('1.10') });
    const codes = judge(yamlText(`${withFlavour}---\n${platform(url)}`), context).findings.map(
      ({ code }) => code,
    );
    expect(codes).toContain('sfp-jdbc-with-dependency');
    expect(codes).not.toContain('sfp-taken-over');
  });
});

describe('sfp-external-db', () => {
  const without = (rest: string): string =>
    backstage(`{database: {enableLocalDb: false}, application: {${rest}}}`);
  const listed = without('dynamicPluginsConfigMapName: list');
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: backstage-psql-secret-hub, namespace: rhdh}\n';

  test.each<[string, Files, readonly string[]]>([
    [
      'the dependency in a list in another file',
      { 'cr.yaml': listed, 'list.yaml': list(on) },
      ['cr.yaml error false'],
    ],
    [
      'a Secret of its own',
      {
        'all.yaml': [
          backstage('{database: {authSecretName: mine}, application: {dynamicPluginsConfigMapName: list}}'),
          list(on),
        ].join('---\n'),
      },
      ['all.yaml error mine'],
    ],
    ['the dependency cleared', { 'cr.yaml': listed, 'list.yaml': list(cleared) }, []],
    ['the backend switched off', { 'cr.yaml': listed, 'list.yaml': list('disabled: true') }, []],
    ['a list that nobody sees', { 'cr.yaml': listed }, []],
    ['the Secret made by hand', { 'cr.yaml': listed, 'list.yaml': list(on), 'secret.yaml': secret }, []],
    ['the local database', { 'cr.yaml': withList, 'list.yaml': list(on) }, []],
  ])('%s', (_, files, expected) => {
    expect(found(files, 'sfp-external-db')).toEqual(expected);
  });

  test("the dependency that 1.9 inherits from the operator's own list", () => {
    const files = { 'cr.yaml': listed, 'list.yaml': list('disabled: false') };
    expect(found(files, 'sfp-external-db', '1.9')).toEqual(['cr.yaml error false']);
    expect(found(files, 'sfp-external-db', '1.10')).toEqual([]);
  });
});

describe('sfp-other-backstage', () => {
  const plain = backstage('{}');
  const psql = 'apiVersion: v1\nkind: Service\nmetadata: {name: backstage-psql-other, namespace: rhdh}\n';

  test.each<[string, Files, readonly string[]]>([
    [
      'the Secret and the Service of another one',
      { 'cr.yaml': plain, 'platform.yaml': platform(operators('other')) },
      ['platform.yaml warning backstage-psql-secret-other', 'platform.yaml warning backstage-psql-other'],
    ],
    [
      'the Service in another namespace',
      { 'all.yaml': `${plain}---\n${platform(operators('hub', 'hub'))}` },
      ['all.yaml warning hub'],
    ],
    ['those of the one that is there', { 'all.yaml': `${plain}---\n${platform(operators('hub'))}` }, []],
    ['a database of its own', { 'all.yaml': `${plain}---\n${platform(own)}` }, []],
    [
      'another one that is there',
      {
        'all.yaml': `${plain}---\n${platform(operators('other'))}`,
        'x/o.yaml': plain.replace('name: hub', 'name: other'),
      },
      [],
    ],
    [
      'a database in another namespace',
      { 'all.yaml': `${plain}---\n${platform(operators('other', 'elsewhere'))}` },
      [],
    ],
    [
      'a Service that a file makes: only the Secret is nobody’s',
      { 'all.yaml': [plain, psql, platform(operators('other'))].join('---\n') },
      ['all.yaml warning backstage-psql-secret-other'],
    ],
    ['a placeholder', { 'all.yaml': `${plain}---\n${platform(operators('<NAME>'))}` }, []],
    [
      'an overlay that calls everything otherwise',
      {
        'kustomization.yaml': 'namePrefix: dev-\nresources: [all.yaml]\n',
        'all.yaml': `${plain}---\n${platform(operators('dev-hub'))}`,
      },
      [],
    ],
    [
      'an external database',
      {
        'all.yaml': `${backstage('{database: {enableLocalDb: false}}')}---\n${platform(operators('other'))}`,
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(found(files, 'sfp-other-backstage')).toEqual(expected);
  });

  test('is repaired', () => {
    const text = `${plain}---\n${platform(operators('other'))}`;
    const context = contextOf('1.10', { target: undefined });
    const after = repaired(text, (version) => judge(yamlText(version), context));
    expect(after.text).toBe(`${plain}---\n${platform(operators('hub'))}`);
    expect(after.judgement.findings).toEqual([]);
  });
});
