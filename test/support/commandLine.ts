import { Readable } from 'node:stream';
import type { CliEdge } from '../../src/cli/edge.ts';
import { runCli } from '../../src/cli/program.ts';

/** What a command said and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is typed; a terminal is there when this is given. */
  readonly typed?: string;
  readonly signal?: AbortSignal;
}

/** Runs one command line in this process, with nothing of this process but the file system. */
export async function runCommand(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<CommandResult> {
  const { edge, result } = listeningEdge(surroundings);
  await runCli(args, edge);
  return result();
}

/** The edge of a process that is not there, and what was said to it so far. */
export function listeningEdge(surroundings: Surroundings = {}): {
  readonly edge: CliEdge;
  readonly result: () => CommandResult;
} {
  const { cwd = process.cwd(), env = {}, typed, signal = new AbortController().signal } = surroundings;
  const said = { stdout: '', stderr: '' };
  let code = 0;
  const edge: CliEdge = {
    stdout: { write: (text) => void (said.stdout += text) },
    stderr: { write: (text) => void (said.stderr += text) },
    stdin: Readable.from(typed === undefined ? [] : [typed]),
    cwd,
    env,
    isTTY: typed !== undefined,
    signal,
    setExitCode: (next) => {
      code = next;
    },
  };
  return { edge, result: () => ({ code, ...said }) };
}
