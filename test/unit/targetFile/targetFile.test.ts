import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { globMatches } from '../../../src/core/glob.ts';
import { plain } from '../../../src/core/message.ts';
import { plainSchema } from '../../../src/core/schema/catalog.ts';
import { validate } from '../../../src/core/schema/validate.ts';
import {
  parseTargetFile,
  targetComment,
  targetCommentEdit,
  targetCommentIn,
  targetForFile,
  targetNamed,
  type TargetEntry,
} from '../../../src/core/target/targetFile.ts';
import { parseTargetText, printTargetFile, withTargetAdded } from '../../../src/core/yaml/targetText.ts';
import { targetOf } from '../../support/targets.ts';

const dev = { name: 'dev', release: '1.10', backstage: { name: 'hub', namespace: 'dev' }, files: ['dev/**'] };
const prod = { name: 'prod', release: '1.8.5', backstage: { name: 'hub', namespace: 'prod' } };

function findings(value: unknown): readonly string[] {
  return parseTargetFile(value).findings.map(({ path, message }) => `${path.join('.')}: ${plain(message)}`);
}

function labels(entries: readonly TargetEntry[]): readonly (string | undefined)[] {
  return entries.map(({ target }) => target.label);
}

describe('reading', () => {
  test('targets in order', () => {
    const { targets } = parseTargetFile({ version: 1, targets: [dev, prod] });
    expect(labels(targets)).toEqual(['dev', 'prod']);
    expect(targets.map(({ target }) => target.release.version)).toEqual([
      targetOf('1.10').release.version,
      '1.8.5',
    ]);
    expect(targetNamed(targets, 'prod')?.namespace).toBe('prod');
    expect(targetNamed(targets, 'test')).toBeUndefined();
  });

  test('a broken entry leaves the others standing', () => {
    const value = { version: 1, targets: [{ ...dev, approval: 'x' }, { ...prod, files: 'x' }, 5, prod] };
    expect(labels(parseTargetFile(value).targets)).toEqual(['prod']);
    expect(findings(value)).toEqual([
      'targets.0.approval: approval is one of Automatic, Manual.',
      'targets.1.files: files is a list of globs.',
      'targets.2: A target is a mapping with release, backstage and options.',
    ]);
  });

  test.each([
    ['no version', { targets: [dev] }, 'version: A target file begins with "version: 1".'],
    ['a later version', { version: 2, targets: [dev] }, 'version: A target file begins with "version: 1".'],
    ['nothing', undefined, 'version: A target file begins with "version: 1".'],
    ['no targets', { version: 1 }, 'targets: targets is a list of at least one target.'],
    ['an empty list', { version: 1, targets: [] }, 'targets: targets is a list of at least one target.'],
    [
      'no name',
      { version: 1, targets: [{ ...dev, name: undefined }] },
      'targets.0: Every target in the file has a name.',
    ],
    [
      'one name twice',
      { version: 1, targets: [dev, dev] },
      'targets.1.name: Another target is already named dev.',
    ],
  ])('%s', (_name, value, expected) => {
    expect(findings(value)).toEqual([expected]);
  });

  test('text that is not YAML', () => {
    const { targets, findings: found } = parseTargetText('version: 1\ntargets: [');
    expect(targets).toEqual([]);
    expect(found.map(({ code }) => code)).toEqual(['target-yaml']);
  });

  test('a release without quotes is a number', () => {
    const text =
      'version: 1\ntargets:\n  - name: a\n    release: 1.10\n    backstage: {name: a, namespace: b}\n';
    expect(parseTargetText(text).findings.map(({ path }) => path.join('.'))).toEqual(['targets.0.release']);
  });
});

