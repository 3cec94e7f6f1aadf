import { expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { explainedBy } from '../../../../src/language/help/explainedBy.ts';
import { contextOf } from '../../../support/judging.ts';

const platform = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\n';
const list = 'plugins:\n  - package: ./a\n';
const service = 'apiVersion: v1\nkind: Service\n';
const configMap = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  dynamic-plugins.yaml: |\n    plugins: []\n';

test.each([
  ['one of ours', platform, 'objects'],
  ['several kinds of ours', `${platform}---\n${configMap}`, 'objects'],
  ['an empty document between', `# first\n---\n---\n${platform}---\n`, 'objects'],
  ['a version nobody knows', platform.replace('v1alpha08', 'v9'), 'objects'],
  ['one broken while it is typed', `${platform}spec: [\n`, 'objects'],
  ['one of others beside', `${platform}---\n${service}`, undefined],
  ['a value beside', `${platform}---\n- 1\n`, undefined],
  [
    'ours in a List',
    `apiVersion: v1\nkind: List\nitems:\n  - ${platform.replace('\n', '\n    ')}`,
    undefined,
  ],
  ['a template', `${platform}{{- if .Values.a }}\nspec: {}\n{{- end }}\n`, undefined],
  ['nothing of ours', service, undefined],
  ['nothing at all', '', undefined],
])('%s', (_, text, wanted) => {
  expect(explainedBy(yamlText(text), contextOf())).toBe(wanted);
});

test.each([
  ['dynamic-plugins.yaml', list, 'dynamic-plugins'],
  ['dynamic-plugins.yaml', `${list}---\n${platform}`, undefined],
  ['.rhdh-orchestrator.yaml', 'version: 1\n', 'target-file'],
  ['values.yaml', `global:\n  dynamic:\n    ${list.replaceAll('\n', '\n    ')}`, undefined],
])('%s', (name, text, wanted) => {
  const context = contextOf('1.10', { fileName: `/folder/${name}` });
  expect(explainedBy(yamlText(text), context)).toBe(wanted);
});
