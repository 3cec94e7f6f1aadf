import { l10n } from 'vscode';
import { templateOf } from '../../core/templates/index.ts';
import type { What } from '../../core/templates/template.ts';
import { words } from '../../host/words.ts';
import { pickAnswers } from './answersFile.ts';
import { givenAnswers } from './givenAnswers.ts';
import type { BackstageHint } from './question.ts';
import { runScaffold } from './run.ts';
import { pickFolder } from './workspaceFolder.ts';
import { readFacts } from './workspaceFacts.ts';

/** What a command knows besides its arguments. */
export interface Surroundings {
  /** Backstage objects that are seen in a cluster. */
  readonly hints: readonly BackstageHint[];
  /** Version of the extension. */
  readonly tool: string;
}

/** The command of one template: asks for everything that decides its files. */
export async function scaffoldWhat(
  what: What,
  argument: unknown,
  { hints, tool }: Surroundings,
): Promise<void> {
  const folder = await pickFolder();
  if (folder === undefined) return;
  const facts = await readFacts([what], folder, hints);
  const title = l10n.t('Scaffold {0}', words(templateOf(what).title));
  await runScaffold({ title, folder, facts, given: givenAnswers(argument), tool });
}

/** The command for answers in a file: asks for the file, and where its files go. */
export async function scaffoldFromAnswers(argument: unknown, { hints, tool }: Surroundings): Promise<void> {
  const folder = await pickFolder();
  if (folder === undefined) return;
  const preset = await pickAnswers(folder, argument);
  if (preset === undefined) return;
  const facts = { ...(await readFacts(preset.what, folder, hints)), preset };
  const title = l10n.t('Scaffold from Answers File');
  await runScaffold({ title, folder, facts, given: givenAnswers(argument), tool });
}
