import { describe, expect, test } from 'vitest';
import { findingsIn, wordsOf } from '../../../support/judging.ts';
import { repairedBy, saidBy, type Judged } from '../../../support/ruleTexts.ts';

/** A ConfigMap with an app-config, whose lines begin at line 6. */
function configMap(config: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: app-config-rhdh, namespace: rhdh }
data:
  app-config-rhdh.yaml: |
${config
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;
}

const ours = 'orchestrator:\n  contentLengthLimit: 10';
const token = (value: string) =>
  configMap(
    `backend: { auth: { externalAccess: [{ type: static, options: { token: ${value}, subject: orchestrator } }] } }\n${ours}`,
  );
const access = (type: string, options: string) =>
  configMap(`backend: { auth: { externalAccess: [{ type: ${type}, options: ${options} }] } }\n${ours}`);
const url = (value: string) => configMap(`orchestrator:\n  dataIndexService:\n    url: ${value}`);
const service = 'sonataflow-platform-data-index-service';

type Row = readonly [code: string, text: string, judged: Judged, said: readonly string[]];

const rows: readonly Row[] = [
  ['ac-secret', token('abc123'), {}, ['6 warning "abc123"']],
  ['ac-secret', token('"${BACKEND_SECRET}"'), {}, []],
  ['ac-secret', token('<your-token>'), {}, []],
  ['ac-secret', token('{ $env: TOKEN }'), {}, []],
  ['ac-secret', token('""'), {}, []],
  ['ac-secret', configMap(`${ours}\nauth: { session: { secret: abc123 } }`), {}, ['8 warning "abc123"']],
  [
    'ac-secret',
    configMap(`${ours}\nx: { clientSecret: abc123, tokenUrl: abc123 }`),
    {},
    ['8 warning "abc123"'],
  ],
  ['ac-demo', configMap(`${ours}\nauth: { environment: development }`), {}, ['8 info "development"']],
  ['ac-demo', configMap(`${ours}\nauth: { environment: production }`), {}, []],
  [
    'ac-demo',
    configMap(`${ours}\nauth: { providers: { guest: { dangerouslyAllowOutsideDevelopment: false } } }`),
    {},
    [],
  ],
  [
    'ac-demo',
    configMap(`${ours}\nauth: { providers: { guest: { dangerouslyAllowOutsideDevelopment: 'true' } } }`),
    {},
    ['8 info "dangerouslyAllowOutsideDevelopment"'],
  ],
  ['ac-external-access', url(`http://${service}`), {}, ['6 hint "orchestrator"']],
  ['ac-external-access', token('"${BACKEND_SECRET}"'), {}, []],
  ['ac-external-access', configMap(ours), {}, []],
  ['ac-data-index-url', url(`http://${service}.other`), {}, [`8 warning "${service}.other"`]],
  [
    'ac-data-index-url',
    url(`http://${service}.other.svc.cluster.local/x`),
    {},
    [`8 warning "${service}.other.svc.cluster.local"`],
  ],
  ['ac-data-index-url', url(`http://data-index`), {}, ['8 warning "data-index"']],
  [
    'ac-data-index-url',
    url(`http://${service}.rhdh:8080`),
    { target: 'unknown' },
    [`8 warning "${service}.rhdh:8080"`],
  ],
  ['ac-data-index-url', url(`http://${service}`), {}, []],
  ['ac-data-index-url', url(`http://${service}.rhdh.svc:80`), {}, []],
  ['ac-data-index-url', url('https://data-index.apps.example.com'), {}, []],
  ['ac-data-index-url', url('"${DATA_INDEX}"'), {}, []],
  ['ac-data-index-url', url(`http://${service}.other`), { target: 'unknown' }, []],
  ['ac-data-index-url', url(`http://${service}.other`), { target: { inferred: true } }, []],
  [
    'ac-auto-start',
    configMap('orchestrator: { sonataFlowService: { autoStart: "true" } }'),
    {},
    ['6 hint "autoStart"'],
  ],
  ['ac-data-index-url', url(`${service}.rhdh`), {}, [`8 warning "${service}.rhdh"`]],
  ['ac-data-index-url', url(`${service}:80/graphql`), { target: 'unknown' }, [`8 warning "${service}:80"`]],
  [
    'ac-secret',
    configMap(`${ours}\nproxy: { headers: { Authorization: Bearer abc123 } }`),
    {},
    ['8 warning "Bearer abc123"'],
  ],
  ['ac-secret', configMap(`${ours}\nproxy: { headers: { Authorization: "Bearer \${TOKEN}" } }`), {}, []],
  ['ac-secret', configMap(`${ours}\nproxy: { headers: { Authorization: required } }`), {}, []],
  ['ac-subject', access('static', '{ token: "${BACKEND_SECRET}" }'), {}, ['6 error "options"']],
  ['ac-subject', access('legacy', '{ secret: "${BACKEND_SECRET}" }'), {}, ['6 error "options"']],
  ['ac-subject', access('static', '{ subject: orchestrator }'), {}, ['6 error "options"']],
  ['ac-subject', access('static', '{ $file: access.yaml }'), {}, []],
  ['ac-subject', access('jwks', '{ url: "https://x" }'), {}, []],
  ['ac-subject', token('"${BACKEND_SECRET}"'), {}, []],
  ['ac-auto-start', configMap('orchestrator: { sonataFlowService: { autoStart: false } }'), {}, []],
  ['perm-off', configMap(`${ours}\npermission: { rbac: {} }`), {}, ['8 warning "permission"']],
  ['perm-off', configMap(`${ours}\npermission: { enabled: false, rbac: {} }`), {}, []],
  ['perm-off', configMap(`${ours}\npermission: {}`), {}, []],
  [
    'perm-plugins',
    configMap(`${ours}\npermission: { enabled: true, rbac: { pluginsWithPermission: [catalog] } }`),
    { target: 'unknown' },
    ['8 hint "pluginsWithPermission"'],
  ],
  [
    'perm-plugins',
    configMap(`${ours}\npermission: { enabled: true, rbac: { pluginsWithPermission: [orchestrator] } }`),
    {},
    [],
  ],
];

