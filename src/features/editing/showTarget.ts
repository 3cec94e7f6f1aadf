import {
  commands,
  EndOfLine,
  l10n,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type QuickPickItem,
} from 'vscode';
import { targetCommentEdit } from '../../core/target/targetFile.ts';
import { words } from '../../host/words.ts';
import { settings } from '../../protocol/names.ts';
import type { JudgedByResult, TargetFileSeen } from '../../protocol/requests.ts';
import { judgedText, reasonText } from './judgedByWords.ts';

interface Way extends QuickPickItem {
  readonly go: () => Promise<unknown>;
}

/** Says what a file is judged against and why, and offers what decides that: the target file, another target, the settings. */
export async function showTarget(file: Uri, known: JudgedByResult | null): Promise<void> {
  if (known === null) {
    void window.showInformationMessage(l10n.t('Nothing in this file is of RHDH Orchestrator.'));
    return;
  }
  const { targetFile } = known;
  const ways = [
    ...(targetFile === undefined ? [] : [openTargetFile(targetFile)]),
    ...(targetFile?.targets ?? []).map((target) => chooseTarget(file, target)),
    openSettings(),
  ];
  const picked = await window.showQuickPick(ways, {
    title: l10n.t('{0}. {1}.', words(judgedText(known)), words(reasonText(known))),
    placeHolder: l10n.t('What shall this file be judged for?'),
    matchOnDetail: true,
  });
  await picked?.go();
}

function openTargetFile({ uri }: TargetFileSeen): Way {
  return {
    label: l10n.t('Open the Target File'),
    description: workspace.asRelativePath(Uri.parse(uri)),
    go: async () => window.showTextDocument(Uri.parse(uri)),
  };
}

function chooseTarget(file: Uri, target: TargetFileSeen['targets'][number]): Way {
  const { label, release, name, namespace } = target;
  return {
    label: l10n.t('Judge This File for {0}', label),
    description: `${namespace}/${name}`,
    detail: l10n.t('RHDH {0}; writes a comment into the file', release),
    go: async () => writeComment(file, label),
  };
}

function openSettings(): Way {
  return {
    label: l10n.t('Open Settings'),
    go: async () =>
      commands.executeCommand('workbench.action.openSettings', `${settings.section}.${settings.release}`),
  };
}

async function writeComment(file: Uri, label: string): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const lineBreak = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
  const { start, end, text } = targetCommentEdit(document.getText(), label, lineBreak);
  const change = new WorkspaceEdit();
  change.replace(file, new Range(document.positionAt(start), document.positionAt(end)), text);
  await workspace.applyEdit(change);
}
