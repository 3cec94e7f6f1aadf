import { describe, expect, test } from 'vitest';
import { readFileFacts } from '../../../../src/core/workspace/fileFacts.ts';
import { parseIgnoreFile } from '../../../../src/language/workspace/ignoredFiles.ts';
import type { WorkspaceIndex } from '../../../../src/language/workspace/workspaceIndex.ts';
import { memoryIndex } from '../../../support/memoryIndex.ts';

const secret = (name: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\nstringData:\n  TOKEN: x\n`;

function named({ surroundings }: WorkspaceIndex, name: string): readonly string[] {
  return surroundings.defining('Secret', name).map(({ file }) => file);
}

describe('the index of a workspace', () => {
  test('reads nothing before it is started, and everything once', async () => {
    const { index, told } = memoryIndex({ '/a.yaml': secret('a'), '/b.yaml': secret('b') });
    expect(named(index, 'a')).toEqual([]);
    expect(index.isComplete).toBe(false);
    await Promise.all([index.start(), index.start()]);
    expect(index.isComplete).toBe(true);
    expect(named(index, 'a')).toEqual(['/a.yaml']);
    expect(index.surroundings.ofKind('Secret')).toHaveLength(2);
    expect(told).toEqual(['*']);
  });

  test('follows the disk: a file that is new, another, gone, and one that is left out', async () => {
    const { index, disk, told } = memoryIndex({ '/a.yaml': secret('a') });
    await index.start();
    disk.set('/b.yaml', secret('b'));
    await index.changed('/b.yaml');
    expect(named(index, 'b')).toEqual(['/b.yaml']);
    disk.set('/b.yaml', secret('c'));
    await index.changed('/b.yaml');
    expect(named(index, 'b')).toEqual([]);
    expect(named(index, 'c')).toEqual(['/b.yaml']);
    disk.delete('/b.yaml');
    await index.changed('/b.yaml');
    expect(named(index, 'c')).toEqual([]);
    disk.set('/ignored/x.yaml', secret('x'));
    await index.changed('/ignored/x.yaml');
    expect(named(index, 'x')).toEqual([]);
    expect(told).toEqual(['*', '/b.yaml', '/b.yaml', '/b.yaml']);
  });

  test('looks again when other files belong to it, and keeps what is open', async () => {
    const { index, disk, leftOut, told } = memoryIndex({
      '/a.yaml': secret('a'),
      '/old/b.yaml': secret('b'),
      '/old/c.yaml': secret('c'),
    });
    await index.lookAgain();
    expect(told).toEqual([]);
    await index.start();
    index.edited('/old/c.yaml', readFileFacts('/old/c.yaml', secret('c')));
    leftOut.add('/old/');
    disk.set('/new/d.yaml', secret('d'));
    await Promise.all([index.lookAgain(), index.lookAgain()]);
    expect(['a', 'b', 'c', 'd'].map((name) => named(index, name))).toEqual([
      ['/a.yaml'],
      [],
      ['/old/c.yaml'],
      ['/new/d.yaml'],
    ]);
    expect([...index.paths]).toEqual(['/a.yaml', '/new/d.yaml']);
    expect(told).toEqual(['*', '*']);
    await index.closed('/old/c.yaml');
    expect(named(index, 'c')).toEqual([]);
  });

  test('tells nobody of a change that concerns nobody', async () => {
    const { index, disk, told } = memoryIndex({ '/a.yaml': secret('a') });
    await index.start();
    disk.set('/a.yaml', `# a comment\n${secret('a')}`);
    await index.changed('/a.yaml');
    expect(told).toEqual(['*']);
  });

  test('what is open counts, until it is closed', async () => {
    const { index, disk } = memoryIndex({ '/a.yaml': secret('disk') });
    index.edited('/a.yaml', readFileFacts('/a.yaml', secret('typed')));
    await index.start();
    expect(named(index, 'typed')).toEqual(['/a.yaml']);
    disk.set('/a.yaml', secret('later'));
    await index.changed('/a.yaml');
    expect(named(index, 'later')).toEqual([]);
    await index.closed('/a.yaml');
    expect(named(index, 'later')).toEqual(['/a.yaml']);
    expect(named(index, 'typed')).toEqual([]);
  });

  test('a file that cannot be read, one that is no YAML and one of another tool say nothing', async () => {
    const { index } = memoryIndex({
      '/gone.yaml': undefined,
      '/bad.yaml': 'kind: Secret\n\t- : {',
      '/template.yaml': 'kind: Secret\nmetadata:\n  name: {{ .Release.Name }}\n',
      '/a.yaml': secret('a'),
    });
    await index.start();
    expect(index.surroundings.ofKind('Secret').map(({ file }) => file)).toEqual(['/a.yaml']);
  });

  test('lets others go first every few files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, number) => [`/${number}.yaml`, secret(`s${number}`)]),
    );
    const { index, pauses } = memoryIndex(files);
    await index.start();
    expect(pauses()).toBeGreaterThanOrEqual(5);
    expect(index.surroundings.ofKind('Secret')).toHaveLength(100);
  });

  test('keeps key names of Secrets and never their values', async () => {
    const { index } = memoryIndex({ '/a.yaml': secret('a').replace('TOKEN: x', 'TOKEN: hidden-value') });
    await index.start();
    const kept = JSON.stringify(index.surroundings.ofKind('Secret'));
    expect(kept).toContain('TOKEN');
    expect(kept).not.toContain('hidden-value');
  });
});

describe('files that git leaves out', () => {
  test.each([
    ['*.log\n', 'a/b.log', 'ignored'],
    ['build/\n', 'a/build/', 'ignored'],
    ['build/\n', 'build', undefined],
    ['/top.yaml\n', 'top.yaml', 'ignored'],
    ['/top.yaml\n', 'a/top.yaml', undefined],
    ['a/*.yaml\n', 'a/b.yaml', 'ignored'],
    ['*.yaml\n!kept.yaml\n', 'x/kept.yaml', 'kept'],
    ['# *.yaml\n\n', 'a.yaml', undefined],
    ['**/out\r\n', 'x/y/out/', 'ignored'],
  ])('%j says of %s: %s', (text, path, said) => {
    expect(parseIgnoreFile(text)(path)).toBe(said);
  });
});
