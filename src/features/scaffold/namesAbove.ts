import { Uri } from 'vscode';
import type { NamesAbove } from '../../core/scaffold/targetNames.ts';
import { parseTargetText } from '../../core/yaml/targetText.ts';
import { targetFileName } from '../../protocol/names.ts';
import { readText } from './folderFiles.ts';
import { outputFolder } from './outputFolder.ts';
import type { Answers } from './question.ts';

/** The names in the nearest target file between the output folder and the workspace folder, that one included. */
export async function readNamesAbove(workspaceFolder: Uri, answers: Answers): Promise<NamesAbove> {
  if (answers.save === 'yes') return 'remembered';
  const parts = outputFolder(answers).split('/');
  for (let count = parts.length - 1; count >= 0 && parts[0] !== ''; count -= 1) {
    const text = await readText(Uri.joinPath(workspaceFolder, ...parts.slice(0, count), targetFileName));
    if (text === undefined) continue;
    return new Set(parseTargetText(text).targets.flatMap(({ target }) => target.label ?? []));
  }
  return new Set();
}
