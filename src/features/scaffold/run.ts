import { randomBytes } from 'node:crypto';
import { commands, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Message } from '../../core/message.ts';
import { templateOf } from '../../core/templates/index.ts';
import type { What } from '../../core/templates/template.ts';
import { words } from '../../host/words.ts';
import { targetFileName } from '../../protocol/names.ts';
import { answeredTarget } from './answeredTarget.ts';
import { askIn } from './ask.ts';
import { readText } from './folderFiles.ts';
import { secretPath } from './outputQuestions.ts';
import type { Answers, BackstageHint } from './question.ts';
import { additions, backendSecret, manifestFiles } from './scaffoldedFiles.ts';
import { runWizard } from './wizard.ts';
import { readFacts } from './workspaceFacts.ts';
import { writeWithConsent, type WriteCounts } from './writing.ts';

/** Bytes of randomness in a secret that is made here. */
const secretBytes = 24;

/**
 * The whole of one scaffold command: asks, makes the files, shows what would change, writes.
 * @param given answers that came with the command, as from a key binding.
 */
export async function runScaffold(
  what: What,
  given: Answers,
  clusterHints: readonly BackstageHint[],
): Promise<void> {
  const folder = await pickFolder();
  if (folder === undefined) return;
  const facts = await readFacts(what, folder, clusterHints);
  const title = l10n.t('Scaffold {0}', words(templateOf(what).title));
  const answers = await runWizard(facts, given, askIn(title));
  if (answers === undefined) return;

  const parsed = answeredTarget(facts, answers);
  if (!parsed.ok) {
    void window.showErrorMessage(parsed.findings.map(({ message }) => words(message)).join(' '));
    return;
  }
  const place = (path: string): Uri => Uri.joinPath(folder.uri, path);
  const there = {
    secretFile: await readText(place(secretPath(answers))),
    targetFile: await readText(place(targetFileName)),
  };
  const secret = backendSecret(facts, answers, there, () => randomBytes(secretBytes).toString('base64'));
  if (secret.kind === 'unreadable') {
    void window.showErrorMessage(
      l10n.t(
        '{0} exists and no BACKEND_SECRET could be read from it. It is left alone and nothing was written: mend it or move it away.',
        secretPath(answers),
      ),
    );
    return;
  }
  const manifests = manifestFiles(facts, answers, parsed.target, secret);
  const added = additions(facts, answers, parsed.target, there);
  const counts = await writeWithConsent(folder, manifests, added);
  if (counts !== undefined) tell(counts, templateOf(what).preview?.(parsed.target));
}

function tell({ created, changed, left }: WriteCounts, preview: Message | undefined): void {
  void window.showInformationMessage(
    l10n.t('{0} files created, {1} changed, {2} left as they are.', created, changed, left),
  );
  if (preview !== undefined) void window.showInformationMessage(words(preview));
}

/** The workspace folder to write to; tells why there is none. */
async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const openFolder = l10n.t('Open Folder…');
    const said = l10n.t('Open a folder first: the files need a place to be written to.');
    if ((await window.showWarningMessage(said, openFolder)) === openFolder) {
      await commands.executeCommand('workbench.action.files.openFolder');
    }
    return undefined;
  }
  const [only] = folders;
  const folder = folders.length === 1 ? only : await window.showWorkspaceFolderPick();
  if (folder !== undefined && workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    void window.showErrorMessage(
      l10n.t('{0} is read-only: open a folder that files can be written to.', folder.name),
    );
    return undefined;
  }
  return folder;
}
