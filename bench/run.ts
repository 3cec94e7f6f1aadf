import { createHash } from 'node:crypto';
import { mustRun } from '../scripts/run.ts';
import { root } from '../scripts/build.ts';
import { findChromium } from '../scripts/chromium.ts';
import { readVsix } from '../scripts/vsix.ts';
import { vsixPath } from '../scripts/package.ts';
import type { Activation } from './activation.ts';
import { activationTime } from './activationTime.ts';
import { indexingTimes } from './indexing.ts';
import { completionSizes, completionTimes } from './completion.ts';
import { keystrokeTimes, overTheWire } from './keystroke.ts';
import { lintTimes } from './lint.ts';
import { median, middle } from './measure.ts';

/**
 * `npm run bench`. Milliseconds depend on the machine, so they are printed beside a calibration and judge nothing;
 * what fails is a ratio of two things measured here and now.
 */

/** How many times as long as in a small document a completion in a large one may take; the goal is 2. */
const completionLimit = 3;

/** What may not be more than so many times something else that is measured in the same run. */
const limits = {
  'judge ÷ bare parse': 1.5,
  'judge ÷ validation': 1.25,
  'lint ÷ kubeconform': 3,
} as const;

const tooMuch: string[] = [];
function ratio(name: keyof typeof limits, value: number): string {
  if (value > limits[name]) tooMuch.push(`${name} is ${value.toFixed(2)}; the limit is ${limits[name]}`);
  return `${name} ${value.toFixed(2)}`;
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
const show = (what: string, value: string): void => console.log(`${what.padEnd(46)} ${value}`);

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
if (slowest > completionLimit * small || slowest > alone + 1) {
  console.error(
    `\nA completion in a large document takes ${milliseconds(slowest)}: the limit is ${completionLimit} times ${milliseconds(small)}, and 1 ms more than yaml-language-server takes.`,
  );
  process.exitCode = 1;
}

console.log('\nlint of many files: time on the clock, files warm');
const { files, ours, kubeconform } = await lintTimes(5000);
show(`  lint, ${files} files, all rules`, milliseconds(ours));
if (kubeconform === undefined) show('  kubeconform', 'not measured: there is no Go to build it with');
else
  show('  kubeconform', `${milliseconds(kubeconform)}; ${ratio('lint ÷ kubeconform', ours / kubeconform)}`);

for (const said of tooMuch) console.error(said);
if (tooMuch.length > 0) process.exitCode = 1;
