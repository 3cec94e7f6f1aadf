import { Argument, type Command } from 'commander';
import type { Connection, Execution, Outcome, Shown } from '../cluster/index.ts';
import { outcomeWords } from '../cluster/outcomeWords.ts';
import { describeRef } from '../core/manifest.ts';
import { plain } from '../core/message.ts';
import type { Plan } from '../core/plan.ts';
import { changesSomething, planRemedies } from '../core/plans/remedy.ts';
import { evaluateAll, prerequisites } from '../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../core/status.ts';
import { questionsOf } from '../core/prerequisites/recheck.ts';
import { placesOf } from '../core/target/places.ts';
import type { Target } from '../core/target/target.ts';
import { fieldManager } from '../protocol/names.ts';
import { askYesNo } from './ask.ts';
import { applyAnswers } from './applyAnswers.ts';
import { changesText } from './changesText.ts';
import { openCluster, withClusterOptions, type ClusterOptions } from './clusterConnection.ts';
import { chooseRemedies } from './chooseRemedies.ts';
import { clusterTarget } from './clusterTarget.ts';
import { exitCodes, wrongUse, type CliEdge, type ExitCode } from './edge.ts';
import type { TargetOptions } from './scaffoldTarget.ts';
import { withTargetOptions } from './targetOptions.ts';
import { waitUntilReady } from './waitUntilReady.ts';

interface ApplyOptions extends ClusterOptions, TargetOptions {
  readonly dryRun?: true;
  readonly yes?: true;
  readonly secretFile?: string;
}

/** Adds `apply` to the program. */
export function registerApply(program: Command, edge: CliEdge): void {
  const command = program
    .command('apply')
    .summary('put prerequisites right')
    .description(
      'Applies what is absent, or makes the operator look again where it makes the objects. Shows every change and asks first.',
    )
    .addArgument(
      new Argument('[prerequisite...]', 'which ones (default: all that can be applied now)').choices(
        prerequisites.map(({ id }) => id),
      ),
    );
  withClusterOptions(withTargetOptions(command))
    .option('--dry-run', 'show what the server says would change, and change nothing')
    .option('--yes', 'apply without asking')
    .option(
      '--secret-file <file>',
      'file with the value of BACKEND_SECRET, or with the Secret (else the environment, else the scaffolded file, else random)',
    )
    .action(async (ids: readonly PrerequisiteId[], options: ApplyOptions) => {
      if (options.dryRun !== true && options.yes !== true && !edge.isTTY) {
        throw wrongUse(
          'There is no terminal to ask at. Give --yes to apply without asking, or --dry-run to only look.',
        );
      }
      const target = await clusterTarget({ name: 'apply', ids }, options, edge);
      const connection = await openCluster(edge, options);
      try {
        await apply(connection, target, ids, options, edge);
      } finally {
        // Whatever the outcome, open sockets would keep the process alive.
        connection.close();
      }
    });
}

async function apply(
  connection: Connection,
  target: Target,
  ids: readonly PrerequisiteId[],
  options: ApplyOptions,
  edge: CliEdge,
): Promise<void> {
  const { dryRunPlan, executePlan, takeSnapshot } = await import('../cluster/index.ts');
  const { signal } = edge;
  const snapshot = await takeSnapshot(connection, {
    places: placesOf(target),
    signal,
    questions: (first) => questionsOf(evaluateAll(first, target)),
  });
  const statuses = evaluateAll(snapshot, target);
  const reached = statuses.get('cluster');
  if (reached?.state !== 'ready') {
    edge.stderr.write(`${reached === undefined ? 'The cluster does not answer.' : plain(reached.reason)}\n`);
    edge.setExitCode(exitCodes.cluster);
    return;
  }
  const choices = chooseRemedies(statuses, ids, edge);
  if (choices.length === 0) return;
  const answers = await applyAnswers(choices, { snapshot, target }, edge, options.secretFile);
  const plan = planRemedies(choices, { snapshot, target, answers });
  if (!changesSomething(plan)) {
    edge.stdout.write(`${plain(plan.title)}: there is nothing that could be changed from here.\n`);
    edge.setExitCode(exitCodes.notGood);
    return;
  }
  const writer = { connection, fieldManager, signal };
  if (options.dryRun === true) {
    const tried = await dryRunPlan(writer, plan);
    if (tried.kind === 'failed') {
      end(plan, { ...tried, done: [], left: [] }, connection.context, edge);
      return;
    }
    const shown = tried.steps.flatMap((step) => step.shown);
    edge.stdout.write(changesText(plan, connection, shown));
    return;
  }
  const execution: Execution = {
    ...writer,
    confirm: (shown) => confirm(plan, connection, shown, options, edge),
    waitFor: (awaited, whole) => waitUntilReady(connection, target, awaited, whole),
    onProgress: (progress) => {
      if (progress.kind === 'changing') edge.stdout.write(`applying ${describeRef(progress.ref)}\n`);
      if (progress.kind === 'waiting') edge.stdout.write(`waiting for ${progress.step.awaits.join(', ')}\n`);
    },
  };
  end(plan, await executePlan(plan, execution), connection.context, edge);
}

async function confirm(
  plan: Plan,
  connection: Connection,
  shown: readonly Shown[],
  options: ApplyOptions,
  edge: CliEdge,
): Promise<boolean> {
  edge.stdout.write(changesText(plan, connection, shown));
  return (
    options.yes === true || askYesNo(`Apply this to ${connection.context} (${connection.server})?`, edge)
  );
}

function end(plan: Plan, outcome: Outcome, context: string, edge: CliEdge): void {
  const told = outcomeWords(plan, outcome, context);
  if (told !== undefined) edge[told.severity === 'info' ? 'stdout' : 'stderr'].write(`${plain(told.said)}\n`);
  edge.setExitCode(exitCodeOf(outcome));
}

function exitCodeOf(outcome: Outcome): ExitCode {
  switch (outcome.kind) {
    case 'done':
      return exitCodes.good;
    case 'cancelled':
      return exitCodes.cancelled;
    case 'declined':
    case 'notReady':
      return exitCodes.notGood;
    case 'failed':
      return ['forbidden', 'unauthorized', 'unreachable'].includes(outcome.failure.kind)
        ? exitCodes.cluster
        : exitCodes.notGood;
  }
}
