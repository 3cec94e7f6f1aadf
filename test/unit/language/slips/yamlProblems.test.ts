import { describe, expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judge } from '../../../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { repaired } from '../../../../src/language/edits/repairs.ts';
import { contextOf, findingsIn, summary, wordsOf } from '../../../support/judging.ts';

const plain = contextOf('1.10', { fileName: 'dynamic-plugins.yaml' });

function codes(text: string, context = plain): readonly string[] {
  return summary(text, context).map((line) => line.split(' ').slice(0, 3).join(' '));
}

function fixed(text: string, context = plain): string {
  return repaired(text, (version) => judge(yamlText(version), context)).text;
}

/** The same lines as a plain list, and as the text of a ConfigMap. */
const homes = [
  { home: 'a plain list', context: plain, wrap: (lines: string) => lines },
  {
    home: 'a ConfigMap',
    context: contextOf('1.10'),
    wrap: (lines: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n${lines.replaceAll(/^(?=.)/gm, '    ')}`,
  },
];

test('a comment that ends the block in front of an item is what is wrong, not the item', () => {
  const [head, wrap] = ['plugins:\n  - package: ./a\n', homes[1]?.wrap ?? ((lines: string) => lines)];
  const good = wrap(`${head}# old\n\n# entry\n  - package: ./b\n`);
  const bad = good.replaceAll(/^ +#/gm, '#');
  expect(codes(bad, contextOf())).toEqual(['9 error yaml-indentation']);
  expect(wordsOf(findingsIn(bad), 'yaml-indentation')).toContain('This comment');
  expect(fixed(bad, contextOf())).toBe(good);
});

/** Slips of indentation: the line in the wrong column, what is said of it, and the text put right. */
const slips: readonly { name: string; bad: string; line: number; said: string; good: string }[] = [
  {
    name: 'a key level with the dash',
    bad: 'plugins:\n    - package: ./a\n    disabled: false\n    - package: ./b\n      disabled: true\n',
    line: 3,
    said: 'level with the "-"',
    good: 'plugins:\n    - package: ./a\n      disabled: false\n    - package: ./b\n      disabled: true\n',
  },
  {
    name: 'two keys level with the dash',
    bad: 'plugins:\n  - package: ./a\n  disabled: false\n  pluginConfig:\n    a: 1\n  - package: ./b\n',
    line: 3,
    said: 'level with the "-"',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n    pluginConfig:\n      a: 1\n  - package: ./b\n',
  },
  {
    name: 'an item one column to the right',
    bad: 'plugins:\n  - package: ./a\n    disabled: false\n   - package: ./b\n     disabled: false\n',
    line: 4,
    said: 'in column 4, the list above in column 3',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n  - package: ./b\n    disabled: false\n',
  },
  {
    name: 'an item one column to the left',
    bad: 'plugins:\n  - package: ./a\n    disabled: false\n - package: ./b\n   disabled: false\n',
    line: 4,
    said: 'in column 2, the list above in column 3',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n  - package: ./b\n    disabled: false\n',
  },
  {
    name: 'a key one column to the right',
    bad: 'plugins:\n  - package: ./a\n     disabled: false\n',
    line: 3,
    said: 'in column 6',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n',
  },
  {
    name: 'a key one column to the left',
    bad: 'plugins:\n  - package: ./a\n   disabled: false\n',
    line: 3,
    said: 'in column 4',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n',
  },
  {
    name: 'an item that hangs far to the right, behind a comment',
    bad: 'plugins:\n  - package: ./a\n    disabled: false\n  # more\n        - package: ./b\n    disabled: false\n',
    line: 5,
    said: 'in column 9, the list above in column 3',
    good: 'plugins:\n  - package: ./a\n    disabled: false\n  # more\n  - package: ./b\n    disabled: false\n',
  },
];

describe.each(homes)('slips of indentation in $home', ({ context, wrap }) => {
  test.each(slips)('$name', ({ bad, line, said, good }) => {
    const text = wrap(bad);
    const shift = text.split('\n').length - bad.split('\n').length;
    expect(codes(text, context)[0]).toBe(`${line + shift} error yaml-indentation`);
    expect(wordsOf(findingsIn(text, context), 'yaml-indentation')).toContain(said);
    expect(fixed(text, context)).toBe(wrap(good));
    expect(summary(wrap(good), context)).toEqual([]);
  });
});

describe('a text under "|" that ends too early', () => {
  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n';

  test.each([
    [
      'by a line that is indented less',
      '  dynamic-plugins.yaml: |\n      includes: []\n    plugins:\n      - package: ./a\n',
      '  dynamic-plugins.yaml: |\n      includes: []\n      plugins:\n        - package: ./a\n',
      8,
    ],
    [
      'by a comment in the first column',
      '  dynamic-plugins.yaml: |\n    includes: []\n# the plugins\n    plugins:\n      - package: ./a\n',
      '  dynamic-plugins.yaml: |\n    includes: []\n    # the plugins\n    plugins:\n      - package: ./a\n',
      8,
    ],
  ])('%s', (_, bad, good, line) => {
    expect(codes(head + bad, contextOf())).toContain(`${line} error yaml-indentation`);
    expect(wordsOf(findingsIn(head + bad), 'yaml-indentation')).toContain('"dynamic-plugins.yaml"');
    expect(fixed(head + bad, contextOf())).toBe(head + good);
  });

  test('a key of the same mapping may follow it', () => {
    expect(summary(`${head}  dynamic-plugins.yaml: |\n    plugins: []\n  other: x\n`)).toEqual([]);
  });
});

describe('tabs', () => {
  test('are shown in the line they indent, and become as many blanks as fit', () => {
    const bad = 'plugins:\n\t- package: ./a\n\t  disabled: false\n';
    expect(summary(bad, plain)).toEqual(['2 error yaml-tab "\\t"']);
    expect(fixed(bad)).toBe('plugins:\n  - package: ./a\n    disabled: false\n');
  });

  test('beside lines with blanks they take the width of those', () => {
    const bad = 'plugins:\n\t- package: ./a\n          disabled: false\n'.replace(
      '            ',
      '          ',
    );
    expect(fixed(bad)).toBe('plugins:\n        - package: ./a\n          disabled: false\n');
  });

  test('in the text of a ConfigMap, too', () => {
    const head =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n';
    const bad = `${head}    plugins:\n    \t- package: ./a\n`;
    expect(codes(bad, contextOf())).toEqual(['8 error yaml-tab']);
    expect(fixed(bad, contextOf())).toBe(`${head}    plugins:\n      - package: ./a\n`);
  });
});

describe('a key that stands twice', () => {
  test('the line of the first one is named, in the file that it stands in', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n    plugins:\n      - package: ./a\n        pluginConfig:\n          a: 1\n        pluginConfig:\n          b: 1\n';
    expect(codes(text, contextOf())).toEqual(['11 warning yaml-duplicate-key']);
    expect(wordsOf(findingsIn(text), 'yaml-duplicate-key')).toContain('in line 9');
    expect(fixed(text, contextOf())).toBe(text);
  });

  test('where both say the same, the second can go', () => {
    expect(fixed('plugins:\n  - package: ./a\n    disabled: true\n    disabled: true\n')).toBe(
      'plugins:\n  - package: ./a\n    disabled: true\n',
    );
  });

  test('an indented "---" is what makes the next document part of this one', () => {
    const one =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n    plugins: []\n';
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n';
    const text = `${one}    ---\n${other}`;
    expect(codes(text, contextOf())).toEqual([
      '9 error yaml-duplicate-key',
      '10 error yaml-duplicate-key',
      '11 error yaml-duplicate-key',
    ]);
    expect(wordsOf(findingsIn(text), 'yaml-duplicate-key')).toContain('"---"');
    expect(fixed(text, contextOf())).toBe(`${one}---\n${other}`);
  });
});

test('an indented "---" behind a mapping', () => {
  const text =
    'apiVersion: operator.knative.dev/v1beta1\nkind: KnativeServing\nmetadata:\n  name: knative-serving\n  ---\napiVersion: v1\nkind: Namespace\n';
  expect(codes(text, contextOf())[0]).toBe('5 error yaml-separator');
  expect(fixed(text, contextOf())).toBe(text.replace('  ---', '---'));
});

describe('a quoted text that goes on in the first column', () => {
  const quoted = 'first\nsecond"\n';
  const platform = `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: p\n  annotations:\n    a: "${quoted}specc: {}\n`;

  test('is read by Go: one hint, and nothing else is judged', () => {
    expect(codes(platform, contextOf())).toEqual(['7 hint yaml-quoted-indent']);
  });

  test('is read by the installers of 1.x, not by that of 2.x', () => {
    const list = `plugins:\n  - package: "./a\nb"\n`;
    expect(codes(list)).toEqual(['3 hint yaml-quoted-indent']);
    expect(codes(list, contextOf('2.0', { fileName: 'dynamic-plugins.yaml' }))[0]).toMatch(
      /error yaml-syntax/,
    );
  });

  test('a quote that is never closed is an error', () => {
    expect(codes(platform.replace('second"', 'second'), contextOf())).toContain('8 error yaml-syntax');
  });
});

describe('a folded text', () => {
  const head =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n  dynamic-plugins.yaml: ';

  test('that reads otherwise than it looks is an error, and "|" is what was meant', () => {
    const body = '    includes: []\n    plugins:\n      - package: ./a\n';
    expect(summary(`${head}>-\n${body}`)).toEqual(['6 error yaml-folded ">"']);
    expect(fixed(`${head}>-\n${body}`, contextOf())).toBe(`${head}|-\n${body}`);
  });

  test('that happens to read the same is left with a hint, and judged', () => {
    const body = '    plugins:\n      - package: ./a\n        disabledd: true\n';
    expect(codes(`${head}>\n${body}`, contextOf())).toEqual([
      '6 hint yaml-folded',
      '9 warning schema-unknown-field',
    ]);
  });
});

describe('pieces of a list, as documentation shows them', () => {
  const bad = '- disabled: false\n  package: @redhat/backstage-plugin-orchestrator@1.8.2\n';

  test('are told their slips of YAML, and nothing else', () => {
    const { ours, findings } = judge(yamlText(bad), contextOf());
    expect(ours).toBe(true);
    expect(findings.map(({ code }) => code)).toEqual(['dp-unquoted-at']);
    expect(fixed(bad, contextOf())).toBe(bad.replace(/@.*/, '"@redhat/backstage-plugin-orchestrator@1.8.2"'));
  });

  test('without a slip they are nobody’s business', () => {
    const good = fixed(bad, contextOf());
    expect(judge(yamlText(good), contextOf())).toEqual({ ours: false, findings: [] });
    expect(judgeQuickly(yamlText(good), contextOf())).toEqual({ ours: false, findings: [] });
    expect(judge(yamlText('- package: @acme/other\n  version: 1\n'), contextOf()).findings).toEqual([]);
  });
});

test('a list is known by the file that it includes', () => {
  expect(codes('includes:\n  - dynamic-plugins.default.yaml\nplugins: 1\n', contextOf())).toHaveLength(1);
});
