import { constants } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.ts';
import { rings, ringsByDefault } from './rings.ts';
import { mustRun } from './run.ts';
import { failure, sum, words, type Ring, type Told } from './ring.ts';

const ci = process.env['CI'] === 'true';

/** Runs a ring and tells of it in one piece. What prevents it is a failure where everything should be there. */
async function report(ring: Ring): Promise<Told> {
  const begin = performance.now();
  const obstacle = await ring.obstacle?.();
  const told = obstacle === undefined ? await runToItsEnd(ring) : preventedBy(obstacle);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const reason = obstacle === undefined ? '' : ` (${obstacle})`;
  console.log(`\n${ring.name}\n${told.report}\n${ring.name}: ${words(told)} in ${seconds} s${reason}`);
  return { ...told, failures: told.failures.map((text) => `${ring.name}: ${text}`) };
}

const preventedBy = (obstacle: string): Told =>
  ci
    ? { passed: 0, failed: 1, skipped: 0, report: '', failures: [`cannot run: ${obstacle}`] }
    : { passed: 0, failed: 0, skipped: 1, report: '', failures: [] };

/** A ring that breaks is a failure of its own; the others still run and the last line still counts. */
async function runToItsEnd(ring: Ring): Promise<Told> {
  try {
    return await ring.run();
  } catch (error) {
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, skipped: 0, report, failures: [failure('broke', report)] };
  }
}

/** Runs rings in their order, two at a time; one that needs files waits for the one that makes them. */
async function runInLanes(queue: readonly Ring[]): Promise<readonly Told[]> {
  const left = [...queue];
  const done: Told[] = [];
  let made: Promise<unknown> = Promise.resolve();
  const takeUp = async (): Promise<void> => {
    for (let ring = left.shift(); ring !== undefined; ring = left.shift()) {
      if (ring.after !== undefined) await made;
      const running = report(ring);
      if (ring.makes !== undefined) made = running;
      done.push(await running);
    }
  };
  await Promise.all([takeUp(), takeUp()]);
  return done;
}

async function prepare(chosen: readonly Ring[]): Promise<void> {
  const needs = new Set(chosen.map(({ after }) => after));
  if (chosen.some(({ makes }) => makes === 'vsix')) return;
  if (needs.has('vsix')) {
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
console.log(`\n${chosen.map(({ name }) => name).join(', ')}: two at a time …`);
const all = await runInLanes(chosen);
const total = sum(all);
// Thousands of lines up is where nobody looks.
const failures = all.flatMap((told) => told.failures);
if (failures.length > 0) console.log(`\nWhat failed\n\n${failures.join('\n\n')}`);
console.log(`\n${words(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
