import {
  l10n,
  RelativePattern,
  Uri,
  window,
  workspace,
  type QuickPickItem,
  type WorkspaceFolder,
} from 'vscode';
import { textAt } from '../../core/field.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { parseAnswersText } from '../../core/yaml/answersText.ts';
import { words } from '../../host/words.ts';
import { targetFileName } from '../../protocol/names.ts';
import { readText } from './folderFiles.ts';

/** Files read in search of answers; in a bigger workspace people name theirs. */
const searchedFiles = 300;

/**
 * The answers of a file that the user picks; tells what is wrong with a file that cannot be used.
 * @param argument of the command: `answersFile` names the file, from the workspace folder.
 */
export async function pickAnswers(
  folder: WorkspaceFolder,
  argument: unknown,
): Promise<ScaffoldAnswers | undefined> {
  const named = textAt(argument, 'answersFile');
  const uri = named === undefined ? await pickFile(folder) : Uri.joinPath(folder.uri, named);
  if (uri === undefined) return undefined;
  const name = workspace.asRelativePath(uri, false);
  const text = await readText(uri);
  if (text === undefined) {
    void window.showErrorMessage(l10n.t('{0} is not there.', name));
    return undefined;
  }
  const parsed = parseAnswersText(text);
  if (parsed.ok) return parsed.answers;
  const reasons = parsed.findings.map(({ path, message }) => [...path, words(message)].join(': '));
  void window.showErrorMessage(
    l10n.t('{0} cannot be used, and nothing was written. {1}', name, reasons.join(' ')),
  );
  return undefined;
}

interface FileItem extends QuickPickItem {
  readonly uri?: Uri;
}

async function pickFile(folder: WorkspaceFolder): Promise<Uri | undefined> {
  const found = await answersFiles(folder);
  const elsewhere: FileItem = { label: l10n.t('Another file…') };
  const picked =
    found.length === 0
      ? elsewhere
      : await window.showQuickPick<FileItem>(
          [...found.map((uri) => ({ label: workspace.asRelativePath(uri, false), uri })), elsewhere],
          {
            title: l10n.t('Scaffold from Answers File'),
            placeHolder: l10n.t('Which file has the answers?'),
            ignoreFocusOut: true,
          },
        );
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const opened = await window.showOpenDialog({
    title: l10n.t('Answers file'),
    openLabel: l10n.t('Scaffold'),
    defaultUri: folder.uri,
    filters: { YAML: ['yaml', 'yml'] },
  });
  return opened?.[0];
}

/** The files of the folder that look like answers, by the two fields each of them has. */
async function answersFiles(folder: WorkspaceFolder): Promise<readonly Uri[]> {
  const pattern = new RelativePattern(folder, '**/*.{yaml,yml}');
  const files = await workspace.findFiles(pattern, '**/node_modules/**', searchedFiles);
  const texts = await Promise.all(files.map(async (uri) => ({ uri, text: (await readText(uri)) ?? '' })));
  return texts
    .filter(({ uri }) => !uri.path.endsWith(`/${targetFileName}`))
    .filter(({ text }) => /^version: *\d/m.test(text) && /^targets?:/m.test(text))
    .map(({ uri }) => uri)
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
