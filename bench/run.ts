import { createHash } from 'node:crypto';
import { findGo } from '../sandbox/go.ts';
import { startSandbox } from '../sandbox/start.ts';
import { mustRun } from '../scripts/run.ts';
import { root } from '../scripts/build.ts';
import { findChromium } from '../scripts/chromium.ts';
import { readVsix } from '../scripts/vsix.ts';
import { vsixPath } from '../scripts/package.ts';
import type { Activation } from './activation.ts';
import { activationTime } from './activationTime.ts';
import { indexingTimes } from './indexing.ts';
import { measureCluster } from './cluster/index.ts';
import { completionSizes, completionTimes } from './completion.ts';
import { hostComparison } from './hostBlockTimes.ts';
import { keystrokeTimes, overTheWire } from './keystroke.ts';
import { lintTimes, type Taken } from './lint.ts';
import { judgedOnConsole, milliseconds } from './judged.ts';
import { median, middle } from './measure.ts';
import { memoryGrowth } from './memory.ts';

/**
 * `npm run bench`. Milliseconds depend on the machine, so they are printed beside a calibration and judge nothing;
 * what fails is a ratio of two things measured here and now.
 */

/** What may not be more than so many times something else that is measured in the same run. */
const limits = {
  'judge ÷ bare parse': 1.5,
  'judge ÷ validation': 1.25,
  'completion in a large document ÷ in a small one': 2,
  'lint ÷ kubeconform': 3,
  'structure only ÷ kubeconform': 2,
} as const;

/** Milliseconds in which nothing else in the extension host can run, more than without the extension. */
const longestBlock = 20;

/** Milliseconds, once in the life of a window. */
const longestLoad: Readonly<Record<string, number>> = { client: 50, cluster: 60 };

/** Megabytes that work may leave behind. */
const mostGrowth = 5;

const judged = judgedOnConsole();
const { show, tooMuch } = judged;
function ratio(name: keyof typeof limits, value: number): string {
  if (value > limits[name]) tooMuch.push(`${name} is ${value.toFixed(2)}; the limit is ${limits[name]}`);
  return `${name} ${value.toFixed(2)}`;
}

await mustRun(process.execPath, ['scripts/package.ts'], { cwd: root });

const block = Buffer.alloc(16 * 1024 * 1024);
show(
  'calibration: SHA-256 of 16 MB',
  milliseconds(median(9, () => createHash('sha256').update(block).digest())),
);

console.log('\nsizes, minified');
for (const [path, { length }] of readVsix(vsixPath())) {
  if (path.startsWith('extension/dist/'))
    show(`  ${path.slice('extension/dist/'.length)}`, `${(length / 1024).toFixed(0)} KB`);
}

console.log('\nactivation');
const desktop = process.env['RHDH_ORCHESTRATOR_VSCODE'] !== undefined;
if (!desktop && findChromium() === undefined) {
  show('  activate', 'not measured: no Chromium or Chrome found');
} else {
  const times: Activation[] = [];
  for (let run = 0; run < 5; run++) times.push(await activationTime());
  show('  load of the bundle, middle of 5', milliseconds(middle(times.map(({ load }) => load))));
  show('  activate, middle of 5', milliseconds(middle(times.map(({ activate }) => activate))));
}

console.log(
  '\nkeystroke to diagnostics: thread time, against bare parses of file and block, and against a validation',
);
for (const plugins of [5, 50, 150]) {
  const { kilobytes, bareParse, validation, ...times } = await keystrokeTimes(plugins);
  const wire = await overTheWire(plugins);
  show(
    `  ${plugins} plugins, ${kilobytes.toFixed(0)} KB`,
    `bare ${milliseconds(bareParse)}, validation ${milliseconds(validation)}; through the server ${milliseconds(wire)}`,
  );
  for (const [name, time] of Object.entries(times)) {
    // Small texts are all overhead: only the largest one is held to something.
    const ratios =
      plugins === 150
        ? [ratio('judge ÷ bare parse', time / bareParse), ratio('judge ÷ validation', time / validation)]
        : [`÷ bare parse ${(time / bareParse).toFixed(2)}`, `÷ validation ${(time / validation).toFixed(2)}`];
    show(`    ${name}`, `${milliseconds(time)}; ${ratios.join(', ')}`);
  }
}

