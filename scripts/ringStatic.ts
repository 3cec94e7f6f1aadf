import { root } from './build.ts';
import { countsOf, type Counts } from './ring.ts';
import { run } from './run.ts';

const checks = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['dead code', 'knip', []],
] as const;

/** Formatter, compiler, linter and the search for dead exports; one after the other, each with its own verdict. */
export async function runStatic(): Promise<Counts> {
  const verdicts: boolean[] = [];
  for (const [name, command, args] of checks) {
    const { code, output } = await run(command, args, { cwd: root });
    console.log(code === 0 ? `  ✓ ${name}` : `  ✗ ${name}\n${output.trimEnd()}`);
    verdicts.push(code === 0);
  }
  return countsOf(verdicts);
}
