import { relative, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import type { Target } from '../core/target/target.ts';
import { fileOf } from '../core/templates/file.ts';
import { scaffold, templateOf, templates } from '../core/templates/index.ts';
import { printStream } from '../core/yaml/print.ts';
import type { What } from '../core/templates/template.ts';
import { backendSecretFor } from './backendSecret.ts';
import { exitCodes, type CliEdge } from './edge.ts';
import { fileDiff } from './fileDiff.ts';
import { planFiles, writeFiles, type PlannedFile } from './outputFolder.ts';
import { scaffoldTarget, type TargetOptions } from './scaffoldTarget.ts';
import { withTargetOptions } from './targetOptions.ts';

interface ScaffoldOptions extends TargetOptions {
  readonly out: string;
  readonly secretFile?: string;
  readonly overwrite?: true;
}

/** Adds `scaffold` to the program. */
export function registerScaffold(program: Command, edge: CliEdge): void {
  const command = program
    .command('scaffold')
    .summary('write the manifests of a target')
    .description(
      'Writes the manifests of a target. A file that is there and would change is shown as a diff.',
    )
    .addArgument(new Argument('[what...]', 'what to write').choices(templates.map(({ what }) => what)));
  withTargetOptions(command)
    .option('--with-rhdh-operator', 'infra brings the RHDH operator too')
    .option('--out <folder>', 'folder to write to, or - for standard output', '.')
    .option(
      '--secret-file <file>',
      'file with the value of BACKEND_SECRET (else the environment, else random)',
    )
    .option('--overwrite', 'replace files that differ')
    .action(async (whats: readonly What[], options: ScaffoldOptions) => {
      const chosen: readonly What[] = whats.length === 0 ? ['all'] : whats;
      const target = await scaffoldTarget(chosen, options, edge);
      if (options.out === '-') {
        edge.stdout.write(printStream(scaffold(chosen, target)));
        return;
      }
      await scaffoldFolder(chosen, target, options, edge);
    });
}

async function scaffoldFolder(
  whats: readonly What[],
  target: Target,
  options: ScaffoldOptions,
  edge: CliEdge,
): Promise<void> {
  const folder = resolve(edge.cwd, options.out);
  const needsSecret = whats.some((what) => templateOf(what).asks.includes('backendSecret'));
  const secrets = needsSecret
    ? { backendSecret: await backendSecretFor(folder, edge, options.secretFile) }
    : {};
  const planned = await planFiles(folder, scaffold(whats, target, secrets).map(fileOf));
  const differing = planned.filter(({ standing }) => standing === 'differs');
  if (differing.length > 0 && options.overwrite !== true) {
    for (const plan of differing) edge.stdout.write(fileDiff(plan));
    edge.stderr.write(
      `${count(differing.length, 'file')} would change; nothing was written. Accept the changes with --overwrite.\n`,
    );
    edge.setExitCode(exitCodes.notGood);
    return;
  }
  const changing = planned.filter(({ standing }) => standing !== 'unchanged');
  await writeFiles(
    folder,
    changing.map(({ file }) => file),
  );
  for (const plan of planned) edge.stdout.write(`${outcome(plan)} ${shownPath(edge, folder, plan)}\n`);
  warnOfSecrets(changing, folder, edge);
}

function outcome({ standing }: PlannedFile): string {
  switch (standing) {
    case 'new':
      return 'created  ';
    case 'differs':
      return 'replaced ';
    case 'unchanged':
      return 'unchanged';
  }
}

function warnOfSecrets(written: readonly PlannedFile[], folder: string, edge: CliEdge): void {
  for (const plan of written.filter(({ file }) => file.holdsSecret)) {
    edge.stderr.write(`${shownPath(edge, folder, plan)} holds a secret: keep it out of version control.\n`);
  }
}

function shownPath(edge: CliEdge, folder: string, { file }: PlannedFile): string {
  return relative(edge.cwd, resolve(folder, file.path));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
