import { describe, expect, it } from 'vitest';
import { releases, resolveRelease } from '../../../src/core/releases/index.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { judge } from '../../../src/language/judging/judge.ts';

/** `line severity code` of what structure finds; a release, or none where nobody said one. */
function said(text: string, line?: string): readonly string[] {
  const release = resolveRelease(line ?? '1.10');
  if (release === undefined) throw new Error(`no release ${line}`);
  const context = { release, target: undefined, severities: {} };
  return judge(yamlText(text), line === undefined ? { ...context, candidates: releases } : context)
    .findings.filter(({ code }) => code.startsWith('schema-'))
    .map(
      ({ code, severity, range }) => `${text.slice(0, range.start).split('\n').length} ${severity} ${code}`,
    );
}

describe('an app-config', () => {
  it('has nothing said about what is filled in later, or is not about the Orchestrator', () => {
    expect(
      said(`app:
  anything: [1, true]
backend:
  auth:
    environment: development
    externalAccess:
      - type: static
        options:
          token: \${BACKEND_SECRET}
          subject: orchestrator
  listen: { port: 7007 }
orchestrator:
  dataIndexService:
    url: \${DATA_INDEX}
  contentLengthLimit: \${LIMIT}
  sonataFlowService:
    port: { $env: PORT }
    autoStart: \${START}
    workflowsSource: { gitRepositoryUrl: a, localPath: b }
    persistance: { path: /tmp }
  workflowInstancePage:
    cardHeightMode: fixed
permission:
  enabled: true
  rbac:
    pluginsWithPermission: [catalog, orchestrator]
    admin:
      users:
        - name: user:default/jane
      superUsers: []
`),
    ).toEqual([]);
  });

  it('may say flags and numbers as texts, which Backstage takes for what they say', () => {
    expect(
      said(`orchestrator:
  contentLengthLimit: "100000"
  sonataFlowService: { port: "8899", autoStart: 'false' }
permission:
  enabled: "true"
  rbac: { policyFileReload: 'true' }
`),
    ).toEqual([]);
    expect(
      said(`orchestrator:
  contentLengthLimit: "many"
  sonataFlowService: { port: "", autoStart: "on" }
permission:
  enabled: "yes"
`),
    ).toEqual(['2 error schema-type', '3 error schema-type', '3 error schema-type', '5 error schema-type']);
  });

  it('names administrators by a field, not by a text', () => {
    expect(
      said(`orchestrator:
  dataIndexService: { url: a }
permission:
  enabled: true
  rbac:
    admin:
      users:
        - bob
      superUsers:
        - { entity: bob }
`),
    ).toEqual(['8 error schema-type', '10 error schema-required']);
  });

  it('is read by its own section: a slip in a name, a type, one of several values', () => {
    expect(
      said(`orchestrator:
  dataIndexServce:
    url: a
  sonataFlowService:
    port: "http"
    persistence:
      path: /tmp
  workflowInstancePage:
    cardHeightMode: fix
  somethingNew: 1
`),
    ).toEqual([
      '2 warning schema-unknown-field',
      '5 error schema-type',
      '6 warning schema-unknown-field',
      '9 error schema-enum',
      '10 hint schema-unknown-field',
    ]);
  });

  it('is judged inside a ConfigMap as well', () => {
    expect(
      said(`apiVersion: v1
kind: ConfigMap
metadata:
  name: config
data:
  app-config-rhdh.yaml: |
    orchestrator:
      dataIndexService:
        url: 1
`),
    ).toEqual(['9 error schema-type']);
  });
});

describe('Helm values', () => {
  const values = `global:
  anyOther: value
  dynamic:
    includes: [dynamic-plugins.default.yaml]
    plugins: []
orchestrator:
  enabled: yes
  sonataflowPlatform:
    externalDBPort: 5432
    dataIndexImage: quay.io/x/y
    dbCreationJobBackoffLimit: 3
    monitoring:
      enable: true
  plugins:
    - package: ./dynamic-plugins/dist/a
      disable: true
`;

  it('are held against the chart of the release', () => {
    expect(said(values, '2.0')).toEqual([
      '9 error schema-type',
      '13 error schema-unknown-field',
      '16 warning schema-unknown-field',
    ]);
    expect(said(values, '1.10')).toEqual([
      '9 error schema-type',
      '11 error schema-unknown-field',
      '13 error schema-unknown-field',
      '16 warning schema-unknown-field',
    ]);
    expect(said(values, '1.7')).toContain('10 error schema-unknown-field');
  });

  it('are held against all charts where nobody said which release', () => {
    expect(said(values)).toEqual(said(values, '2.0'));
  });

  it('of the infrastructure chart take no other field', () => {
    expect(
      said(`serverlessOperator:
  enabled: true
  subscription:
    namespace: a
    channel: stable
    spec:
      installPlanApproval: Automatic
`),
    ).toEqual(['5 error schema-unknown-field']);
  });
});

describe('a field that only an older line knows', () => {
  const platform = `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: p
spec:
  services:
    dataIndex:
      persistence:
        migrateDBOnStartUp: true
`;

  it('is a hint until somebody says which release is meant', () => {
    expect(said(platform)).toEqual(['9 hint schema-unknown-field']);
    expect(said(platform, '1.10')).toEqual(['9 error schema-unknown-field']);
  });
});

describe('an API version that was never served, or no longer is', () => {
  it.each([
    ['operator.knative.dev/v1alpha1', 'KnativeServing'],
    ['serving.knative.dev/v1beta1', 'KnativeServing'],
    ['eventing.knative.dev/v1', 'KnativeEventing'],
    ['sonataflow.org/v1alpha07', 'SonataFlow'],
    ['sonataflow.org/v1alpha09', 'SonataFlowPlatform'],
    ['operators.coreos.com/v1', 'Subscription'],
    ['rhdh.redhat.com/v1alpha0', 'Backstage'],
  ])('%s of %s', (apiVersion, kind) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: rhdh\nspec:\n  name: rhdh\n`;
    expect(said(text, '1.10')).toEqual(['1 error schema-api-version']);
  });
});