test.each(rows)('%s: %s %j', (code, text, judged, said) => {
  expect(saidBy(code, text, judged)).toEqual(said);
});

test('the value of a secret is in no message', () => {
  expect(wordsOf(findingsIn(token('abc123')), 'ac-secret')).not.toContain('abc123');
});

test.each([
  [`http://${service}.other:8080/graphql`, `http://${service}.other/graphql`],
  [`http://${service}.other/graphql`, `http://${service}.rhdh/graphql`],
  ['http://data-index', `http://${service}.rhdh`],
])('%s becomes %s', (before, after) => {
  expect(repairedBy('ac-data-index-url', url(before))).toBe(url(after));
});

test('the URL in the configuration of a plugin', () => {
  const text = `plugins:
  - package: ./dynamic-plugins/dist/a
    disabled: false
    pluginConfig:
      orchestrator:
        dataIndexService:
          url: http://${service}.rhdh:8080
`;
  expect(saidBy('ac-data-index-url', text, { fileName: 'dynamic-plugins.yaml' })).toEqual([
    `7 warning "${service}.rhdh:8080"`,
  ]);
});

describe('policies about workflows', () => {
  const policies = (...lines: readonly string[]) => `apiVersion: v1
kind: ConfigMap
metadata: { name: policies, namespace: rhdh }
data:
  rbac-policies.csv: |
${lines.map((line) => `    ${line}\n`).join('')}`;

  const p = (permission: string, action: string) => `p, role:default/a, ${permission}, ${action}, allow`;

  test.each([
    ['perm-name', [p('orchestrator.workflows', 'read')], {}, ['6 warning "orchestrator.workflows"']],
    ['perm-name', [p('orchestrator.instanceView', 'read')], {}, ['6 warning "orchestrator.instanceView"']],
    ['perm-name', [p('orchestrator.workflow', 'read'), p('orchestrator.workflowAdminView', 'read')], {}, []],
    [
      'perm-name',
      [p('orchestrator.workflow.greeting', 'read'), p('orchestrator.workflow.use.greeting', 'update')],
      {},
      [],
    ],
    ['perm-name', [`# ${p('orchestrator.x', 'read')}`, p('orchestrator.workflow', 'read')], {}, []],
    ['perm-action', [p('orchestrator.workflow.use', 'use')], {}, ['6 warning "use"']],
    [
      'perm-action',
      [p('orchestrator.workflow', 'read'), p('orchestrator.workflow.use.a', 'read')],
      {},
      ['7 warning "read"'],
    ],
    ['perm-action', [p('orchestrator.workflow.greeting', 'update')], {}, ['6 warning "update"']],
    ['perm-action', [p('orchestrator.workflow.use', 'update'), p('catalog.entity.read', 'x')], {}, []],
    [
      'perm-single',
      [p('orchestrator.workflow.greeting', 'read')],
      { version: '2.1' },
      ['6 hint "orchestrator.workflow.greeting"'],
    ],
    ['perm-single', [p('orchestrator.workflow.greeting', 'read')], {}, []],
    ['perm-single', [p('orchestrator.workflow.use', 'update')], { version: '2.1' }, []],
  ])('%s: %j %j', (code, lines, judged, said) => {
    expect(saidBy(code, policies(...lines), judged)).toEqual(said);
  });

  test('only the word is changed', () => {
    const before = policies(p('orchestrator.workflow', 'read'), p('orchestrator.workflow.use', 'use'));
    expect(repairedBy('perm-action', before)).toBe(before.replace('use, use', 'use, update'));
  });
});
