import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judge, type LocatedFinding } from '../../../../src/language/judging/judge.ts';
import { lineColumns } from '../../../../src/language/text/lineColumns.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { repaired } from '../../../../src/language/edits/repairs.ts';
import { contextOf, findingsIn, summary, wordsOf } from '../../../support/judging.ts';

const folder = join(import.meta.dirname, '../../../fixtures/edit');
const fixtures = readdirSync(folder).filter(
  (name) => name.endsWith('.yaml') && !name.endsWith('.golden.yaml'),
);

/** A fixture is judged for the release its first line names: `# release: 1.9`. */
function fixture(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const release = /^# release: (\S+)/.exec(text)?.[1];
  return { text, context: contextOf(release, { fileName: join(folder, name) }) };
}

function codesByLine(text: string, findings: readonly LocatedFinding[]): readonly string[] {
  const at = lineColumns(text);
  return findings.map(({ code, severity, range }) => `${at(range.start).line} ${severity} ${code}`);
}

/** `# expect: error dp-duplicate` stands at the end of the line it is about. */
function expected(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/# expect: (.+)$/g)].flatMap(([, said = '']) =>
        said.split(',').map((one) => `${index + 1} ${one.trim()}`),
      ),
    );
}

describe('fixtures', () => {
  test.each(fixtures)('%s', (name) => {
    const { text, context } = fixture(name);
    const { findings } = judge(yamlText(text), context);
    expect(codesByLine(text, findings).toSorted()).toEqual(expected(text).toSorted());
  });

  test.each(fixtures)('%s says the same by the fast reader', (name) => {
    const { text, context } = fixture(name);
    const [slow, quick] = [judge(yamlText(text), context), judgeQuickly(yamlText(text), context)];
    expect(quick.ours).toBe(slow.ours);
    expect(codesByLine(text, quick.findings)).toEqual(codesByLine(text, slow.findings));
  });

  test.each(fixtures.filter((name) => readdirSync(folder).includes(name.replace('.yaml', '.golden.yaml'))))(
    '%s, repaired',
    (name) => {
      const { text, context } = fixture(name);
      const { text: after } = repaired(text, (version) => judge(yamlText(version), context));
      expect(after).toBe(readFileSync(join(folder, name.replace('.yaml', '.golden.yaml')), 'utf8'));
    },
  );
});

describe('where a finding is shown', () => {
  const platform = (lines: string): string =>
    `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: p\n${lines}`;

  test('an unknown field by its key, a wrong type by its value', () => {
    expect(summary(platform('spec:\n  services:\n    dataIndexx: {}\n    dataIndex: 1\n'))).toEqual([
      '7 error schema-unknown-field "dataIndexx"',
      '8 error schema-type "1"',
    ]);
  });

  test('a value of several lines by its key', () => {
    expect(summary(platform('spec:\n  - a\n  - b\n'))).toEqual(['5 error schema-type "spec"']);
  });

  test('a missing field by the key of the mapping, at the root by its first key', () => {
    const text = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\n';
    expect(summary(text)).toEqual(['1 error schema-required "apiVersion"']);
  });

  test('one placeholder inside a longer value', () => {
    expect(
      summary(platform('spec:\n  build:\n    config:\n      baseImage: "a/{{backstage-ns}}:1"\n')),
    ).toEqual(['8 error placeholder-left "{{backstage-ns}}"']);
  });
});

