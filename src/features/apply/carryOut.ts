import { l10n, window } from 'vscode';
import type { Progress, Waited } from '../../cluster/index.ts';
import { outcomeWords, type Told } from '../../cluster/outcomeWords.ts';
import { describeRef } from '../../core/manifest.ts';
import { message, type Message } from '../../core/message.ts';
import type { Choice } from '../../core/plans/remedy.ts';
import { progressOf } from '../../core/plans/settled.ts';
import { prerequisiteOf, type Statuses } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import type { Target } from '../../core/target/target.ts';
import type { Log } from '../../host/log.ts';
import { words } from '../../host/words.ts';
import { fieldManager } from '../../protocol/names.ts';
import type { Session } from '../../session/session.ts';
import { answersFor } from './answers.ts';
import { confirmChanges } from './confirm.ts';
import { createProgress } from './progress.ts';
import type { Questions } from './questions.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';

/** What carrying out needs beside the choices. */
export interface Tools {
  readonly session: Session;
  readonly questions: Questions;
  readonly log: Log;
  /** Leads the focus back to where the command was given. */
  readonly afterAnswer: () => void;
}

/** Plans the choices, has the cluster try the plan, shows it, and once confirmed does it. Tells how it ended. */
export async function carryOut(
  { session, questions, log, afterAnswer }: Tools,
  { watching, seen }: SeenCluster,
  choices: readonly Choice[],
): Promise<void> {
  const connection = session.connection();
  const { target } = watching;
  // The kubeconfig may have changed while something was being picked: what was looked at is no longer what is written to.
  if (connection?.context !== watching.context || connection.server !== watching.server) {
    void window.showWarningMessage(
      l10n.t('The cluster of this window has changed meanwhile. Nothing was changed; try again.'),
    );
    return;
  }
  const [{ changesSomething, planRemedies }, { executePlan }] = await Promise.all([
    import('../../core/plans/remedy.ts'),
    import('../../cluster/index.ts'),
  ]);
  const ids = choices.map(({ id }) => id);
  const answers = await answersFor(ids, target);
  const plan = planRemedies(choices, { snapshot: seen.snapshot, target, answers });
  const title = words(plan.title);
  if (!changesSomething(plan)) {
    void window.showInformationMessage(
      l10n.t('{0}: there is nothing that could be changed from here.', title),
    );
    return;
  }
  const { context, server } = connection;
  const destination = { context, server, target: targetWords(target) };
  const progress = createProgress(title);
  const { signal } = progress;
  const outcome = await executePlan(plan, {
    connection,
    fieldManager,
    signal,
    confirm(shown) {
      // It would lie over the end of what is shown.
      progress.putAway();
      return confirmChanges(questions, title, destination, shown, signal).finally(afterAnswer);
    },
    waitFor: (awaited, whole) => waitFor(session, awaited, whole),
    onProgress: (step) => progress.say(progressWords(step)),
  }).finally(() => progress.putAway());
  log.info(`${title}: ${outcome.kind} (${outcome.done.map(describeRef).join(', ')})`);
  const told = outcomeWords(plan, outcome, context);
  if (told !== undefined) tell(told, log);
}

function targetWords({ label, namespace, name, release }: Target): Message {
  return message('Target: {0}, RHDH {1}', label ?? `${namespace}/${name}`, release.version);
}

async function waitFor(
  session: Session,
  ids: readonly PrerequisiteId[],
  signal: AbortSignal,
): Promise<Waited> {
  const statuses = await session.settled(ids, signal);
  const unready = ids.find((id) => progressOf([id], statuses, 0) !== 'ready');
  return unready === undefined
    ? { kind: 'ready' }
    : { kind: 'notReady', reason: reasonOf(unready, statuses) };
}

function reasonOf(id: PrerequisiteId, statuses: Statuses): Message {
  return statuses.get(id)?.reason ?? message('{0} is not known.', id);
}

function progressWords(progress: Progress): string {
  switch (progress.kind) {
    case 'checking':
      return l10n.t('checking {0}', describeRef(progress.ref));
    case 'changing':
      return l10n.t('applying {0}', describeRef(progress.ref));
    case 'waiting': {
      const titles = progress.step.awaits.map((id) => words(prerequisiteOf(id).title)).join(', ');
      return l10n.t('waiting until ready: {0}', titles);
    }
  }
}

function tell({ severity, said }: Told, log: Log): void {
  if (severity === 'info') {
    void window.showInformationMessage(words(said));
    return;
  }
  log.warn(words(said));
  const show = { warning: window.showWarningMessage, error: window.showErrorMessage }[severity];
  // A notification without a button shows one line of what may be a long reason.
  const showLog = l10n.t('Show log');
  void show(words(said), showLog).then((chosen) => {
    if (chosen === showLog) log.show();
  });
}
