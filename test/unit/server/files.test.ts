import { describe, expect, test } from 'vitest';
import { isOnDisk, pathOf, uriOf } from '../../../src/server/files.ts';

describe('what a document is called among files', () => {
  test.each([
    ['file:///ws/a.yaml', '/ws/a.yaml'],
    ['file:///ws/my%20file.yaml', '/ws/my file.yaml'],
    ['memfs:/ws/a.yaml', 'memfs:/ws/a.yaml'],
    ['vscode-vfs://github/acme/hub/a%20b%28c%29.yaml', 'vscode-vfs://github/acme/hub/a b(c).yaml'],
    ['memfs:/ws/%2540%40.yaml', 'memfs:/ws/%40@.yaml'],
  ])('%s is %s, and leads back', (uri, path) => {
    expect(pathOf(uri)).toBe(path);
    expect(uriOf(path)).toBe(uri);
    expect(isOnDisk(path)).toBe(uri.startsWith('file:'));
  });

  test.each([
    'untitled:Untitled-1',
    'untitled:/ws/a.yaml',
    'git:/ws/a.yaml?%7B%7D',
    'memfs:/ws/%GG.yaml',
    'file:///ws/100%.yaml',
    'file:///ws/a%2Fb.yaml',
    'x',
  ])('%s is in no file', (uri) => {
    expect(pathOf(uri)).toBeUndefined();
  });

  test('a drive of Windows is a disk', () => {
    expect(isOnDisk('C:/ws/a.yaml')).toBe(true);
  });
});
