import { describe, expect, test } from 'vitest';
import { merge } from '../../../src/core/scaffold/merge.ts';

const base = 'spec:\n  channel: stable\n  source: redhat\n  name: logic\n';

function merged(theirs: string, ours: string, from = base): ReturnType<typeof merge> {
  return merge({ base: from, theirs, ours });
}

describe('both sides stand', () => {
  test.each([
    [
      'far apart',
      base.replace('stable', 'alpha'),
      base.replace('logic', 'swf'),
      'spec:\n  channel: alpha\n  source: redhat\n  name: swf\n',
    ],
    [
      'values in neighbouring lines',
      base.replace('stable', 'alpha'),
      base.replace('redhat', 'mirror'),
      'spec:\n  channel: alpha\n  source: mirror\n  name: logic\n',
    ],
    [
      'an added line beside a changed value',
      base.replace('  source', '  # ours\n  source'),
      base.replace('redhat', 'mirror'),
      'spec:\n  channel: stable\n  # ours\n  source: mirror\n  name: logic\n',
    ],
    [
      'a line added behind a changed value',
      base.replace('  name', '  # ours\n  name'),
      base.replace('redhat', 'mirror'),
      'spec:\n  channel: stable\n  source: mirror\n  # ours\n  name: logic\n',
    ],
    [
      'a deleted line beside a changed value',
      base.replace('  channel: stable\n', ''),
      base.replace('redhat', 'mirror'),
      'spec:\n  source: mirror\n  name: logic\n',
    ],
    [
      'a line added beside a deleted one',
      base.replace('  name', '  more: true\n  name'),
      base.replace('  source: redhat\n', ''),
      'spec:\n  channel: stable\n  more: true\n  name: logic\n',
    ],
    ['the very same change', base.replace('stable', 'x'), base.replace('stable', 'x'), undefined],
    ['at both ends of the file', `# mine\n${base}`, `${base}  more: true\n`, `# mine\n${base}  more: true\n`],
    [
      'an end without a line break',
      base.trimEnd(),
      base.replace('stable', 'x'),
      base.replace('stable', 'x').trimEnd(),
    ],
    ['a line behind an end without a line break', base.trimEnd(), `${base}  more: true\n`, undefined],
  ])('%s', (_, theirs, ours, expected = ours) => {
    const { conflicts, keepsTheirs, takesOurs } = merged(theirs, ours);
    expect(conflicts).toEqual([]);
    expect(takesOurs).toBe(expected);
    expect(keepsTheirs).toBe(expected);
  });
});

describe('lines that both add at one place', () => {
  const list = 'spec:\n  secrets:\n    - name: ours\n';
  test.each([
    ['keys', base, '  a: 1\n', '  b: 1\n', '  a: 1\n  b: 1\n'],
    ['items', list, '    - name: a\n', '    - name: b\n', '    - name: a\n    - name: b\n'],
    [
      'an item, and a key above it',
      list,
      '    - name: a\n',
      '  files:\n    - name: b\n',
      '    - name: a\n  files:\n    - name: b\n',
    ],
    [
      'a key, and an item of the list before it',
      list,
      '  files:\n    - name: a\n',
      '    - name: b\n',
      '    - name: b\n  files:\n    - name: a\n',
    ],
    [
      'an item and a key each',
      list,
      '    - name: a\n  mine:\n    - c\n',
      '    - name: b\n  files:\n    - d\n',
      '    - name: a\n    - name: b\n  mine:\n    - c\n  files:\n    - d\n',
    ],
    ['items as deep as the key over them', 'a:\n- x\n', '- mine\n', 'b: 2\n', '- mine\nb: 2\n'],
    [
      'some of them the same',
      list,
      '    - name: a\n    - name: b\n',
      '    - name: b\n    - name: c\n',
      '    - name: a\n    - name: b\n    - name: c\n',
    ],
    ['another document', base, '---\nkind: Mine\n', 'more: 1\n', 'more: 1\n---\nkind: Mine\n'],
    ['a remark on what is below', base, '# mine\n', '  more: 1\n', '  more: 1\n# mine\n'],
  ])('%s', (_, from, theirs, ours, both) => {
    const { conflicts, keepsTheirs, takesOurs } = merged(
      `${from}${theirs}z: 1\n`,
      `${from}${ours}z: 1\n`,
      `${from}z: 1\n`,
    );
    expect(conflicts).toEqual([]);
    expect(keepsTheirs).toBe(`${from}${both}z: 1\n`);
    expect(takesOurs).toBe(keepsTheirs);
  });

  test('conflict only where they are the same key', () => {
    const ours = `${base}  a: 2\n  b: 1\n`;
    const { conflicts, keepsTheirs, takesOurs, taken } = merged(`${base}  a: 1\n`, ours);
    expect(conflicts).toEqual([{ line: 5, base: [], theirs: ['  a: 1'], ours: ['  a: 2'] }]);
    expect(keepsTheirs).toBe(`${base}  a: 1\n  b: 1\n`);
    expect(takesOurs).toBe(ours);
    expect(taken).toBe(`${base}  b: 1\n`);
  });
});

