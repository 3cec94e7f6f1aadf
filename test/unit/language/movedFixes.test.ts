import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { judge, type Judgement } from '../../../src/language/judging/judge.ts';
import { repaired } from '../../../src/language/edits/repairs.ts';

function judgeFor(text: string, line: string): Judgement {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`no release ${line}`);
  return judge(yamlText(text), { release, target: undefined, severities: {} });
}

const backstage = (version: string, spec: string): string =>
  `apiVersion: rhdh.redhat.com/${version}\nkind: Backstage\nmetadata:\n  name: hub\n${spec}`;
const workflow = (header: string): string => `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greet
spec:
  flow:
${header}    states:
      - name: begin
        type: inject
        data: {}
        end: true
`;

describe('what stands in the wrong place goes to the right one', () => {
  test.each<[what: string, before: string, after: string]>([
    [
      'replicas of a Backstage',
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    # two for failover\n    replicas: 2\n    route:\n      enabled: true\n',
      ),
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    route:\n      enabled: true\n  deployment:\n    patch:\n      spec:\n        # two for failover\n        replicas: 2\n',
      ),
    ],
    [
      'image and pull secrets of a Backstage',
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    image: quay.io/x/y:1\n    imagePullSecrets:\n      - pull\n  monitoring:\n    enabled: true\n',
      ),
      backstage(
        'v1alpha5',
        'spec:\n  monitoring:\n    enabled: true\n  deployment:\n    patch:\n      spec:\n        template:\n          spec:\n            containers:\n              - name: backstage-backend\n                image: quay.io/x/y:1\n            initContainers:\n              - name: install-dynamic-plugins\n                image: quay.io/x/y:1\n            imagePullSecrets:\n              - name: pull\n',
      ),
    ],
    [
      'extraEnvs directly under spec',
      backstage(
        'v1alpha5',
        'spec:\n  extraEnvs:\n    secrets:\n      - name: s # mine\n  application:\n    route:\n      enabled: true\n',
      ),
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    route:\n      enabled: true\n    extraEnvs:\n      secrets:\n        - name: s # mine\n',
      ),
    ],
    [
      'termination of a Route',
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    route:\n      tls:\n        termination: edge\n        key: k\n',
      ),
      backstage('v1alpha5', 'spec:\n  application:\n    route:\n      tls:\n        key: k\n'),
    ],
    [
      'the header of a workflow',
      workflow('    version: "1.0"\n    specVersion: "0.8"\n    description: Says hello\n'),
      `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greet
  annotations:
    sonataflow.org/version: "1.0"
    sonataflow.org/description: Says hello
spec:
  flow:
    states:
      - name: begin
        type: inject
        data: {}
        end: true
`,
    ],
    [
      'resources of a workflow',
      `${workflow('')}resources:\n  configMaps:\n    - configMap:\n        name: specs\n`,
      `${workflow('')}  resources:\n    configMaps:\n      - configMap:\n          name: specs\n`,
    ],
    ['state for states', workflow('').replace('states:', 'state:'), workflow('')],
    [
      'the spec of a Subscription one level too high',
      'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nmetadata:\n  name: rhdh\nspec:\n  channel: fast\n  name: rhdh\nsource: redhat-operators\nsourceNamespace: openshift-marketplace\n',
      'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nmetadata:\n  name: rhdh\nspec:\n  channel: fast\n  name: rhdh\n  source: redhat-operators\n  sourceNamespace: openshift-marketplace\n',
    ],
    [
      'the namespace of an OperatorGroup',
      'apiVersion: operators.coreos.com/v1\nkind: OperatorGroup\nmetadata:\n  name: g\n  namespace: openshift-gitops-operator\nspec:\n  targetNamespace: a\n  upgradeStrategy: Default\n',
      'apiVersion: operators.coreos.com/v1\nkind: OperatorGroup\nmetadata:\n  name: g\n  namespace: openshift-gitops-operator\nspec:\n  upgradeStrategy: Default\n  targetNamespaces:\n    - a\n',
    ],
    [
      'the old name of the migration',
      'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: p\nspec:\n  services:\n    dataIndex:\n      persistence:\n        migrateDBOnStartUp: false\n        postgresql:\n          secretRef:\n            name: s\n          jdbcUrl: jdbc:postgresql://db/x\n',
      'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: p\nspec:\n  services:\n    dataIndex:\n      persistence:\n        postgresql:\n          secretRef:\n            name: s\n          jdbcUrl: jdbc:postgresql://db/x\n        dbMigrationStrategy: none\n',
    ],
  ])('%s', (_, before, after) => {
    expect(judgeFor(before, '1.10').findings).not.toEqual([]);
    const result = repaired(before, (text) => judgeFor(text, '1.10'));
    expect(result.text).toBe(after);
    expect(result.judgement.findings).toEqual([]);
  });

  test.each<[what: string, text: string, said: RegExp]>([
    ['an id that may differ from the name', workflow('    id: other\n'), /metadata\.name/],
    ['a version that is no text', workflow('    version: 1.0\n'), /sonataflow\.org\/version/],
    [
      'a place that is taken',
      backstage(
        'v1alpha5',
        'spec:\n  application:\n    replicas: 2\n  deployment:\n    patch:\n      spec:\n        replicas: 3\n',
      ),
      /spec\.deployment\.patch/,
    ],
    [
      'an invented field',
      backstage('v1alpha5', 'spec:\n  application:\n    env: []\n'),
      /spec\.application\.extraEnvs/,
    ],
    ['a value of the chart', backstage('v1alpha5', 'spec:\n  upstream: {}\n'), /Helm chart/],
  ])('only says so: %s', (_, text, said) => {
    const { findings } = judgeFor(text, '1.10');
    expect(findings.map(({ message }) => plain(message))).toEqual([expect.stringMatching(said)]);
    expect(findings.map(({ fix }) => fix)).toEqual([undefined]);
  });

  test('carriage returns and comments come along', () => {
    const pulling = (image: string, secrets: string): string =>
      backstage(
        'v1alpha5',
        `spec:\n  application:\n${image}    imagePullSecrets: # why\n${secrets}    replicas: 1 # one\n`,
      );
    const { text } = repaired(
      pulling('    image: x # mine\n', '      # of ours\n      - a # first\n      - b\n').replaceAll(
        '\n',
        '\r\n',
      ),
      (one) => judgeFor(one, '1.10'),
    );
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    const lines = text.split('\r\n').map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        'image: x # mine',
        'imagePullSecrets: # why',
        '# of ours',
        '- name: a # first',
        '- name: b',
      ]),
    );
    expect(judgeFor(text, '1.10').findings).toEqual([]);
  });

  test('a template is repaired where nothing that is filled in would be written again', () => {
    const template = (replicas: string): string =>
      backstage(
        'v1alpha5',
        `spec:\n  application:\n    replicas: ${replicas}\n    route:\n      enabled: {{ .Values.route }}\n`,
      );
    const [plainly] = judgeFor(
      backstage('v1alpha5', 'spec:\n  applicaton: {}\n# {{ .Values.x }}\n'),
      '1.10',
    ).findings;
    expect(plainly?.fix?.edit()).toBeDefined();
    const [across] = judgeFor(template('2'), '1.10').findings;
    expect(across?.code).toBe('schema-unknown-field');
    expect(across?.fix?.edit()).toBeUndefined();
  });

  test('a field of a later release is said to come with it', () => {
    const text = backstage('v1alpha5', 'spec:\n  flavours: []\n');
    expect(judgeFor(text, '1.9').findings.map(({ message }) => plain(message))).toEqual([
      expect.stringContaining('RHDH 1.10'),
    ]);
    expect(judgeFor(text, '1.10').findings).toEqual([]);
  });
});
