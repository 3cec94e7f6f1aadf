import { constants } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.ts';
import { rings, ringsByDefault } from './rings.ts';
import { mustRun } from './run.ts';
import { sum, words, type Counts, type Ring } from './ring.ts';

const ci = process.env['CI'] === 'true';

/** Runs a ring between a headline and its counts. What prevents it is a failure where everything should be there. */
async function report(ring: Ring): Promise<Counts> {
  const begin = performance.now();
  console.log(`\n${ring.name}`);
  const obstacle = await ring.obstacle?.();
  const counts = obstacle === undefined ? await runToItsEnd(ring) : prevented;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const reason = obstacle === undefined ? '' : ` (${obstacle})`;
  console.log(`${ring.name}: ${words(counts)} in ${seconds} s${reason}`);
  return counts;
}

const prevented: Counts = { passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1 };

/** A ring that breaks is a failure of its own; the others still run and the last line still counts. */
async function runToItsEnd(ring: Ring): Promise<Counts> {
  try {
    return await ring.run();
  } catch (error) {
    console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The rings that run one after the other, each with those that run meanwhile. */
function inTurn(chosen: readonly Ring[]): readonly (readonly Ring[])[] {
  const turns: Ring[][] = [];
  for (const ring of chosen) {
    const last = turns.at(-1);
    if (ring.meanwhile === true && last !== undefined) last.push(ring);
    else turns.push([ring]);
  }
  return turns;
}

async function prepare(chosen: readonly Ring[]): Promise<void> {
  const needs = new Set(chosen.map(({ after }) => after));
  if (needs.has('vsix') && !chosen.some(({ name }) => name === 'package')) {
    await mustRun(process.execPath, ['scripts/package.ts'], { cwd: root });
  } else if (needs.has('build')) await build({ form: 'minified', outdir: join(root, 'dist') });
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !rings.some((ring) => ring.name === name));
if (unknown.length > 0) {
  console.error(`no such ring: ${unknown.join(', ')}; there are ${rings.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
if (values.long) process.env['RHDH_ORCHESTRATOR_LONG'] = '1';
const chosen =
  positionals.length > 0 ? rings.filter(({ name }) => positionals.includes(name)) : ringsByDefault(ci);

// Each part ends what it has started; a ring must not go on to its next part, nor this to the next ring.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => setTimeout(() => process.exit(128 + constants.signals[signal]), 4000));
}

await prepare(chosen);
const all: Counts[] = [];
for (const together of inTurn(chosen)) all.push(...(await Promise.all(together.map(report))));
const total = sum(all);
console.log(`\n${words(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
