import { basename, join, relative, sep } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { targetFileName } from '../protocol/names.ts';
import { exitCodes, wrongUse, type CliEdge, type ExitCode } from './edge.ts';
import type { LintItem } from './lintFile.ts';
import { filesNamed, standardInput } from './lintFiles.ts';
import { unreadableFinding, type LintFinding } from './lintFindings.ts';
import { lintFormats, lintReport, type LintFormat } from './lintReport.ts';
import type { LintTargetOptions } from './lintTarget.ts';
import { judgesFor } from './lintThreads.ts';

interface LintOptions extends LintTargetOptions {
  readonly format: LintFormat;
  readonly maxWarnings?: number;
  readonly fix?: true;
}

/** Adds `lint` to the program. */
export function registerLint(program: Command, edge: CliEdge): void {
  program
    .command('lint')
    .summary('what is wrong in files, as the editor tells it')
    .description(
      'Judges the documents of RHDH and the Orchestrator in YAML files; other documents are passed over.',
    )
    .argument('<path...>', 'files, folders, globs, or - for the standard input')
    .option('--target <name>', 'a target of .rhdh-orchestrator.yaml, for all files')
    .option('--release <release>', 'RHDH release, for all files')
    .option('--config <file>', 'another target file')
    .addOption(new Option('--format <format>', 'form of the report').choices(lintFormats).default('text'))
    .option('--max-warnings <n>', 'most warnings that are still good', wholeNumber)
    .option('--fix', 'make the repairs the editor offers')
    .action(async (paths: string[], options: LintOptions) => {
      const { findings, judged, unwritten } = await lint(paths, options, edge);
      edge.stdout.write(await lintReport(findings, judged, options.format));
      for (const sentence of unwritten) edge.stderr.write(`error: ${sentence}\n`);
      edge.setExitCode(unwritten.length > 0 ? exitCodes.wrongUse : codeFor(findings, options));
    });
}

interface Linted {
  readonly findings: readonly LintFinding[];
  readonly judged: number;
  /** What could not be repaired, and why. */
  readonly unwritten: readonly string[];
}

/** The findings in the named files, in the order the files were named. Writes repaired files with `fix`. */
async function lint(
  paths: readonly string[],
  { target, release, config, fix }: LintTargetOptions & Pick<LintOptions, 'fix'>,
  edge: CliEdge,
): Promise<Linted> {
  if (fix === true && paths.includes(standardInput)) {
    throw wrongUse('--fix writes files: the standard input cannot be repaired.');
  }
  const { cwd, signal } = edge;
  const options: LintTargetOptions = {
    ...(target !== undefined && { target }),
    ...(release !== undefined && { release }),
    ...(config !== undefined && { config }),
  };
  if (Object.keys(options).length > 0) {
    const { checkTargetOptions } = await import('./lintTarget.ts');
    await checkTargetOptions(options, edge);
  }
  const run = { cwd, options, mode: fix === true ? ('repair' as const) : ('judge' as const) };
  const judges = judgesFor(run, signal);
  try {
    const { files, closed } = await filesNamed(paths, cwd, (count) => judges.expect(count));
    const items: LintItem[] = [];
    for (const path of files) items.push(path === standardInput ? await standardInputOf(edge) : { path });
    const linted = await judges.all(items);
    // What is wrong in a target file changes what was said; it is told, but never changed.
    // Under another name it has been passed over, though it was named.
    const isJudged = (path: string): boolean => basename(path) === targetFileName && files.includes(path);
    const others = judges.consulted().filter((path) => !isJudged(path));
    const ofTargets = await targetFilesJudged(others, run, signal);
    return {
      findings: [
        ...linted.flatMap(({ findings }) => findings),
        ...ofTargets,
        ...closed.map(({ path, reason }) =>
          unreadableFinding(relative(cwd, path).split(sep).join('/'), reason),
        ),
      ],
      judged: linted.filter(({ ours }) => ours).length,
      unwritten: linted.flatMap((file) => file.unwritten ?? []),
    };
  } finally {
    // Whatever the outcome, threads would keep the process alive.
    await judges.end();
  }
}

/** `--config` may have given a target file any name: it is one by its use. */
async function targetFilesJudged(
  paths: readonly string[],
  run: { readonly cwd: string; readonly options: LintTargetOptions },
  signal: AbortSignal,
): Promise<readonly LintFinding[]> {
  if (paths.length === 0) return [];
  const judges = judgesFor({ ...run, mode: 'judge' }, signal);
  try {
    const items = paths.map((path) => ({ path, countsAs: join(path, '..', targetFileName) }));
    return (await judges.all(items)).flatMap(({ findings }) => findings);
  } finally {
    await judges.end();
  }
}

/** The input has no folder of its own: it counts as a file of the working folder. */
async function standardInputOf({ stdin, cwd }: CliEdge): Promise<LintItem> {
  return { path: join(cwd, 'stdin.yaml'), shownAs: '<stdin>', text: await readAll(stdin) };
}

function codeFor(findings: readonly LintFinding[], { maxWarnings = Infinity }: LintOptions): ExitCode {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const good = warnings <= maxWarnings && !findings.some(({ severity }) => severity === 'error');
  return good ? exitCodes.good : exitCodes.notGood;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number from 0 is needed.');
  return Number(text);
}
