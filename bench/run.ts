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
import { median, middle } from './measure.ts';

/**
 * `npm run bench`. Milliseconds depend on the machine, so they are printed beside a calibration and judge nothing;
 * what fails is a ratio of two things measured here and now.
 */

/** How many times as long as in a small document a completion in a large one may take; the goal is 2. */
const completionLimit = 3;

/** How many times as long as the bare parses one keystroke may take. */
const keystrokeLimit = 6;

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

console.log('\nkeystroke to diagnostics, against bare parses of file and block');
let worst = 0;
for (const plugins of [5, 50, 250]) {
  const { kilobytes, bareParse, judge } = keystrokeTimes(plugins);
  const ratio = judge / bareParse;
  worst = Math.max(worst, ratio);
  const wire = await overTheWire(plugins);
  show(
    `  ${plugins} plugins, ${kilobytes.toFixed(0)} KB`,
    `${milliseconds(judge)}, bare ${milliseconds(bareParse)}, ratio ${ratio.toFixed(2)}; through the server ${milliseconds(wire)}`,
  );
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
  const ratio = (time / small).toFixed(2);
  show(
    `  ${size.toFixed(0)} KB, most of it ${where === 'block' ? 'in' : 'around'} the block`,
    `${milliseconds(time)}, ratio ${ratio}`,
  );
}
const slowest = Math.max(largeBlock, largeAround);
if (slowest > completionLimit * small || slowest > alone + 1) {
  console.error(
    `\nA completion in a large document takes ${milliseconds(slowest)}: the limit is ${completionLimit} times ${milliseconds(small)}, and 1 ms more than yaml-language-server takes.`,
  );
  process.exitCode = 1;
}

if (worst > keystrokeLimit) {
  console.error(
    `\nA keystroke takes ${worst.toFixed(2)} times as long as bare parses; the limit is ${keystrokeLimit}.`,
  );
  process.exitCode = 1;
}
