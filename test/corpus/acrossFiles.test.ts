import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../src/core/rules/index.ts';
import { releases } from '../../src/core/releases/index.ts';
import { readFileFacts } from '../../src/core/workspace/fileFacts.ts';
import { surroundingsOf } from '../../src/core/workspace/surroundings.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { judge } from '../../src/language/judging/judge.ts';
import { contextOf } from '../support/judging.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

const root = join(import.meta.dirname, '../../../shared');
const acrossFiles = rules.filter(({ about }) => about === 'workspace').map(({ code }) => code);

/** Texts by path. */
type Folder = ReadonlyMap<string, string>;

/** Every folder of the corpus that its files were in, newest version of each file. */
function repositories(): ReadonlyMap<string, Folder> {
  const [, ...rows] = readFileSync(join(root, 'corpus/list.tsv'), 'utf8').trimEnd().split('\n');
  const found = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const [, repository = '', path = '', , , block = '', file = ''] = row.split('\t');
    if (block !== '' || /@[0-9a-f]{8}\./.test(file)) continue;
    const folder = found.get(repository) ?? new Map<string, string>();
    folder.set(`/${repository}/${path}`, readFileSync(join(root, 'corpus', file), 'utf8'));
    found.set(repository, folder);
  }
  return found;
}

/** Each category of the corpus as one folder: files that have nothing to do with each other. */
function categories(): ReadonlyMap<string, Folder> {
  return new Map(
    readdirSync(join(root, 'corpus'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, filesBelow(join(root, 'corpus', name))] as const),
  );
}

/** What upstream ships per branch: manifests that the operator fills in, and examples. */
function upstream(): ReadonlyMap<string, Folder> {
  const folder = join(root, 'upstream/rhdh-operator');
  return new Map(readdirSync(folder).map((branch) => [branch, filesBelow(join(folder, branch))] as const));
}

function filesBelow(folder: string): Folder {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => [join(folder, file), readFileSync(join(folder, file), 'utf8')] as const),
  );
}

/** What the rules about several documents say in a folder, for whatever release it is. */
function saidIn(folder: Folder): readonly string[] {
  const surroundings = surroundingsOf([...folder].flatMap(([path, text]) => readFileFacts(path, text) ?? []));
  return [...folder].flatMap(([fileName, text]) => {
    const context = contextOf('1.10', { target: undefined, candidates: releases, fileName, surroundings });
    return judge(yamlText(text), context)
      .findings.filter(({ code }) => acrossFiles.includes(code))
      .map(
        ({ code, severity, range }) =>
          `${fileName}:${text.slice(0, range.start).split('\n').length} ${severity} ${code}`,
      );
  });
}

function said(folders: ReadonlyMap<string, Folder>): readonly string[] {
  return [...folders.values()].flatMap(saidIn);
}

/** Mistakes that the corpus does not have: two OperatorGroups in one namespace, in one file. */
const right: readonly string[] = ['deewhyweb__debezium__deploy__operators@a3778876.yaml:14 error og-two'];

describeWithShared('corpus', 'rules about several files in real folders', () => {
  test('say nothing in the repositories of the corpus', () => {
    expect(said(repositories())).toEqual([]);
  });

  test('say nothing wrong where files of many people lie in one folder', () => {
    const others = said(categories()).filter((found) => !right.some((known) => found.endsWith(known)));
    expect(others).toEqual([]);
  });
});

describeWithShared('upstream', 'rules about several files in what upstream ships', () => {
  test('say nothing', () => {
    expect(said(upstream())).toEqual([]);
  });
});