console.log('\nindex of a workspace');
for (const count of [500, 5000]) {
  const { whole, longest, judgedAmong, judgedAlone, megabytes } = await indexingTimes(count);
  show(
    `  ${count} files`,
    `${milliseconds(whole)}, longest without a pause ${milliseconds(longest)}, ${megabytes.toFixed(1)} MB; one file judged among them ${milliseconds(judgedAmong)}, alone ${milliseconds(judgedAlone)}`,
  );
}

console.log('\ncompletion, against the same in a small document');
const { small, largeBlock, largeAround, alone } = await completionTimes();
show(`  ${completionSizes.small.toFixed(0)} KB`, milliseconds(small));
show('  yaml-language-server, plain file of that size', milliseconds(alone));
const large = { block: largeBlock, around: largeAround };
for (const [where, time] of Object.entries(large)) {
  const size = where === 'block' ? completionSizes.largeBlock : completionSizes.largeAround;
  const times = (time / small).toFixed(2);
  show(
    `  ${size.toFixed(0)} KB, most of it ${where === 'block' ? 'in' : 'around'} the block`,
    `${milliseconds(time)}, ratio ${times}`,
  );
}
const slowest = Math.max(largeBlock, largeAround);
show('  the slower', ratio('completion in a large document ÷ in a small one', slowest / small));
if (slowest > alone + 1)
  tooMuch.push(
    `A completion in a large document takes ${milliseconds(slowest)}; the limit is 1 ms more than the ${milliseconds(alone)} of yaml-language-server.`,
  );

console.log(
  '\nlint of many files: time on the clock, files warm; in brackets that of all processors together',
);
const { files, ours, structureOnly, kubeconform } = await lintTimes(5000);
const taken = ({ clock, processor }: Taken): string => `${milliseconds(clock)} (${milliseconds(processor)})`;
show(`  lint, ${files} files, all rules`, taken(ours));
show('  structure only, one thread', taken(structureOnly));
if (kubeconform === undefined) show('  kubeconform', 'not measured: there is no Go to build it with');
else {
  const ratios = [
    ratio('lint ÷ kubeconform', ours.clock / kubeconform.clock),
    `(${(ours.processor / kubeconform.processor).toFixed(2)})`,
    ratio('structure only ÷ kubeconform', structureOnly.clock / kubeconform.clock),
    `(${(structureOnly.processor / kubeconform.processor).toFixed(2)})`,
  ];
  show('  kubeconform', `${taken(kubeconform)}; ${ratios.join(' ')}`);
}

console.log('\nmemory after the collector ran, against that after as much work before');
for (const [what, megabytes] of Object.entries<number>({ ...(await memoryGrowth()) })) {
  show(`  ${what}`, `${megabytes.toFixed(1)} MB`);
  if (megabytes > mostGrowth)
    tooMuch.push(`${what}: ${megabytes.toFixed(1)} MB more than before; the limit is ${mostGrowth} MB`);
}

console.log(
  '\nextension host: processor time of the longest piece of work, with the extension and without it',
);
if (!desktop && findChromium() === undefined) {
  show('  extension host', 'not measured: no Chromium or Chrome found');
} else {
  const cluster = (await findGo()).kind === 'found' ? await startSandbox({ operators: 'off' }) : undefined;
  const { longest, loads } = await hostComparison(3, cluster?.kubeconfig ?? '/dev/null');
  await cluster?.stop();
  for (const [stretch, { with: ours, without }] of Object.entries(longest)) {
    show(`  ${stretch}`, `${milliseconds(ours)}, without ${milliseconds(without)}`);
    if (ours - without > longestBlock)
      tooMuch.push(
        `${stretch}: ${milliseconds(ours - without)} more in one piece; the limit is ${longestBlock} ms`,
      );
  }
  for (const [bundle, time] of Object.entries(loads)) {
    show(`  first load of ${bundle}.js`, milliseconds(time));
    const most = longestLoad[bundle] ?? 0;
    if (time > most) tooMuch.push(`${bundle}.js took ${milliseconds(time)} to load; the limit is ${most} ms`);
  }
}

console.log('\na cluster');
if ((await findGo()).kind === 'found') await measureCluster(judged);
else show('  cluster', 'not measured: there is no Go to build the sandbox with');

for (const said of tooMuch) console.error(said);
if (tooMuch.length > 0) process.exitCode = 1;