describe('inside a block scalar', () => {
  const configMap = (header: string, lines: readonly string[], lineBreak = '\n'): string =>
    [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata:',
      '  name: 😀',
      'data:',
      `  dynamic-plugins.yaml: ${header}`,
      ...lines,
      '',
    ].join(lineBreak);
  const list = ['    plugins:', '      - package: ./dynamic-plugins/dist/a', '        disabledd: true'];

  test.each(['|', '|-', '|+', '|2', '| # the list'])('%s', (header) => {
    expect(summary(configMap(header, list))).toEqual(['9 warning schema-unknown-field "disabledd"']);
  });

  test('folded lines are not judged: their reader sees them joined', () => {
    expect(summary(configMap('>', ['    includes: []', ...list]))).toEqual(['6 error yaml-folded ">"']);
  });

  test('with carriage returns', () => {
    expect(summary(configMap('|', list, '\r\n'))).toEqual(['9 warning schema-unknown-field "disabledd"']);
  });

  test('in quotes, too', () => {
    const [found = ''] = summary(configMap('"plugins:\\n  - package: ./a\\n    disabledd: true\\n"', []));
    expect(found).toBe('6 warning schema-unknown-field "disabledd"');
  });

  test('text that is not YAML is told where it stands', () => {
    const found = summary(
      configMap('|', ['    plugins:', '      - package: @scope/a', '        disabled: false']),
    );
    expect(found).toEqual(['8 error dp-unquoted-at "@scope/a"']);
  });

  test('the default of the operator, a ConfigMap within a ConfigMap, is left alone', () => {
    const inner = ['    apiVersion: v1', '    kind: ConfigMap', '    metadata: {name: x}'];
    expect(summary(configMap('|', inner))).toEqual([]);
  });
});

describe('what is ours', () => {
  test('other documents of the same file are left alone', () => {
    const text =
      'kind: Deployment\napiVersion: apps/v1\nspec: {a: 1, a: 2}\n---\n' +
      'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: p, name: p}\n';
    expect(summary(text)).toEqual(['7 error yaml-duplicate-key "name"']);
  });

  test('a file of others is not ours', () => {
    expect(judge(yamlText('kind: Deployment\napiVersion: apps/v1\nx: @\n'), contextOf())).toEqual({
      ours: false,
      findings: [],
    });
  });

  test('a text is parsed once, whoever asks', () => {
    const yaml = yamlText('apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\n');
    judge(yaml, contextOf());
    expect(yaml.documents('1.1')[0]).toBe(yaml.documents('1.1')[0]);
  });
});

describe('what the user set', () => {
  const text =
    'plugins:\n  - package: oci://a/b:1\n    disabled: false\n  - package: oci://a/b:2 # rhdh-orchestrator-disable-line dp-duplicate\n' +
    '  - package: oci://a/b:3\n';

  test('a line is left out by its comment', () => {
    expect(summary(text)).toEqual(['5 error dp-duplicate "oci://a/b:3"']);
  });

  test('a severity per code, or nothing at all', () => {
    expect(summary(text, contextOf('1.10', { severities: { 'dp-duplicate': 'hint' } }))).toEqual([
      '5 hint dp-duplicate "oci://a/b:3"',
    ]);
    expect(summary(text, contextOf('1.10', { severities: { 'dp-duplicate': 'off' } }))).toEqual([]);
  });
});

test('behind a slip of syntax the structure is not judged, before it and by rules it is', () => {
  const text =
    'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: 1\nspec:\n  build: {\n  servicess: 1\n' +
    '  eventing:\n    broker: "{{backstage-ns}}"\n';
  expect(summary(text).map((line) => line.replace(/ "[^"]*"$/, ''))).toEqual([
    '4 error schema-type',
    '7 error yaml-syntax',
    '9 error placeholder-left',
  ]);
});

test('the YAML version is that of the reader', () => {
  const text = 'plugins:\n  - package: ./a\n    disabled: yes\n';
  expect(summary(text, contextOf('1.10'))).toEqual([]);
  expect(summary(text, contextOf('2.0'))).toEqual(['3 warning dp-flag-type "yes"']);
});

test('duplicate keys: the Python installer takes the last one, the API server refuses', () => {
  const text = 'plugins:\n  - package: ./a\n    disabled: true\n    disabled: true\n';
  expect(summary(text, contextOf('1.10'))).toEqual(['4 warning yaml-duplicate-key "disabled"']);
  expect(summary(text, contextOf('2.0'))).toEqual(['4 error yaml-duplicate-key "disabled"']);
});

test('a target file is judged as one', () => {
  const text =
    'version: 1\ntargets:\n  - name: a\n    release: 1.10\n    backstage: {name: hub, namespace: rhdh}\n';
  const findings = findingsIn(text, contextOf('1.10', { fileName: '/w/.rhdh-orchestrator.yaml' }));
  expect(findings.map(({ code }) => code)).toEqual(['target-release']);
  expect(wordsOf(findings, 'target-release')).toContain('quotes');
});
