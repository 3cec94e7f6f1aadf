import { expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { includedFile } from '../../../../src/language/workspace/includedFile.ts';
import { linksOf } from '../../../../src/language/help/links.ts';
import { contextOf } from '../../../support/judging.ts';

/** `what: name` for each link, and that its place holds just the name. */
function links(text: string, fileName = '/ws/dynamic-plugins.yaml'): readonly string[] {
  return linksOf(yamlText(text), contextOf(undefined, { fileName })).map(({ to, name, range }) => {
    expect(text.slice(range.start, range.end)).toBe(name);
    return `${to}: ${name}`;
  });
}

test.each<[string, string, readonly string[]]>([
  [
    'a list of its own, and the comment about the target',
    '# rhdh-orchestrator: target=dev\nincludes:\n  - dynamic-plugins.default.yaml\n  - "more.yaml"\nplugins: []\n',
    ['target: dev', 'include: dynamic-plugins.default.yaml', 'include: more.yaml'],
  ],
  [
    'a list in a ConfigMap, with Windows line ends',
    "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: x}\r\ndata:\r\n  dynamic-plugins.yaml: |\r\n    # rhdh-orchestrator: target=prod\r\n    includes:\r\n      - 'more.yaml'\r\n    plugins: []\r\n",
    ['target: prod', 'include: more.yaml'],
  ],
  [
    'Helm values',
    'global:\n  dynamic:\n    includes: [more.yaml]\n    plugins: []\n',
    ['include: more.yaml'],
  ],
  [
    'resources of a kustomization and lists of others',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [more.yaml]\nincludes: [other.yaml]\n',
    [],
  ],
  ['what is no name', 'includes: [1, {a: b}, null]\nplugins: []\n', []],
  [
    'a template',
    '# rhdh-orchestrator: target=dev\nincludes:\n  - {{ .Values.file }}\nplugins: []\n',
    ['target: dev'],
  ],
])('links of %s', (_, text, expected) => {
  const fileName = text.includes('Kustomization')
    ? '/ws/kustomization.yaml'
    : text.startsWith('global')
      ? '/ws/values.yaml'
      : undefined;
  expect(links(text, fileName)).toEqual(expected);
});

const paths = new Set(['/ws/a/list.yaml', '/ws/a/more.yaml', '/ws/b/more.yaml', '/ws/b/only.yaml']);

test.each([
  ['more.yaml', '/ws/a/list.yaml', '/ws/a/more.yaml'],
  ['./more.yaml', '/ws/b/list.yaml', '/ws/b/more.yaml'],
  ['only.yaml', '/ws/a/list.yaml', '/ws/b/only.yaml'],
  ['only.yaml', undefined, '/ws/b/only.yaml'],
  ['b/more.yaml', '/ws/list.yaml', '/ws/b/more.yaml'],
  ['more.yaml', '/ws/c/list.yaml', undefined],
  ['list.yaml', '/ws/c/list.yaml', '/ws/a/list.yaml'],
  ['/opt/more.yaml', '/ws/a/list.yaml', undefined],
  ['../b/only.yaml', '/ws/a/list.yaml', undefined],
  ['dynamic-plugins.default.yaml', '/ws/a/list.yaml', undefined],
  ['', '/ws/a/list.yaml', undefined],
])('%s included by %s is %s', (name, from, expected) => {
  expect(includedFile(name, from, paths)).toBe(expected);
});
