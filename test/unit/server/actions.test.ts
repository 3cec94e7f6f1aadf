import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { judge } from '../../../src/language/judging/judge.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { actionsFor } from '../../../src/server/actions.ts';
import { contextOf } from '../../support/judging.ts';

const uri = 'file:///ws/a.yaml';

test('two findings of one code on one line are left out by one action', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: dynamic-plugins}
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
        disabled: false
        dependencies:
          - ref: sonataflow
`;
  const yaml = yamlText(text);
  const context = contextOf('1.10', { fileName: '/ws/a.yaml' });
  const judgement = judge(yaml, context);
  const twice = judgement.findings.filter(({ code }) => code === 'dp-set');
  expect(twice.length).toBeGreaterThan(1);
  const actions = actionsFor(
    {
      document: TextDocument.create(uri, 'yaml', 1, text),
      docs: { linkFor: () => undefined },
      runsCommands: false,
      missing: [],
      version: 1,
      yaml,
      context,
      judgement,
      by: { release: context.release, target: context.target, from: 'default', findings: [] },
      explainedBy: undefined,
    },
    { start: 0, end: text.length },
  );
  const leaving = actions.filter(({ title }) => title.startsWith('Do not report dp-set'));
  expect(leaving.map(({ title }) => title)).toEqual([...new Set(leaving.map(({ title }) => title))]);
  expect(leaving.every(({ diagnostics }) => diagnostics?.length === twice.length)).toBe(true);
});
