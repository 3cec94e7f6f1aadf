import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { exitCodes, wrongUseName, type CliEdge, type ExitCode } from './edge.ts';

/** Runs one command line; `args` are those after the program's name. The one error boundary stands here. */
export async function runCli(args: readonly string[], edge: CliEdge): Promise<void> {
  const program = await programFor(args, edge);
  // Whatever a command did not tell itself becomes one sentence and an exit code, never a stack trace.
  try {
    await program.parseAsync(args, { from: 'user' });
    if (edge.signal.aborted) edge.setExitCode(exitCodes.cancelled);
  } catch (error) {
    edge.setExitCode(told(error, edge));
  }
}

/** Adds a command to the program. */
type Register = (program: Command, edge: CliEdge) => void;

const commands: Readonly<Record<string, () => Promise<Register>>> = {
  scaffold: async () => (await import('./scaffold.ts')).registerScaffold,
  lint: async () => (await import('./lint.ts')).registerLint,
  status: async () => (await import('./status.ts')).registerStatus,
  apply: async () => (await import('./apply.ts')).registerApply,
  lsp: async () => (await import('./lsp.ts')).registerLsp,
};

async function programFor([named = '']: readonly string[], edge: CliEdge): Promise<Command> {
  const program = new Command('rhdh-orchestrator')
    .description('Installs and configures the Orchestrator plugin of Red Hat Developer Hub.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.stdout.write(text),
      writeErr: (text) => edge.stderr.write(text),
    });
  // Who names a command needs no other one, and most take longer to load than the one takes to run.
  const needed = Object.hasOwn(commands, named) ? [named] : Object.keys(commands);
  for (const name of needed) (await commands[name]?.())?.(program, edge);
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
