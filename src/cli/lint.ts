import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { mayBeOurs } from '../core/recognise.ts';
import { readValues } from '../core/yaml/parse.ts';
import { yamlText } from '../language/document.ts';
import type { JudgeContext } from '../language/judge.ts';
import { judgeQuickly } from '../language/quick.ts';
import { repaired } from '../language/repairs.ts';
import type { FileSource } from '../language/targetFiles.ts';
import { judgedWith } from '../language/targets.ts';
import { targetFileName } from '../protocol/names.ts';
import { exitCodes, wrongUse, type CliEdge, type ExitCode } from './edge.ts';
import { fileProblem } from './fileProblem.ts';
import { filesNamed, standardInput } from './lintFiles.ts';
import { lintFindings, lintFormats, lintReport, type LintFinding, type LintFormat } from './lintReport.ts';
import { surroundingsIn } from './lintSurroundings.ts';
import { lintTargets, type LintTargetOptions, type TargetChoice } from './lintTarget.ts';
import { readText } from './readText.ts';

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
      const { findings, judged } = await lint(paths, options, edge);
      edge.stdout.write(lintReport(findings, judged, options.format));
      edge.setExitCode(codeFor(findings, options));
    });
}

/** The findings in the named files, in the order the files were named. Writes repaired files with `fix`. */
async function lint(
  paths: readonly string[],
  options: LintTargetOptions & Pick<LintOptions, 'fix'>,
  edge: CliEdge,
): Promise<{ readonly findings: readonly LintFinding[]; readonly judged: number }> {
  if (options.fix === true && paths.includes(standardInput)) {
    throw wrongUse('--fix writes files: the standard input cannot be repaired.');
  }
  const targets = await lintTargets(options, diskFiles, edge);
  const findings: LintFinding[] = [];
  let judged = 0;
  const named = await filesNamed(paths, edge.cwd);
  const surroundings = await surroundingsIn(named);
  for (const path of named) {
    edge.signal.throwIfAborted();
    const text = await contentOf(path, edge);
    // The input has no folder of its own: it counts as a file of the working folder.
    const place = path === standardInput ? join(edge.cwd, 'stdin.yaml') : path;
    const context = { ...(await contextOf(place, text, targets.choose)), surroundings };
    const judge = (version: string) => judgeQuickly(version, context);
    const done = options.fix === true ? repaired(text, judge) : { text, judgement: judge(text) };
    if (done.text !== text) await keep(path, done.text);
    if (done.judgement.ours) judged++;
    findings.push(...lintFindings(shownName(path, edge), done.text, done.judgement.findings));
  }
  for (const path of targets.consulted().filter((one) => !named.includes(one))) {
    const text = await contentOf(path, edge);
    // It is a target file by its use; `--config` may have given it any name.
    const context = await contextOf(join(path, '..', targetFileName), text, targets.choose);
    findings.push(...lintFindings(shownName(path, edge), text, judgeQuickly(text, context).findings));
  }
  return { findings, judged };
}

function shownName(path: string, { cwd }: CliEdge): string {
  return path === standardInput ? '<stdin>' : relative(cwd, path).split(sep).join('/');
}

async function contextOf(path: string, text: string, choose: TargetChoice): Promise<JudgeContext> {
  const values = (): readonly unknown[] => {
    if (!mayBeOurs(text, { fileName: path })) return [];
    return (
      readValues(text, { version: '1.1' }) ??
      yamlText(text)
        .documents('1.1')
        .map(({ value }) => value)
    );
  };
  return judgedWith(await choose(path, text, values), { path, severities: {} });
}

async function contentOf(path: string, { stdin }: CliEdge): Promise<string> {
  return path === standardInput ? readAll(stdin) : readText(path);
}

async function keep(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    // A read-only file is told to the person who asked for the repair.
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${path} cannot be written: ${reason}.`);
  }
}

const diskFiles: FileSource = {
  async read(path) {
    try {
      return await readFile(path, 'utf8');
    } catch {
      // Not there or not for us to read: in both cases no target file stands here.
      return undefined;
    }
  },
};

function codeFor(findings: readonly LintFinding[], { maxWarnings = Infinity }: LintOptions): ExitCode {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const good = warnings <= maxWarnings && !findings.some(({ severity }) => severity === 'error');
  return good ? exitCodes.good : exitCodes.notGood;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number from 0 is needed.');
  return Number(text);
}
