import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/language/judging/judge.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { contextOf } from '../../../support/judging.ts';
import { targetOf } from '../../../support/targets.ts';
import { findingsIn } from '../../../support/judging.ts';
import { foundAmong, surroundingsFor, type Files } from '../../../support/workspaceFiles.ts';

const policy = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: rhdh}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}\n`;
const four = [
  'allow-infra-ns-to-workflow-ns',
  'allow-external-communication',
  'allow-intra-network',
  'allow-monitoring-to-sonataflow-and-workflows',
];

describe('np-missing', () => {
  function missing(files: Files, ownPlatform: boolean): readonly string[] {
    const target = targetOf('1.10', { ownPlatform });
    const surroundings = surroundingsFor(files);
    return Object.entries(files).flatMap(([path, text]) =>
      judge(yamlText(text), contextOf('1.10', { target, surroundings, fileName: `/ws/${path}` }))
        .findings.filter(({ code }) => code === 'np-missing')
        .map(({ message }) => `${path} ${message.args.join()}`),
    );
  }
  const three: Files = Object.fromEntries(four.slice(0, 3).map((name) => [`${name}.yaml`, policy(name)]));

  test('one of four, told once, where nobody else makes it', () => {
    expect(missing(three, true)).toEqual([
      'allow-infra-ns-to-workflow-ns.yaml allow-monitoring-to-sonataflow-and-workflows',
    ]);
  });

  test('nothing where the operator makes them, where all are there, and where none is', () => {
    expect(missing(three, false)).toEqual([]);
    expect(missing({ 'all.yaml': four.map(policy).join('---\n') }, true)).toEqual([]);
    expect(missing({ 'a.yaml': policy('mine') }, true)).toEqual([]);
  });
});

/** A Backstage object and the list that switches the Orchestrator on for it, or off. */
function hub(name: string, namespace: string, disabled: boolean): string {
  return `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: ${name}, namespace: ${namespace}}
spec: {application: {dynamicPluginsConfigMapName: ${name}-plugins}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}-plugins, namespace: ${namespace}}
data:
  dynamic-plugins.yaml: |
    includes: [dynamic-plugins.default.yaml]
    plugins:
      - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}
        disabled: ${disabled}
`;
}

describe('cr-two-orchestrators', () => {
  function found(files: Files): readonly string[] {
    return foundAmong(files).filter((said) => said.includes('cr-two-orchestrators'));
  }
  const one = hub('one', 'rhdh', false);

  test.each<[string, Files, readonly string[]]>([
    [
      'in one file',
      { 'a.yaml': `${one}---\n${hub('two', 'rhdh', false)}` },
      ['a.yaml:18 error cr-two-orchestrators "two"'],
    ],
    [
      'in one folder',
      { 'a.yaml': one, 'b.yaml': hub('two', 'rhdh', false) },
      ['b.yaml:3 error cr-two-orchestrators "two"'],
    ],
    ['where one has it switched off', { 'a.yaml': `${one}---\n${hub('two', 'rhdh', true)}` }, []],
    ['in two namespaces', { 'a.yaml': `${one}---\n${hub('two', 'other', false)}` }, []],
    ['in two folders', { 'dev/a.yaml': one, 'prod/b.yaml': hub('two', 'rhdh', false) }, []],
  ])('%s', (_, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe('cr-variable-missing', () => {
  const config = `apiVersion: v1
kind: ConfigMap
metadata: {name: config}
data:
  app-config.yaml: |
    orchestrator: {}
    backend: {auth: {externalAccess: [{type: static, options: {subject: orchestrator, token: "\${BACKEND_SECRET}"}}]}}
`;
  const cr = (application: string, more = ''): string =>
    `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub}
spec:
  application:
    appConfig: {configMaps: [{name: config}]}
    extraEnvs: {${application}}
${more}`;
  const secret = (key: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {${key}: x}\n`;
  const set = (...documents: readonly string[]): Files => ({ 'a.yaml': documents.join('---\n') });
  function found(files: Files): readonly string[] {
    return foundAmong(files).filter((said) => said.includes('cr-variable-missing'));
  }

  test('comes with the Secret that the scaffold writes', () => {
    const [text = ''] = Object.values(set(config, cr('envs: []')));
    const scaffold = findingsIn(text).flatMap((finding) => finding.scaffold ?? []);
    expect(scaffold).toEqual([
      { what: 'backstage', kind: 'Secret', name: 'hub-backend-auth', backstage: { name: 'hub' } },
    ]);
  });

  test.each<[string, Files, readonly string[]]>([
    [
      'that nobody gives',
      set(config, cr('envs: [{name: OTHER, value: x}]')),
      ['a.yaml:7 warning cr-variable-missing "BACKEND_SECRET"'],
    ],
    [
      'that the Secret does not have',
      set(config, cr('secrets: [{name: s}]'), secret('BACKEND_SECRETS')),
      ['a.yaml:7 warning cr-variable-missing "BACKEND_SECRET"'],
    ],
    ['of a Secret', set(config, cr('secrets: [{name: s}]'), secret('BACKEND_SECRET')), []],
    ['of a Secret that no file makes', set(config, cr('secrets: [{name: s}]')), []],
    ['by its key', set(config, cr('secrets: [{name: s, key: BACKEND_SECRET}]')), []],
    ['by name and value', set(config, cr('envs: [{name: BACKEND_SECRET, value: x}]')), []],
    ['of a patched Deployment', set(config, cr('envs: []', '  deployment: {patch: {}}\n')), []],
    ['of nobody known', set(config), []],
  ])('%s', (_, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});
