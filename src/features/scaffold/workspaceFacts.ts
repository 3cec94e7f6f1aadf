import { RelativePattern, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { lockFileName } from '../../core/scaffold/lock.ts';
import { backendSecretPath } from '../../core/templates/backstage.ts';
import type { What } from '../../core/templates/template.ts';
import { secretNamesIn } from '../../core/yaml/givenSecret.ts';
import { parseTargetText } from '../../core/yaml/targetText.ts';
import { targetFileName } from '../../protocol/names.ts';
import { backstagesIn } from './backstagesIn.ts';
import { isThere, readText } from './folderFiles.ts';
import { originIn } from './gitConfig.ts';
import type { BackstageHint, Facts, Repository } from './question.ts';

/** Files read in search of Backstage objects; in a bigger workspace people type two names. */
const searchedFiles = 300;

/** Everything the questions are filled in from: the files of the folder, and what is seen of a cluster. */
export async function readFacts(
  what: readonly What[],
  folder: WorkspaceFolder,
  clusterHints: readonly BackstageHint[],
): Promise<Facts> {
  const [targetText, fileHints, lockFolders, secretFolders, git] = await Promise.all([
    readText(Uri.joinPath(folder.uri, targetFileName)),
    hintsFromFiles(folder),
    foldersWith(lockFileName, folder),
    secretsInFolders(folder),
    gitFacts(folder),
  ]);
  return {
    what,
    targets: targetText === undefined ? [] : parseTargetText(targetText).targets,
    hints: withoutDoubles([...fileHints, ...clusterHints]),
    lockFolders,
    secretFolders,
    ...git,
  };
}

async function hintsFromFiles(folder: WorkspaceFolder): Promise<readonly BackstageHint[]> {
  const pattern = new RelativePattern(folder, '**/*.{yaml,yml}');
  const files = await workspace.findFiles(pattern, '**/node_modules/**', searchedFiles);
  const hints = await Promise.all(
    files.map(async (uri) => backstagesIn((await readText(uri)) ?? '', workspace.asRelativePath(uri, false))),
  );
  return hints.flat();
}

/** The folders, from the workspace folder, that hold a file of this name. */
async function foldersWith(name: string, folder: WorkspaceFolder): Promise<readonly string[]> {
  const pattern = new RelativePattern(folder, `**/${name}`);
  const files = await workspace.findFiles(pattern, '**/node_modules/**');
  return files.map((uri) => workspace.asRelativePath(uri, false).slice(0, -name.length - 1)).toSorted();
}

/** The Secrets in each folder that holds a file of them. */
async function secretsInFolders(folder: WorkspaceFolder): Promise<ReadonlyMap<string, readonly string[]>> {
  const folders = await foldersWith(backendSecretPath, folder);
  const named = folders.map(async (one) => {
    const text = await readText(Uri.joinPath(folder.uri, one, backendSecretPath));
    return [one, secretNamesIn(text ?? '')] as const;
  });
  return new Map(await Promise.all(named));
}

interface GitFacts {
  readonly gitignore?: string;
  readonly repository?: Repository;
}

/** Looks for a repository from the folder upwards; only `.gitignore` of the folder itself is read and written. */
async function gitFacts(folder: WorkspaceFolder): Promise<GitFacts> {
  for (let at = folder.uri; ; at = Uri.joinPath(at, '..')) {
    if (await isThere(Uri.joinPath(at, '.git'))) {
      const [gitignore = '', config = ''] = await Promise.all([
        readText(Uri.joinPath(folder.uri, '.gitignore')),
        readText(Uri.joinPath(at, '.git', 'config')),
      ]);
      const url = originIn(config);
      const path = folder.uri.path.slice(at.path.length).replaceAll(/^\/+|\/+$/g, '');
      return { gitignore, repository: url === undefined ? { path } : { url, path } };
    }
    if (at.path === Uri.joinPath(at, '..').path) return {};
  }
}

/** The same object may be in a file and in the cluster; what was seen first is told. */
function withoutDoubles(hints: readonly BackstageHint[]): readonly BackstageHint[] {
  const byName = new Map<string, BackstageHint>();
  for (const hint of hints) {
    const id = `${hint.namespace}/${hint.name}`;
    if (!byName.has(id)) byName.set(id, hint);
  }
  return [...byName.values()];
}
