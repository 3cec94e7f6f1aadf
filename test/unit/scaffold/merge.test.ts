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
    ['two lines added at one place', `${base}  a: 1\n`, `${base}  b: 1\n`],
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