describe('a conflict', () => {
  test('is one line that both changed, at its place in the file', () => {
    const theirs = `# mine\n${base.replace('stable', 'alpha')}`;
    const { conflicts, keepsTheirs, takesOurs } = merged(
      theirs,
      base.replace('stable', 'beta').replace('logic', 'swf'),
    );
    expect(conflicts).toEqual([
      { line: 3, base: ['  channel: stable'], theirs: ['  channel: alpha'], ours: ['  channel: beta'] },
    ]);
    expect(keepsTheirs).toBe(theirs.replace('logic', 'swf'));
    expect(takesOurs).toBe(theirs.replace('alpha', 'beta').replace('logic', 'swf'));
  });

  test('is not what only stands beside it', () => {
    const theirs = base.replace('stable', 'alpha');
    const ours = base.replace('stable\n', 'beta\n  more: true\n').replace('redhat', 'mirror');
    const { conflicts, keepsTheirs, takesOurs, taken } = merged(theirs, ours);
    expect(conflicts).toEqual([
      { line: 2, base: ['  channel: stable'], theirs: ['  channel: alpha'], ours: ['  channel: beta'] },
    ]);
    expect(keepsTheirs).toBe(ours.replace('beta', 'alpha'));
    expect(takesOurs).toBe(ours);
    expect(taken).toBe(ours.replace('beta', 'stable'));
  });

  test('is a whole item where another key says which item it is', () => {
    const from = 'plugins:\n  - package: a\n    version: 1\n';
    const theirs = from.replace('version: 1', 'version: 9');
    const ours = from.replace('package: a', 'package: b').replace('version: 1', 'version: 2');
    const { conflicts, keepsTheirs } = merged(theirs, ours, from);
    expect(conflicts).toMatchObject([{ theirs: ['  - package: a', '    version: 9'] }]);
    expect(keepsTheirs).toBe(theirs);
  });

  test('is not the items and keys around an item', () => {
    const from = 'spec:\n    - name: a\n    - name: b\n  key: 1\n  more: 1\n';
    const theirs = from.replace('name: a', 'name: mine');
    const ours = from.replace('name: a', 'name: x').replace('name: b', 'name: y').replace('key: 1', 'key: 2');
    const { conflicts, keepsTheirs } = merged(theirs, ours, from);
    expect(conflicts).toMatchObject([{ theirs: ['    - name: mine'], ours: ['    - name: x'] }]);
    expect(keepsTheirs).toBe(ours.replace('name: x', 'name: mine'));
    const longer = ours.replace('    - name: y\n', '    - name: y\n    - name: z\n');
    expect(merged(theirs, longer, from).keepsTheirs).toContain('  key: 2\n');
  });

  test('is with a key what is below it, where the key is another one now', () => {
    const from = 'spec:\n  a:\n    b: 1\n  c: 1\n';
    const theirs = from.replace('b: 1', 'b: 9');
    const ours = 'spec:\n  other:\n    b: 2\n  c: 2\n';
    const { conflicts, keepsTheirs } = merged(theirs, ours, from);
    expect(conflicts).toMatchObject([{ theirs: ['  a:', '    b: 9'] }]);
    expect(keepsTheirs).toBe(theirs.replace('c: 1', 'c: 2'));
  });

  test.each([
    [
      'a line changed there and deleted here',
      base.replace('redhat', 'x'),
      base.replace('  source: redhat\n', ''),
    ],
    [
      'a line deleted there and changed here',
      base.replace('  source: redhat\n', ''),
      base.replace('redhat', 'x'),
    ],
    [
      'a child added below a key that goes',
      base.replace('  name', '    nested: 1\n  name'),
      base.replace('  source: redhat\n', ''),
    ],
    [
      'a child added below a key that is another one now',
      base.replace('  name', '    nested: 1\n  name'),
      base.replace('source: redhat', 'sources:'),
    ],
    ['one key added with two values', `${base}  a: 1\n`, `${base}  a: 2\n`],
  ])('%s', (_, theirs, ours) => {
    const { conflicts, keepsTheirs, takesOurs } = merged(theirs, ours);
    expect(conflicts).toHaveLength(1);
    expect(keepsTheirs).toBe(theirs);
    expect(takesOurs).toBe(ours);
  });
});

describe('line ends', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');

  test('of Windows stay, and new lines get them', () => {
    const { takesOurs } = merged(windows(`# mine\n${base}`), `${base}  more: true\n`);
    expect(takesOurs).toBe(windows(`# mine\n${base}  more: true\n`));
  });

  test('that are mixed stay where they are', () => {
    const theirs = base.replace('spec:\n', 'spec:\r\n');
    expect(merged(theirs, base.replace('logic', 'swf')).takesOurs).toBe(theirs.replace('logic', 'swf'));
  });
});
