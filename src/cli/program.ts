import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { registerApply } from './apply.ts';
import { exitCodes, wrongUseName, type CliEdge, type ExitCode } from './edge.ts';
import { registerLint } from './lint.ts';
import { registerLsp } from './lsp.ts';
import { registerScaffold } from './scaffold.ts';
import { registerStatus } from './status.ts';

/** Runs one command line; `args` are those after the program's name. The one error boundary stands here. */
export async function runCli(args: readonly string[], edge: CliEdge): Promise<void> {
  const program = buildProgram(edge);
  // Whatever a command did not tell itself becomes one sentence and an exit code, never a stack trace.
  try {
    await program.parseAsync(args, { from: 'user' });
    if (edge.signal.aborted) edge.setExitCode(exitCodes.cancelled);
  } catch (error) {
    edge.setExitCode(told(error, edge));
  }
}

function buildProgram(edge: CliEdge): Command {
  const program = new Command('rhdh-orchestrator')
    .description('Installs and configures the Orchestrator plugin of Red Hat Developer Hub.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.stdout.write(text),
      writeErr: (text) => edge.stderr.write(text),
    });
  for (const register of [registerScaffold, registerLint, registerStatus, registerApply, registerLsp])
    register(program, edge);
  return program;
}

function told(error: unknown, edge: CliEdge): ExitCode {
  if (edge.signal.aborted || (error instanceof Error && error.name === 'AbortError')) {
    return exitCodes.cancelled;
  }
  if (error instanceof CommanderError) {
    // It has printed its own words.
    return error.exitCode === 0 ? exitCodes.good : exitCodes.wrongUse;
  }
  if (error instanceof Error && error.name === wrongUseName) {
    edge.stderr.write(`error: ${error.message}\n`);
    return exitCodes.wrongUse;
  }
  const words = error instanceof Error ? error.message : String(error);
  edge.stderr.write(`internal error: ${words}\nThis is a fault of rhdh-orchestrator; please report it.\n`);
  return exitCodes.internal;
}
