import { resolve } from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { layouts, type ScaffoldAnswers } from '../core/scaffold/answers.ts';
import { scaffold, templates } from '../core/templates/index.ts';
import type { What } from '../core/templates/template.ts';
import { printAnswers } from '../core/yaml/answersText.ts';
import { printStream } from '../core/yaml/print.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { scaffoldAnswers, type AnswersOptions } from './scaffoldAnswers.ts';
import { scaffoldFolder } from './scaffoldFolder.ts';
import { withInstanceOptions } from './targetOptions.ts';

interface ScaffoldOptions extends AnswersOptions {
  readonly out: string;
  readonly printAnswers?: true;
  readonly secretFile?: string;
  readonly overwrite?: true;
  readonly keepEdits?: true;
  readonly prune?: true;
}

/** Adds `scaffold` to the program. */
export function registerScaffold(program: Command, edge: CliEdge): void {
  const command = program
    .command('scaffold')
    .summary('write the manifests of a target')
    .description(
      'Writes the manifests of a target. What changes in a file that is there is merged with what was edited in it, and shown as a diff first.',
    )
    .addArgument(
      new Argument('[what...]', 'what to write (default: all)').choices(templates.map(({ what }) => what)),
    )
    .optionsGroup('Target:')
    .option('--target <name>', 'a target of .rhdh-orchestrator.yaml (repeatable)', collected);
  withOutput(withInstanceOptions(command)).action(
    async (whats: readonly What[], options: ScaffoldOptions) => {
      refuseUnused(options);
      const answers = await scaffoldAnswers(whats, options, edge);
      if (options.printAnswers === true) {
        edge.stdout.write(printAnswers(answers));
      } else if (options.out === '-') {
        edge.stdout.write(streamOf(answers));
      } else {
        const { secretFile, overwrite = false, keepEdits, prune } = options;
        const settle = keepEdits === true ? 'edited' : 'new';
        const unedited = prune === true ? 'removed' : 'left';
        await scaffoldFolder(
          answers,
          {
            folder: resolve(edge.cwd, options.out),
            secretFile,
            overwrite,
            settle,
            unedited,
            config: options.config,
          },
          edge,
        );
      }
    },
  );
}

function withOutput(command: Command): Command {
  return command
    .optionsGroup('Answers:')
    .option('--answers <file>', 'take everything from an answers file (- for standard input)')
    .option('--print-answers', 'print the answers file of this call, and write nothing')
    .optionsGroup('Output:')
    .addOption(new Option('--layout <layout>', 'how the files lie in the folder').choices(layouts))
    .option('--git-url <url>', 'for Argo CD: repository that holds the folder')
    .option('--git-path <path>', 'for Argo CD: the folder in the repository')
    .option('--git-revision <revision>', 'for Argo CD: branch, tag or commit')
    .option('--out <folder>', 'folder to write to, or - for standard output', '.')
    .option(
      '--secret-file <file>',
      'file with the value of BACKEND_SECRET, or with the Secret (else the environment, else the file that is there, else random)',
    )
    .option('--overwrite', 'accept the changes of files that are there')
    .option('--keep-edits', 'keep the edited lines in a conflict')
    .option('--prune', 'delete files that were made before, are not made any more and were not edited')
    .optionsGroup('Options:');
}

/** A value that nobody writes was still meant to be written, and what is said about files that are there to be heeded. */
function refuseUnused(options: ScaffoldOptions): void {
  const { out, printAnswers: prints } = options;
  if (out !== '-' && prints !== true) return;
  const instead = prints === true ? '--print-answers' : '--out -';
  const unused = (option: string, what: 'Secret' | 'file') =>
    wrongUse(`${option}: ${instead} writes no ${what}: leave one of both out.`);
  if (options.secretFile !== undefined) throw unused('--secret-file', 'Secret');
  if (options.overwrite === true) throw unused('--overwrite', 'file');
  if (options.keepEdits === true) throw unused('--keep-edits', 'file');
  if (options.prune === true) throw unused('--prune', 'file');
}

function collected(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}

/** Everything as one stream of documents, without secrets. */
function streamOf({ what, layout, targets }: ScaffoldAnswers): string {
  if (layout !== 'separate' && layout !== 'single') {
    throw wrongUse(`--layout ${layout} needs a folder: its files refer to each other by their paths.`);
  }
  return printStream(targets.flatMap((target) => scaffold(what, target)));
}
