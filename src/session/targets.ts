import { FileSystemError, Uri, workspace, type Disposable } from 'vscode';
import { message, plain, type Message } from '../core/message.ts';
import { targetDefaults, type Target } from '../core/target/target.ts';
import { targetFileName } from '../protocol/names.ts';
import type { ChosenTarget } from './session.ts';

/** The targets of the workspace, and what is wrong with the file they come from. */
export interface WorkspaceTargets {
  readonly targets: readonly Target[];
  readonly problem: Message | undefined;
}

/** Reads the first `.rhdh-orchestrator.yaml` among the workspace folders. A broken entry leaves the others standing. */
export async function readTargets(): Promise<WorkspaceTargets> {
  for (const folder of workspace.workspaceFolders ?? []) {
    const text = await readIfThere(Uri.joinPath(folder.uri, targetFileName));
    if (text !== undefined) return parseTargets(text);
  }
  return { targets: [], problem: undefined };
}

/** The target that this window was told to take, else the first of the file. */
export async function wantedTarget(
  targets: readonly Target[],
  wanted: string | ChosenTarget | undefined,
): Promise<Target | undefined> {
  if (typeof wanted === 'object') {
    const { resolveRelease } = await import('../core/releases/index.ts');
    const release = resolveRelease(wanted.release);
    const { name, namespace } = wanted;
    // A release that this version no longer knows leaves the choice to be made anew.
    if (release !== undefined) return { ...targetDefaults(release), inferred: true, name, namespace };
  }
  return targets.find(({ label }) => label === wanted) ?? targets[0];
}

/** Loaded with the first target file: reading YAML has no place in activation. */
async function parseTargets(text: string): Promise<WorkspaceTargets> {
  const { parseTargetText } = await import('../core/yaml/targetText.ts');
  const { targets, findings } = parseTargetText(text);
  const [first] = findings;
  const problem =
    first === undefined ? undefined : message('{0} has a mistake: {1}', targetFileName, plain(first.message));
  return { targets: targets.map(({ target }) => target), problem };
}

async function readIfThere(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    // A missing file is the common case and the file system API says so by throwing.
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Calls back after the target file of any workspace folder has come, changed or gone. */
export function watchTargetFile(changed: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(`**/${targetFileName}`);
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}
