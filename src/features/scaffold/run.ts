import { randomBytes } from 'node:crypto';
import { l10n, Uri, window, type WorkspaceFolder } from 'vscode';
import { lockFileName, type Lock } from '../../core/scaffold/lock.ts';
import { parseLock } from '../../core/scaffold/lockText.ts';
import { sharedBaseProblem } from '../../core/scaffold/sharedBase.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { secretTexts } from '../../core/scaffold/heldSecrets.ts';
import { secretHomes } from '../../core/scaffold/secretHomes.ts';
import type { Finding } from '../../core/finding.ts';
import { words } from '../../host/words.ts';
import { targetFileName } from '../../protocol/names.ts';
import { additions, type Addition } from './additions.ts';
import { answeredScaffold } from './answeredTargets.ts';
import { askIn } from './ask.ts';
import { namesIn, readText, readTexts } from './folderFiles.ts';
import { askAboutLeftovers } from './leftovers.ts';
import { readNamesAbove } from './namesAbove.ts';
import { nameAlike } from './namesAlike.ts';
import { inOutputFolder, outputFolder } from './outputFolder.ts';
import type { Answers, Facts } from './question.ts';
import {
  prepareScaffolding,
  type Scaffolding,
  type ScaffoldingInput,
} from '../../core/scaffold/scaffolding.ts';
import { backendSecrets } from './secrets.ts';
import { tellResult } from './tellResult.ts';
import { runWizard } from './wizard.ts';
import { writeWithConsent } from './writing.ts';

/** Bytes of randomness in a secret that is made here. */
const secretBytes = 24;

/** One scaffold command, with all that is known before the first question. */
export interface ScaffoldRun {
  /** What the title of each question begins with. */
  readonly title: string;
  readonly folder: WorkspaceFolder;
  readonly facts: Facts;
  /** Answers that came with the command, as from a key binding. */
  readonly given: Answers;
  /** Version of the extension. */
  readonly tool: string;
}

/** The whole of one scaffold command: asks, makes the files, shows what would change, writes. */
export async function runScaffold({ title, folder, facts, given, tool }: ScaffoldRun): Promise<void> {
  const answers = await runWizard(facts, given, askIn(title));
  if (answers === undefined) return;
  const said = answeredScaffold(facts, answers);
  if (!said.ok) return refuse(reasonsIn(said.findings));
  const places = {
    workspaceFolder: folder.uri,
    outputFolder: Uri.joinPath(folder.uri, outputFolder(answers)),
  };
  const namesAbove = await readNamesAbove(folder.uri, answers);
  const surroundings = { answers, tool, namesAbove };
  const shown = await scaffoldingIn(places.outputFolder, said.answers, { ...surroundings, unedited: 'left' });
  if (shown === undefined) return;
  const unedited = await askAboutLeftovers(shown.leftovers);
  if (unedited === undefined) return;
  // What is deleted is no more to be passed by, so that the files may differ.
  const scaffolding =
    unedited === 'left'
      ? shown
      : await scaffoldingIn(places.outputFolder, said.answers, { ...surroundings, unedited });
  if (scaffolding === undefined) return;
  const added = additions(facts, answers, await readText(Uri.joinPath(folder.uri, targetFileName)));
  const alike = await nameAlike(pathsOf(scaffolding, answers, added), (path) =>
    namesIn(Uri.joinPath(folder.uri, path)),
  );
  if (alike !== undefined) return refuse(words(alike));
  const written = await writeWithConsent(places, scaffolding, added);
  switch (written.kind) {
    case 'cancelled':
      return;
    case 'failed':
      return refuse(
        l10n.t('{0} cannot be written to: {1}. Nothing was written.', folder.name, written.reason),
      );
    case 'done':
      tellResult(written, scaffolding, said.answers);
  }
}

/** What decides the files besides the answers for them. */
interface Surroundings extends Pick<ScaffoldingInput, 'tool' | 'unedited' | 'namesAbove'> {
  readonly answers: Answers;
}

/** The files of the answers beside those in the folder; tells why they cannot be made. */
async function scaffoldingIn(
  folder: Uri,
  scaffold: ScaffoldAnswers,
  { answers, ...given }: Surroundings,
): Promise<Scaffolding | undefined> {
  const lock = await readLock(folder);
  if (lock === 'unusable') return undefined;
  const shared = sharedBaseProblem(scaffold, lock);
  if (shared !== undefined) {
    refuse(words(shared));
    return undefined;
  }
  const read = (paths: readonly string[]): Promise<ReadonlyMap<string, string>> => readTexts(folder, paths);
  const texts = await secretTexts(secretHomes(scaffold), lock, {
    names: async (inside) => namesIn(Uri.joinPath(folder, inside)),
    read: async (path) => readText(Uri.joinPath(folder, path)),
  });
  const secrets = backendSecrets(scaffold, texts, {
    entered: answers.secretValue,
    generate: () => randomBytes(secretBytes).toString('base64'),
  });
  if (secrets.kind === 'stopped') {
    refuse(words(secrets.reason));
    return undefined;
  }
  const { secretsOf } = secrets;
  return prepareScaffolding({ answers: scaffold, secretsOf, lock, ...given }, read);
}

/** What the folder was scaffolded with before; tells what is wrong with a lock file that cannot be used. */
async function readLock(folder: Uri): Promise<Lock | 'unusable' | undefined> {
  const text = await readText(Uri.joinPath(folder, lockFileName));
  if (text === undefined) return undefined;
  const parsed = parseLock(text);
  if (parsed.ok) return parsed.lock;
  refuse(
    l10n.t(
      '{0} cannot be used. {1} Nothing was written. Without it files are compared as a whole: move it away for that.',
      lockFileName,
      reasonsIn(parsed.findings),
    ),
  );
  return 'unusable';
}

/** Every path that is written, from the workspace folder. */
function pathsOf({ files }: Scaffolding, answers: Answers, added: readonly Addition[]): readonly string[] {
  const made = [...files.map(({ file }) => file.path), lockFileName];
  return [...made.map((path) => inOutputFolder(answers, path)), ...added.map(({ path }) => path)];
}

function reasonsIn(findings: readonly Finding[]): string {
  return findings.map(({ message }) => words(message)).join(' ');
}

function refuse(reason: string): void {
  void window.showErrorMessage(reason);
}
