import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/build.ts';
import { run } from '../scripts/run.ts';
import { fileJudge } from '../src/cli/lintFile.ts';
import { releases } from '../src/core/releases/index.ts';
import { readFileFacts } from '../src/core/workspace/fileFacts.ts';
import { yamlText } from '../src/language/text/document.ts';
import { complete } from '../src/language/help/help.ts';
import { judgeQuickly } from '../src/language/judging/quick.ts';
import { schemaHelp } from '../src/language/help/schemaHelp.ts';
import { contextOf } from '../test/support/judging.ts';
import { edited, seeded } from '../test/support/randomEdits.ts';

/** Megabytes of the heap that are more at the end than after the warm-up, each after everything was let go. */
export interface MemoryGrowth {
  readonly lint: number;
  readonly edits: number;
}

/** Measured in a process of its own, whose collector can be called. */
export async function memoryGrowth(): Promise<MemoryGrowth> {
  const { code, output } = await run(process.execPath, ['--expose-gc', import.meta.filename], { cwd: root });
  if (code !== 0) throw new Error(output);
  return JSON.parse(output.slice(output.indexOf('{"lint"'))) as MemoryGrowth;
}

const corpus = join(root, '../shared/corpus');
const source = existsSync(corpus) ? corpus : join(root, 'test/fixtures');

async function growthOf(rounds: number, work: (round: number) => Promise<void>): Promise<number> {
  const used = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  for (let round = 0; round < rounds; round++) await work(round);
  const before = used();
  for (let round = rounds; round < 2 * rounds; round++) await work(round);
  return used() - before;
}

function paths(): readonly string[] {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(source, name));
}

/** All files, read and judged among each other, as `lint` does. */
async function lintAll(): Promise<void> {
  const files = await fileJudge({ cwd: root, options: {}, mode: 'judge' });
  const facts = paths().map((path) => readFileFacts(path, readFileSync(path, 'utf8')));
  files.surround(facts.filter((one) => one !== undefined));
  for (const path of paths()) await files.judge({ path });
}

async function measure(): Promise<MemoryGrowth> {
  const random = seeded(20_260_101);
  const help = schemaHelp();
  const context = { ...contextOf(), target: undefined, candidates: releases };
  const texts = paths().map((path) => readFileSync(path, 'utf8'));
  const editOne = async (): Promise<void> => {
    let text = texts[Math.floor(random() * texts.length)] ?? '';
    for (let step = 0; step < 50; step++) {
      const change = edited(text, random);
      text = change.text;
      judgeQuickly(yamlText(text), context).findings.forEach(({ fix }) => fix?.edit());
      if (step === 0) await complete({ text, offset: change.at, release: context.release }, help);
    }
  };
  return { lint: await growthOf(3, lintAll), edits: await growthOf(20, editOne) };
}

if (import.meta.main) console.log(JSON.stringify(await measure()));
