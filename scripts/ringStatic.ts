import { createHash } from 'node:crypto';
import { cacheFolder } from '../sandbox/cache.ts';
import { root } from './build.ts';
import { countsOf, failure, type Told } from './ring.ts';
import { run } from './run.ts';
import { unlessSameSources } from './sameSources.ts';

/** What was found good stays so until its text changes, also in the next clone at this place. */
const memory = (tool: string): string =>
  cacheFolder(tool, createHash('sha256').update(root).digest('hex').slice(0, 16), 'cache');
const remembered = ['--cache', '--cache-strategy=content', `--cache-location=${memory('prettier')}`];

const checks = [
  ['format', 'prettier', ['--check', '--log-level=warn', ...remembered, '.']],
  ['types', 'tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', memory('types')]],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['dead code', 'knip', ['--cache', `--cache-location=${memory('dead-code')}`]],
] as const;

/** Formatter, compiler, linter and the search for dead exports; one after the other, each with its own verdict. */
export async function runStatic(): Promise<Told> {
  const verdicts: boolean[] = [];
  const lines: string[] = [];
  const failures: string[] = [];
  for (const [name, command, args] of checks) {
    let output = '';
    const check = async (): Promise<boolean> => {
      const ended = await run(command, args, { cwd: root });
      output = ended.output;
      return ended.code === 0;
    };
    // The others remember by themselves.
    const isGood = await (name === 'lint' ? unlessSameSources({ root, note: memory(name) }, check) : check());
    lines.push(isGood ? `  ✓ ${name}` : `  ✗ ${name}\n${output.trimEnd()}`);
    verdicts.push(isGood);
    if (!isGood) failures.push(failure(name, output));
  }
  return { ...countsOf(verdicts), report: lines.join('\n'), failures };
}
