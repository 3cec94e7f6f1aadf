import { Option, type Command } from 'commander';
import type { Connection } from '../cluster/index.ts';
import { evaluateAll } from '../core/prerequisites/index.ts';
import { questionsOf } from '../core/prerequisites/recheck.ts';
import { placesOf } from '../core/target/places.ts';
import type { Target } from '../core/target/target.ts';
import { openCluster, withClusterOptions, type ClusterOptions } from './clusterConnection.ts';
import { clusterTarget } from './clusterTarget.ts';
import { exitCodes, type CliEdge, type ExitCode } from './edge.ts';
import { followTarget } from './followTarget.ts';
import type { TargetOptions } from './scaffoldTarget.ts';
import {
  allReady,
  clusterRefused,
  isFirstImpression,
  statusFormats,
  statusReport,
  type Report,
  type StatusFormat,
} from './statusReport.ts';
import { withTargetOptions } from './targetOptions.ts';

interface StatusOptions extends ClusterOptions, TargetOptions {
  readonly format: StatusFormat;
  readonly watch?: true;
}

/** Adds `status` to the program. */
export function registerStatus(program: Command, edge: CliEdge): void {
  const command = program
    .command('status')
    .summary('what a cluster still lacks for a target')
    .description('Tells of every prerequisite of a target whether the cluster has it, and why not.');
  withClusterOptions(withTargetOptions(command))
    .addOption(new Option('--format <format>', 'form of the report').choices(statusFormats).default('text'))
    .option('--watch', 'report again after every change, until everything is ready')
    .action(async (options: StatusOptions) => {
      const target = await clusterTarget({ name: 'status', ids: [] }, options, edge);
      const connection = await openCluster(edge, options);
      try {
        const report = options.watch === true ? watchStatus : statusOnce;
        await report(connection, target, options.format, edge);
      } finally {
        // Whatever the outcome, open sockets would keep the process alive.
        connection.close();
      }
    });
}

async function statusOnce(
  connection: Connection,
  target: Target,
  format: StatusFormat,
  edge: CliEdge,
): Promise<void> {
  const { takeSnapshot } = await import('../cluster/index.ts');
  const snapshot = await takeSnapshot(connection, {
    places: placesOf(target),
    signal: edge.signal,
    questions: (first) => questionsOf(evaluateAll(first, target)),
  });
  const statuses = evaluateAll(snapshot, target);
  const { text, code } = reportOf({ target, snapshot, statuses }, format);
  edge.stdout.write(text);
  edge.setExitCode(code);
}

async function watchStatus(
  connection: Connection,
  target: Target,
  format: StatusFormat,
  edge: CliEdge,
): Promise<void> {
  let last = '';
  await followTarget(connection, target, edge.signal, (statuses, snapshot) => {
    if (snapshot.connection.state === 'connecting') return 'go on';
    // What is asked beside the watches comes a moment later, and may be what is wrong.
    if (isFirstImpression({ target, snapshot, statuses })) return 'go on';
    // Two reports that differ only in their time say the same.
    const told = statusReport({ target, snapshot: { ...snapshot, at: 0 }, statuses }, format);
    if (told === last) return 'go on';
    last = told;
    const { text, code } = reportOf({ target, snapshot, statuses }, format);
    edge.stdout.write(text);
    edge.setExitCode(code);
    return code === exitCodes.good ? 'stop' : 'go on';
  });
}

function reportOf(report: Report, format: StatusFormat): { readonly text: string; readonly code: ExitCode } {
  const text = statusReport(report, format);
  if (clusterRefused(report.statuses)) return { text, code: exitCodes.cluster };
  return { text, code: allReady(report.statuses) ? exitCodes.good : exitCodes.notGood };
}
