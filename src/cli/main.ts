import { exitCodes } from './edge.ts';
import { nodeProblem } from './nodeVersion.ts';
import { runCli } from './program.ts';

// The first Ctrl-C lets the command end what it began; the second one ends the process.
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(exitCodes.wrongUse);
}

void runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdin.isTTY && process.stderr.isTTY,
  signal: interruption.signal,
  setExitCode: (code) => {
    process.exitCode = code;
  },
});
