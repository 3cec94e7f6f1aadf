import { describe, expect, test } from 'vitest';
import { complete, type Place } from '../../../src/language/help/help.ts';
import { applyEdits } from '../../../src/language/text/range.ts';
import { schemaHelp } from '../../../src/language/help/schemaHelp.ts';
import type { Suggestion } from '../../../src/language/help/suggestion.ts';
import { findingsIn, contextOf, withCursor } from '../../support/judging.ts';
import { targetOf } from '../../support/targets.ts';

const help = schemaHelp();

interface Choices extends Partial<Place> {
  readonly version?: string;
}

function at(marked: string, { version = '1.10', ...more }: Choices = {}): Promise<readonly Suggestion[]> {
  const { text, offset } = withCursor(marked);
  const target = targetOf(version);
  return complete({ text, offset, release: target.release, target, ...more }, help);
}

async function labels(marked: string, choices?: Choices): Promise<readonly string[]> {
  return (await at(marked, choices)).map(({ label }) => label);
}

/** The text after a suggestion was taken, its further lines indented as an editor does. */
async function taken(marked: string, label: string, choices?: Choices): Promise<string> {
  const chosen = (await at(marked, choices)).find((one) => one.label === label);
  if (chosen === undefined) throw new Error(`no ${label}`);
  const { text } = withCursor(marked);
  const line = text.slice(text.lastIndexOf('\n', chosen.edit.start - 1) + 1);
  const indent = /^ */.exec(line)?.[0] ?? '';
  const edit = { ...chosen.edit, text: chosen.edit.text.replaceAll('\n', `\n${indent}`) };
  return applyEdits(text, [edit, ...(chosen.also ?? [])]);
}

const configMap = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  dynamic-plugins.yaml: |\n    plugins:\n${lines}`;
const backend =
  'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}';
/** What tells it from the others where there is room for a few words. */
const label = 'orchestrator-backend';

describe('packages', () => {
  test('with what belongs to them, inside the block', async () => {
    const text = await taken(configMap('      - package: <|>\n'), label);
    expect(text).toBe(
      configMap(
        `      - package: "${backend}"\n        disabled: false\n        dependencies:\n          - ref: sonataflow\n`,
      ),
    );
    expect(await taken(configMap('      - <|>\n'), label)).toBe(text);
    expect(await taken(configMap('      - package: "oc<|>"\n'), label)).toBe(text);
  });

  test('names that begin with @ are quoted, and have their integrity', async () => {
    const text = await taken('plugins:\n  - package: <|>\n', 'orchestrator', {
      version: '1.8.7',
      fileName: 'dynamic-plugins.yaml',
    });
    expect(text).toMatch(
      /^plugins:\n {2}- package: "@redhat\/.*@1\.8\.12"\n {4}disabled: false\n {4}integrity: sha512-/,
    );
    expect(findingsIn(text, contextOf('1.8.7')).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('with the configuration of the image, to change it', async () => {
    const text = await taken(configMap('      - package: <|>\n'), `${label} + pluginConfig`);
    expect(text).toContain(
      '        pluginConfig:\n          orchestrator:\n            dataIndexService:\n              url: http://sonataflow-platform-data-index-service\n',
    );
    // The other plugins of the Orchestrator are still to come.
    expect(findingsIn(text).filter(({ code }) => code !== 'dp-set')).toEqual([]);
  });

  test('without the fields that are there', async () => {
    const entry = '      - package: a<|> # why\n        disabled: true\n        pluginConfig: {}\n';
    expect(await taken(configMap(entry), label)).toBe(
      configMap(
        `      - package: "${backend}"\n        dependencies:\n          - ref: sonataflow # why\n        disabled: true\n        pluginConfig: {}\n`,
      ),
    );
    expect(await labels(configMap(entry))).not.toContain(`${label} + pluginConfig`);
  });

  test('in Helm values the template of the chart has to leave them as they are', async () => {
    const values =
      'orchestrator:\n  enabled: true\n  sonataflowPlatform: {}\nglobal:\n  dynamic:\n    plugins:\n      - package: <|>\n';
    const text = await taken(values, label);
    expect(text).toContain(`:{{ "{{inherit}}" }}'\n        disabled: false\n`);
    expect(text).not.toContain('dependencies');
  });

  test('only where a package is named', async () => {
    expect(await labels(configMap('      - package: a\n        disabled: <|>\n'))).not.toContain(label);
    expect(await labels(configMap('      - package: a\n        integrity: <|>\n'))).toEqual([]);
  });
});

