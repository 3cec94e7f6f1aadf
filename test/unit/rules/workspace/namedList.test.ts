import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/language/judging/judge.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { contextOf } from '../../../support/judging.ts';
import { surroundingsFor, type Files } from '../../../support/workspaceFiles.ts';

const image = 'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator';
const list = `apiVersion: v1
kind: ConfigMap
metadata: {name: hub-plugins, namespace: rhdh}
data:
  dynamic-plugins.yaml: |
    includes: [dynamic-plugins.default.yaml]
    plugins:
      - package: "${image}:{{inherit}}"
        disabled: false
      - package: "${image}-backend:{{inherit}}"
        disabled: false
`;
const hub = (more = ''): string => `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: rhdh}
spec:
  application: {dynamicPluginsConfigMapName: hub-plugins}
${more}`;

/** `line code` of what is found in the list, where nobody said anything but the release. */
function found(version: string, files: Files): readonly string[] {
  const surroundings = surroundingsFor(files);
  const context = contextOf(version, { target: undefined, fileName: '/ws/list.yaml', surroundings });
  return judge(yamlText(list), context)
    .findings.filter(({ code }) => /^dp-(?:set|dependency-missing)$/.test(code))
    .map(({ code, range }) => `${list.slice(0, range.start).split('\n').length} ${code}`);
}

describe('a list whose Backstage object stands in another file', () => {
  test.each(['1.10', '2.0', '2.1'])('%s: is judged as one that no flavour completes', (version) => {
    const both = found(version, { 'hub.yaml': hub(), 'list.yaml': list });
    expect(both).toContain('7 dp-set');
    expect(both).toContain('10 dp-dependency-missing');
  });

  test('is judged by itself where there are no flavours, once', () => {
    expect(found('1.9', { 'hub.yaml': hub(), 'list.yaml': list })).toEqual(['7 dp-set', '7 dp-set']);
    expect(found('1.9', { 'list.yaml': list })).toEqual(['7 dp-set', '7 dp-set']);
  });

  test.each<[string, Files]>([
    ['nobody names it', { 'list.yaml': list }],
    ['the flavour brings the rest', { 'hub.yaml': hub('  flavours: [{name: orchestrator}]\n') }],
    ['the object is in another folder', { 'other/hub.yaml': hub() }],
    ['two name it', { 'hub.yaml': hub(), 'more.yaml': hub().replace('name: hub,', 'name: more,') }],
  ])('nothing is missing where %s', (_, files) => {
    expect(found('1.10', { ...files, 'list.yaml': list })).toEqual([]);
  });

  test('no dependency is missing beside a database of one’s own', () => {
    const external = hub('  database: {enableLocalDb: false}\n');
    expect(found('1.10', { 'hub.yaml': external, 'list.yaml': list })).toEqual(['7 dp-set', '7 dp-set']);
  });
});