describe('which target judges a file', () => {
  const { targets } = parseTargetFile({
    version: 1,
    targets: [dev, { ...prod, files: ['prod/*.yaml', 'x.yaml'] }],
  });

  test.each([
    ['dev/a/b.yaml', 'dev'],
    ['prod/a.yaml', 'prod'],
    ['prod/deep/a.yaml', undefined],
    ['x.yaml', 'prod'],
    ['other.yaml', undefined],
  ])('%s', (path, label) => {
    expect(targetForFile(targets, path)?.label).toBe(label);
  });

  test('a target without globs speaks for every file that none before it claims', () => {
    const { targets: both } = parseTargetFile({ version: 1, targets: [dev, prod] });
    expect(targetForFile(both, 'dev/a.yaml')?.label).toBe('dev');
    expect(targetForFile(both, 'anything.yaml')?.label).toBe('prod');
  });

  test.each([
    ['**', 'a/b/c.yaml', true],
    ['**/c.yaml', 'c.yaml', true],
    ['**/c.yaml', 'a/b/c.yaml', true],
    ['a/**/c.yaml', 'a/c.yaml', true],
    ['a/', 'a/b.yaml', true],
    ['./a/*.yaml', 'a/b.yaml', true],
    ['a/*.yaml', 'a/b/c.yaml', false],
    ['a?.yaml', 'ab.yaml', true],
    ['a?.yaml', 'a/.yaml', false],
    ['a.yaml', 'axyaml', false],
    ['(a+).yaml', '(a+).yaml', true],
    ['a', 'a/b', false],
  ])('%s and %s', (glob, path, matches) => {
    expect(globMatches(glob, path)).toBe(matches);
  });

  test('a comment picks one', () => {
    const text = `# For RHDH 1.10.\n#\n# ${targetComment('dev')}\n\nkind: Backstage\n`;
    expect(targetCommentIn(text)).toBe('dev');
    expect(targetCommentIn('a: rhdh-orchestrator: target=dev\n')).toBeUndefined();
    expect(targetCommentIn('  # rhdh-orchestrator:target=a.b \r\n')).toBe('a.b');
  });
});

describe('writing', () => {
  const entries: readonly TargetEntry[] = [
    { target: targetOf('1.10', { label: 'dev', installRhdhOperator: false }), files: ['dev/**'] },
    {
      target: targetOf('1.8.5', {
        label: 'prod',
        approval: 'Manual',
        ownPlatform: true,
        catalog: { source: 'mirror', sourceNamespace: 'openshift-marketplace' },
      }),
      files: [],
    },
  ];

  test('only what was chosen, and it reads back the same', () => {
    const text = printTargetFile(entries);
    expect(text).toBe(`version: 1
targets:
  - name: dev
    release: "1.10"
    backstage:
      name: hub
      namespace: rhdh
    plugins: configmap
    files:
      - dev/**
  - name: prod
    release: 1.8.5
    backstage:
      name: hub
      namespace: rhdh
    approval: Manual
    installRhdhOperator: true
    ownPlatform: true
    catalog:
      source: mirror
      sourceNamespace: openshift-marketplace
`);
    expect(parseTargetText(text)).toEqual({ targets: entries, findings: [] });
    expect(validate(plainSchema('target-file'), load(text))).toEqual([]);
  });

  test.each([
    [
      'version: 1\ntargets:\n- name: a # mine\n  release: "1.9"\n  backstage: {name: a, namespace: b}\n# end\n',
    ],
    [
      'version: 1\ntargets:\n    -   name: a\n        release: "1.9"\n        backstage: {name: a, namespace: b}',
    ],
    ['targets:\n  - name: a\n    release: "1.9"\n    backstage: {name: a, namespace: b}\n\n\nversion: 1\n'],
    [
      'version: 1\r\ntargets:\r\n  - name: a\r\n    release: "1.9"\r\n    backstage: {name: a, namespace: b}\r\n',
    ],
  ])('a target is added and every byte before it stays: %j', (text) => {
    const [entry] = entries;
    const added = entry === undefined ? undefined : withTargetAdded(text, entry);
    expect(labels(parseTargetText(added ?? '').targets)).toEqual(['a', 'dev']);
    for (const line of text.split(/\r?\n/)) expect(added).toContain(line);
    expect(/[^\r]\n/.test(added ?? '')).toBe(!text.includes('\r\n'));
  });

  test.each([
    ['a list in flow style', 'version: 1\ntargets: [{name: a}]\n'],
    ['no list', 'version: 1\n'],
    ['no YAML', 'targets: ['],
    ['nothing', ''],
  ])('%s cannot be added to', (_name, text) => {
    const [entry] = entries;
    expect(entry && withTargetAdded(text, entry)).toBeUndefined();
  });
});

test.each([
  ['a: 1\n', '# rhdh-orchestrator: target=dev\na: 1\n'],
  ['\uFEFFa: 1\n', '\uFEFF# rhdh-orchestrator: target=dev\na: 1\n'],
  ['', '# rhdh-orchestrator: target=dev\n'],
  ['# rhdh-orchestrator: target=prod\na: 1\n', '# rhdh-orchestrator: target=dev\na: 1\n'],
  [
    'a: |\n  # rhdh-orchestrator:  target=prod \n  b: 1\n',
    'a: |\n  # rhdh-orchestrator:  target=dev \n  b: 1\n',
  ],
])('a comment that names a target is written into %j', (text, wanted) => {
  const { start, end, text: written } = targetCommentEdit(text, 'dev', '\n');
  const changed = text.slice(0, start) + written + text.slice(end);
  expect(changed).toBe(wanted);
  expect(targetCommentIn(changed)).toBe('dev');
});
