import { l10n, ProgressLocation, window, Disposable } from 'vscode';
import type { Progress, Waited } from '../../cluster/index.ts';
import { describeRef } from '../../core/manifest.ts';
import { message, type Message } from '../../core/message.ts';
import type { Plan } from '../../core/plan.ts';
import type { Choice } from '../../core/plans/remedy.ts';
import { progressOf } from '../../core/plans/settled.ts';
import { prerequisiteOf, prerequisites, type Statuses } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId, Remedy } from '../../core/status.ts';
import { signalOf } from '../../host/cancellation.ts';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { words } from '../../host/words.ts';
import { commands, fieldManager } from '../../protocol/names.ts';
import type { Seen, Session, Watching } from '../../session/session.ts';
import { answersFor } from './answers.ts';
import { chooseRemedies } from './choose.ts';
import { confirmChanges } from './confirm.ts';
import { outcomeWords, type Told } from '../../cluster/outcomeWords.ts';
import { createPreview, type Preview } from './preview.ts';
import { seenCluster } from './seenCluster.ts';

interface Deps {
  readonly session: Session;
  readonly log: Log;
}

/** "Apply…" and "Make the Operator Look Again…", from the tree and from the palette. */
export function register({ session, log }: Deps): Disposable {
  const preview = createPreview();
  const run = (kind: Remedy['kind']) => (row: unknown) => putRight(session, preview, log, kind, idOf(row));
  const parts: readonly Disposable[] = [
    preview,
    registerCommand(commands.apply, log, run('apply')),
    registerCommand(commands.touch, log, run('touch')),
  ];
  return Disposable.from(...parts);
}

/** The prerequisite a tree row or a caller names; the palette names none. */
function idOf(row: unknown): PrerequisiteId | undefined {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
  return prerequisites.find((prerequisite) => prerequisite.id === id)?.id;
}

async function putRight(
  session: Session,
  preview: Preview,
  log: Log,
  kind: Remedy['kind'],
  id: PrerequisiteId | undefined,
): Promise<void> {
  const cluster = await seenCluster(session);
  if (cluster === undefined) return;
  const choices = await chooseRemedies(cluster.seen.statuses, kind, id);
  if (choices.length === 0) return;
  await carryOut(session, preview, log, cluster, choices);
}

async function carryOut(
  session: Session,
  preview: Preview,
  log: Log,
  { watching, seen }: { readonly watching: Watching; readonly seen: Seen },
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
  const { context, server } = connection;
  const [{ changesSomething, planRemedies }, { executePlan }] = await Promise.all([
    import('../../core/plans/remedy.ts'),
    import('../../cluster/index.ts'),
  ]);
  const ids = choices.map(({ id }) => id);
  const answers = await answersFor(ids, target);
  const plan: Plan = planRemedies(choices, { snapshot: seen.snapshot, target, answers });
  const title = words(plan.title);
  if (!changesSomething(plan)) {
    void window.showInformationMessage(
      l10n.t('{0}: there is nothing that could be changed from here.', title),
    );
    return;
  }
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const signal = signalOf(token);
      return executePlan(plan, {
        connection,
        fieldManager,
        signal,
        confirm: (shown) => {
          progress.report({ message: l10n.t('waiting for your answer') });
          return confirmChanges(preview, title, { context, server }, shown, signal);
        },
        waitFor: (ids, whole) => waitFor(session, ids, whole),
        onProgress: (step) => progress.report({ message: progressWords(step) }),
      });
    },
  );
  log.info(`${title}: ${outcome.kind} (${outcome.done.map(describeRef).join(', ')})`);
  const told = outcomeWords(plan, outcome, context);
  if (told !== undefined) tell(told, log);
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