describe('values', () => {
  const names = (kind: string): readonly string[] => [`some-${kind.toLowerCase()}`];
  const object = (apiVersion: string, kind: string, lines: string): string =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\n${lines}`;
  const backstage = (lines: string): string => object('rhdh.redhat.com/v1alpha5', 'Backstage', lines);
  const platform = (lines: string): string => object('sonataflow.org/v1alpha08', 'SonataFlowPlatform', lines);
  const subscription = (lines: string): string =>
    object('operators.coreos.com/v1alpha1', 'Subscription', lines);

  test.each([
    [
      'dependencies',
      configMap('      - package: a\n        dependencies:\n          - ref: <|>\n'),
      ['argocd', 'sonataflow', 'tekton'],
    ],
    ['flavours', backstage('spec:\n  flavours:\n    - name: <|>\n'), ['lightspeed', 'orchestrator']],
    [
      'ConfigMaps',
      backstage('spec:\n  application:\n    dynamicPluginsConfigMapName: <|>\n'),
      ['hub-dynamic-plugins', 'some-configmap'],
    ],
    [
      'ConfigMaps of a list',
      backstage('spec:\n  application:\n    appConfig:\n      configMaps:\n        - name: <|>\n'),
      ['some-configmap'],
    ],
    [
      'Secrets',
      backstage('spec:\n  application:\n    extraEnvs:\n      secrets:\n        - name: <|>\n'),
      ['some-secret'],
    ],
    ['namespaces', backstage('metadata:\n  namespace: <|>\n'), ['some-namespace', 'rhdh']],
    [
      'channels',
      subscription('metadata:\n  name: logic-operator\nspec:\n  name: logic-operator\n  channel: <|>\n'),
      ['stable'],
    ],
    [
      'startingCSV',
      subscription('metadata:\n  name: x\nspec:\n  name: logic-operator\n  startingCSV: <|>\n'),
      ['logic-operator.v1.38.0'],
    ],
    [
      'catalog sources',
      subscription('spec:\n  name: rhdh\n  source: <|>\n'),
      ['redhat-operators', 'some-catalogsource'],
    ],
    [
      'the database Secret',
      platform('spec:\n  persistence:\n    postgresql:\n      secretRef:\n        name: <|>\n'),
      ['backstage-psql-secret-hub', 'backstage-psql-secret-some-backstage', 'some-secret'],
    ],
    [
      'its keys',
      platform(
        'spec:\n  services:\n    dataIndex:\n      persistence:\n        postgresql:\n          secretRef:\n            userKey: <|>\n',
      ),
      ['POSTGRES_USER'],
    ],
    [
      'the Knative object',
      object('operator.knative.dev/v1beta1', 'KnativeServing', 'metadata:\n  namespace: <|>\n'),
      ['knative-serving', 'some-namespace', 'rhdh'],
    ],
  ])('%s', async (_name, marked, expected) => {
    const found = await labels(marked, { names });
    expect(found.slice(0, expected.length)).toEqual(expected);
    expect(found).toHaveLength(new Set(found).size);
  });

  test('nothing twice that the schema says, too', async () => {
    const found = await labels(subscription('spec:\n  name: rhdh\n  installPlanApproval: <|>\n'));
    expect(found).toEqual([...new Set(found)]);
    expect(found).toContain('Manual');
  });

  test('an app-config inside its ConfigMap', async () => {
    const map =
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  app-config.yaml: |\n    orchestrator:\n      dataIndexService:\n        url: <|>\n';
    expect(await labels(map)).toContain('http://sonataflow-platform-data-index-service.rhdh');
  });

  test('what needs quotes gets them, and what was opened is closed', async () => {
    const text = backstage('spec:\n  application:\n    dynamicPluginsConfigMapName: "some<|>"\n');
    expect(await taken(text, 'hub-dynamic-plugins')).toBe(
      backstage('spec:\n  application:\n    dynamicPluginsConfigMapName: hub-dynamic-plugins\n'),
    );
    const yes = await taken(text, 'yes', { names: () => ['yes'] });
    expect(yes).toContain('dynamicPluginsConfigMapName: "yes"');
  });
});

describe('whole objects', () => {
  test('once the apiVersion is typed', async () => {
    const typed = 'apiVersion: sonataflow.org/v1alpha08\n<|>\n';
    expect(await labels(typed)).toContain('SonataFlowPlatform for hub');
    const text = await taken(typed, 'SonataFlowPlatform for hub');
    expect(text).toMatch(
      /^apiVersion: sonataflow\.org\/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n {2}name: sonataflow-platform\n/,
    );
    expect(text.match(/apiVersion/g)).toHaveLength(1);
    expect(findingsIn(text)).toEqual([]);
    const line = 'apiVersion: sonataflow.org/v1alpha08<|>';
    expect(await labels(line)).toContain('SonataFlowPlatform for hub');
    expect(await taken(line, 'SonataFlowPlatform for hub')).toBe(text.trimEnd());
  });

  test('beside a document of ours, without what is there already', async () => {
    const backstage = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: hub\n---\n';
    const found = await labels(`${backstage}<|>`);
    expect(found).toContain('SonataFlowPlatform for hub');
    expect(found).toEqual(expect.arrayContaining(['ConfigMap hub-dynamic-plugins for hub']));
    expect(found).not.toContain('Backstage for hub');
    expect(await labels(`${backstage}kind: SonataFlowP<|>\n`)).toEqual(
      expect.arrayContaining(['SonataFlowPlatform for hub']),
    );
  });

  test('for what most people choose where there is no target', async () => {
    const found = await labels('apiVersion: sonataflow.org/v1alpha08\n<|>', { target: undefined });
    expect(found).toContain('SonataFlowPlatform for developer-hub');
  });

  test('for the Backstage object that there is, in the file or in others', async () => {
    const typed = 'apiVersion: sonataflow.org/v1alpha08\n<|>\n';
    const none = { target: undefined };
    const inOthers = { ...none, backstages: [{ name: 'hub', namespace: 'team-a' }] };
    expect(await labels(typed, inOthers)).toEqual(expect.arrayContaining(['SonataFlowPlatform for hub']));
    const text = await taken(typed, 'SonataFlowPlatform for hub', inOthers);
    expect(text).toContain('namespace: team-a');
    expect(text).toContain('backstage-psql-secret-hub');
    expect(text).not.toMatch(/rhdh|developer-hub/);
    const own = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: own\n---\n';
    const beside = await taken(`${own}${typed}`, 'SonataFlowPlatform for own', inOthers);
    expect(beside).toContain('backstage-psql-secret-own');
    expect(beside).not.toMatch(/namespace:/);
    const two = { ...none, backstages: [{ name: 'hub' }, { name: 'other' }] };
    expect(await labels(typed, two)).toEqual(
      expect.arrayContaining(['SonataFlowPlatform for hub', 'SonataFlowPlatform for other']),
    );
  });

  test('not in files of others, nor in a document that has begun', async () => {
    expect(await labels('<|>')).toEqual([]);
    expect(await labels('apiVersion: v1\n<|>')).toEqual([]);
    expect(await labels('apiVersion: v1\nkind: Service\n---\n<|>')).toEqual([]);
    const begun = await labels(
      'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nspec: {}\n<|>',
    );
    expect(begun).not.toContain('SonataFlowPlatform for hub');
  });
});

describe('fields', () => {
  const workflow =
    'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlow\nmetadata:\n  name: greeting\nspec:\n  flow:\n';
  const appConfig =
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  app-config.yaml: |\n    orchestrator:\n      dataIndexService:\n        url: http://x\n';
  const backstage = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: hub\nspec:\n';
  const item = (text: string): string =>
    `apiVersion: v1\nkind: List\nitems:\n  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`;

  test.each([
    ['an app-config inside its ConfigMap', `${appConfig}      <|>\n`, 'workflowLogProvider'],
    ['Helm values', 'orchestrator:\n  sonataflowPlatform: {}\n  <|>\n', 'serverlessOperator'],
    ['the flow of a workflow', `${workflow}    start: a\n    <|>\n`, 'states'],
    ['a state of it', `${workflow}    states:\n      - name: a\n        <|>\n`, 'type'],
    ['an item of a List', item(`${workflow}    start: a\n    <|>\n`), 'states'],
    [
      'a plugin in Helm values',
      'orchestrator:\n  sonataflowPlatform: {}\nglobal:\n  dynamic:\n    plugins:\n      - package: a\n        <|>\n',
      'disabled',
    ],
    [
      'a half-typed key above another one',
      `${backstage}  application:\n    rou<|>\n    replicas: 2\n`,
      'route',
    ],
    [
      'a half-typed key in the midst of an entry',
      configMap('      - package: a\n        dis<|>\n        pluginConfig: {}\n'),
      'disabled',
    ],
    ['the first key of an entry', configMap('      - inte<|>\n        package: a\n'), 'integrity'],
  ])('of %s', async (_name, marked, expected) => {
    expect(await labels(marked)).toContain(expected);
  });

  test('an entry that goes on below has its package already', async () => {
    expect(await labels(configMap('      - inte<|>\n        package: a\n'))).not.toContain(label);
  });

  test('on the blank line of a list, with the dash', async () => {
    const begun = await taken(configMap('      - <|>\n'), label);
    expect(await taken(configMap('      <|>\n'), label)).toBe(begun);
    expect(await taken(configMap('      - package: a\n      <|>\n'), label)).toBe(
      begun.replace('      - ', '      - package: a\n      - '),
    );
    const secrets = `${backstage}  application:\n    extraEnvs:\n      secrets:\n        <|>\n`;
    expect(await taken(secrets, 'name')).toBe(secrets.replace('<|>', '- name: '));
    expect(await labels(configMap('      -\n        <|>\n'))).not.toContain('- (new item)');
    expect(await labels(`${backstage}  application:\n    replicas:\n      <|>\n`)).toEqual([]);
  });
});

describe('permissions', () => {
  const file = (line: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p\ndata:\n  rbac-policies.csv: |\n    p, role:default/a, catalog.entity.read, read, allow\n    ${line}\n---\napiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: hub\n`;

  test('in the lines of policies, with the action that belongs to them', async () => {
    const marked = file('p, role:default/workflowUser, orch<|>');
    expect(await labels(marked)).toEqual([
      'orchestrator.workflow',
      'orchestrator.workflow.use',
      'orchestrator.workflowAdminView',
      'orchestrator.instanceAdminView',
    ]);
    expect(await taken(marked, 'orchestrator.workflow.use')).toBe(
      file('p, role:default/workflowUser, orchestrator.workflow.use, update, allow'),
    );
    expect(await taken(file('p, role:default/a,<|>.x, read, allow'), 'orchestrator.workflow')).toBe(
      file('p, role:default/a, orchestrator.workflow, read, allow'),
    );
  });

  test('in a ConfigMap of its own, once a policy is about workflows', async () => {
    const [alone = ''] = file('p, role:default/b, orch<|>').split('---\n');
    expect(await labels(alone)).toEqual([]);
    const about = alone.replace('catalog.entity.read', 'orchestrator.workflow');
    expect(await labels(about)).toContain('orchestrator.workflow.use');
  });

  test('nowhere else', async () => {
    expect(await labels(file('g, user:default/a, orch<|>'))).toEqual([]);
    expect(await labels(file('p, orch<|>'))).toEqual([]);
    expect(await labels(file('p, role:default/a, x<|>').replace('.csv', '.txt'))).toEqual([]);
    expect(await labels(file('p, role:default/a, x<|>').replace('rhdh.redhat.com', 'example.com'))).toEqual(
      [],
    );
  });
});
