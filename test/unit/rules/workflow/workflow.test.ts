import { expect, test } from 'vitest';
import { foundAmong } from '../../../support/workspaceFiles.ts';
import { repairedBy, saidBy } from '../../../support/ruleTexts.ts';

const image = '  podTemplate: { container: { image: a/b:c } }\n';

function workflow(profile: string, spec = '', name = 'greeting', namespace = 'team-a'): string {
  return `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations: { sonataflow.org/profile: ${profile} }
spec:
  flow: { start: a, states: [{ name: a, type: inject, data: {}, end: true }] }
${spec}`;
}

test.each([
  ['sf-profile', workflow('dev'), ['6 info "dev"']],
  ['sf-profile', workflow('prod', image), ['6 info "prod"']],
  ['sf-profile', workflow('gitops', image), []],
  ['sf-profile', workflow('preview'), []],
  ['sf-profile', workflow("'${PROFILE}'"), []],
  ['sf-image', workflow('gitops'), ['6 warning "gitops"']],
  ['sf-image', workflow('gitops', '  podTemplate: { container: { image: "" } }\n'), ['6 warning "gitops"']],
  ['sf-image', workflow('gitops', image), []],
  ['sf-image', workflow('preview'), []],
  ['sf-knative', workflow('gitops', image), []],
  ['sf-knative', workflow('gitops', '  podTemplate: { deploymentModel: knative }\n'), ['9 hint "knative"']],
  ['sf-knative', workflow('gitops', '  sources: [{ eventType: a }]\n'), ['9 hint "sources"']],
  ['sf-knative', workflow('gitops', '  sink: { uri: "http://a" }\n'), ['9 hint "sink"']],
])('%s: %s', (code, text, said) => {
  expect(saidBy(code, text)).toEqual(said);
});

test('a patch may leave the image to what it is laid over', () => {
  expect(saidBy('sf-image', workflow('gitops'), { fileName: 'overlays/patch.yaml' })).toEqual([]);
});

test('without an image gitops would not run either', () => {
  expect(repairedBy('sf-profile', workflow('dev'))).toBe(workflow('dev'));
  expect(repairedBy('sf-profile', workflow('dev', image))).toBe(workflow('gitops', image));
});

test.each([
  [
    'in two namespaces',
    workflow('gitops', image),
    workflow('gitops', image, 'greeting', 'team-b'),
    ['14 info "greeting"'],
  ],
  ['of two names', workflow('gitops', image), workflow('gitops', image, 'other', 'team-b'), []],
])('two workflows %s', (_, first, second, said) => {
  expect(saidBy('sf-id', `${first}---\n${second}`)).toEqual(said);
});

test('workflows of files that nobody applies together may well be variants', () => {
  const files = {
    'a.yaml': workflow('gitops', image),
    'b.yaml': workflow('gitops', image, 'greeting', 'team-b'),
  };
  expect(foundAmong(files)).toEqual([]);
});

function persistent(strategy: string, container = ''): string {
  return `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata: { name: a, namespace: team-a }
spec:
  flow: { start: a, states: [{ name: a, type: inject, data: {}, end: true }] }
${container}  persistence:
    dbMigrationStrategy: ${strategy}
    postgresql: { secretRef: { name: a }, serviceRef: { name: b } }
`;
}

test.each([
  [persistent('none'), ['7 hint "none"']],
  [persistent('service'), []],
  [
    workflow(
      'none',
      '  podTemplate: { container: { env: [{ name: QUARKUS_FLYWAY_MIGRATE_AT_START, value: "true" }] } }\n',
    ),
    [],
  ],
])('tables that nobody makes: %s', (text, said) => {
  expect(saidBy('sf-migration', text)).toEqual(said);
});
