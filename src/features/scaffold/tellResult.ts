import { l10n, window, workspace } from 'vscode';
import { plain, type Message } from '../../core/message.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { templateOf } from '../../core/templates/index.ts';
import { printAnswers } from '../../core/yaml/answersText.ts';
import { words } from '../../host/words.ts';
import type { Scaffolding } from '../../core/scaffold/scaffolding.ts';
import type { Written } from './writing.ts';

/** Tells what was written, and what is not as one might expect. */
export function tellResult(
  { created, changed, left }: Extract<Written, { kind: 'done' }>,
  { files, leftovers, removed }: Scaffolding,
  answers: ScaffoldAnswers,
): void {
  const made = l10n.t('{0} files created, {1} changed, {2} left as they are.', created, changed, left);
  void offerAnswers(made, answers);
  const restored = files
    .filter(({ outcome }) => outcome.kind === 'new' && outcome.deleted)
    .map(({ file }) => file.path);
  if (restored.length > 0) {
    const said = l10n.t('Had been deleted and is made again: {0}.', restored.join(', '));
    void window.showInformationMessage(said);
  }
  if (removed.length > 0) {
    const said = l10n.t(
      'Deleted, because it is not made any more: {0}. What it made in the cluster stays until you delete that too.',
      removed.map(({ path }) => path).join(', '),
    );
    void window.showInformationMessage(said);
  }
  if (leftovers.length > 0) {
    const said = l10n.t(
      'Not made any more, and left as it is: {0}. Delete it here and in the cluster if nobody needs it.',
      leftovers.map(({ path }) => path).join(', '),
    );
    void window.showWarningMessage(said);
  }
  for (const preview of previews(answers)) void window.showInformationMessage(words(preview));
}

/** The answers as a file let the command line write the very same. */
async function offerAnswers(said: string, answers: ScaffoldAnswers): Promise<void> {
  const show = l10n.t('Show Answers');
  if ((await window.showInformationMessage(said, show)) !== show) return;
  const content = printAnswers(answers);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content }));
}

function previews({ what, targets }: ScaffoldAnswers): readonly Message[] {
  const said = what.flatMap((one) => targets.flatMap((target) => templateOf(one).preview?.(target) ?? []));
  return [...new Map(said.map((one) => [plain(one), one])).values()];
}
