import { strict as assert } from 'node:assert';
import { statSync } from 'node:fs';
import { Uri, workspace } from 'vscode';
import type { FileRemoval, FileWrite } from '../../../src/features/scaffold/fileWrite.ts';
import { writeTogether } from '../../../src/features/scaffold/writeTogether.ts';
import { closeAll } from '../closeAll.ts';
import { empty, place, texts, write } from '../folder.ts';
import { memoryFolder, type MemoryFolder } from '../memoryFolder.ts';

describe('writing all files or none', () => {
  let memory: MemoryFolder;
  let count = 0;

  beforeEach(() => {
    memory = memoryFolder(`memory-${(count += 1)}`);
    memory.put('/there.yaml', 'old\n');
    memory.put('/too.yaml', 'old too\n');
  });
  afterEach(async () => {
    // What could not be saved can only be closed while its folder is there.
    await closeAll();
    memory.dispose();
  });

  const fresh = (path: string): FileWrite => ({
    uri: Uri.joinPath(memory.root, path),
    text: `${path}\n`,
    shown: undefined,
    holdsSecret: false,
  });
  const change = (path: string, shown: string, text: string): FileWrite => ({
    uri: Uri.joinPath(memory.root, path),
    text,
    shown,
    holdsSecret: false,
  });
  const all = (): readonly FileWrite[] => [
    fresh('a/b/one.yaml'),
    change('there.yaml', 'old\n', 'new\n'),
    fresh('a/two.yaml'),
    change('too.yaml', 'old too\n', 'new too\n'),
  ];

  it('writes them', async () => {
    assert.equal(await writeTogether(all()), undefined);
    assert.deepEqual(memory.texts(), {
      '/there.yaml': 'new\n',
      '/too.yaml': 'new too\n',
      '/a/b/one.yaml': 'a/b/one.yaml\n',
      '/a/two.yaml': 'a/two.yaml\n',
    });
  });

  for (const [name, path] of [
    ['a temporary file cannot be written', /two\.yaml\..*\.tmp$/],
    ['a new file cannot be moved to its place', /two\.yaml$/],
    ['a file that is there cannot be saved', /too\.yaml$/],
  ] as const) {
    it(`leaves everything as it was where ${name}`, async () => {
      const before = memory.texts();
      memory.failOn(path);
      const problem = await writeTogether(all());
      assert.match(problem ?? '', /no space left|could not be saved/);
      assert.deepEqual(memory.texts(), before);
      assert.deepEqual(memory.folders(), ['/']);
      for (const document of workspace.textDocuments) {
        if (document.uri.scheme === memory.root.scheme)
          assert.equal(document.getText(), before[document.uri.path]);
      }
    });
  }

  it('saves what is being saved already, as by files.autoSave', async () => {
    // Other extensions take their time before a save, and VS Code turns down a second one meanwhile.
    const slow = workspace.onWillSaveTextDocument((event) =>
      event.waitUntil(new Promise<void>((resolve) => setTimeout(resolve, 500))),
    );
    const others: PromiseLike<boolean>[] = [];
    const automatic = workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty && others.length === 0) others.push(document.save());
    });
    try {
      assert.equal(await writeTogether(all()), undefined);
      assert.deepEqual(await Promise.all(others), [true]);
      assert.equal(memory.texts()['/there.yaml'], 'new\n');
      assert.equal(memory.texts()['/too.yaml'], 'new too\n');
    } finally {
      slow.dispose();
      automatic.dispose();
    }
  });

  it('deletes files last, and only as they were shown', async () => {
    memory.put('/gone.yaml', 'gone\n');
    const gone = (shown: string): FileRemoval => ({ uri: Uri.joinPath(memory.root, 'gone.yaml'), shown });
    const before = memory.texts();
    assert.match((await writeTogether(all(), [gone('as it was\n')])) ?? '', /changed meanwhile/);
    assert.deepEqual(memory.texts(), before);
    assert.equal(await writeTogether(all(), [gone('gone\n')]), undefined);
    assert.ok(!('/gone.yaml' in memory.texts()));
  });

  it('never replaces a file that was not there when the change was shown', async () => {
    memory.put('/a/two.yaml', 'theirs\n');
    const before = memory.texts();
    assert.match((await writeTogether(all())) ?? '', /exists/i);
    assert.deepEqual(memory.texts(), before);
  });

  it('never changes a file that is not as it was shown', async () => {
    memory.put('/too.yaml', 'changed\n');
    const before = memory.texts();
    assert.match((await writeTogether(all())) ?? '', /changed meanwhile/);
    assert.deepEqual(memory.texts(), before);
  });
});

describe('writing to a disk', () => {
  beforeEach(empty);

  it('lets nobody else read a new Secret', async () => {
    const files = [true, false].map((holdsSecret) => ({
      uri: Uri.file(place('deep/er', holdsSecret ? 'secret.yaml' : 'other.yaml')),
      text: 'x\n',
      shown: undefined,
      holdsSecret,
    }));
    assert.equal(await writeTogether(files), undefined);
    assert.equal(statSync(place('deep/er/secret.yaml')).mode & 0o777, 0o600);
    assert.notEqual(statSync(place('deep/er/other.yaml')).mode & 0o044, 0);
    assert.deepEqual([...texts('deep').keys()], ['er/other.yaml', 'er/secret.yaml']);
  });

  it('removes the folders it made where a file stands in the way', async () => {
    write('blocker', 'a file\n');
    const before = texts();
    const file = (path: string): FileWrite => ({
      uri: Uri.file(place(path)),
      text: 'x\n',
      shown: undefined,
      holdsSecret: false,
    });
    assert.notEqual(await writeTogether([file('deep/er/a.yaml'), file('blocker/b.yaml')]), undefined);
    assert.deepEqual(texts(), before);
    assert.throws(() => statSync(place('deep')));
  });
});
