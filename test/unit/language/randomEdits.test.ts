import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releases } from '../../../src/core/releases/index.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { complete } from '../../../src/language/help/help.ts';
import { judge } from '../../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../../src/language/judging/quick.ts';
import { schemaHelp } from '../../../src/language/help/schemaHelp.ts';
import { contextOf } from '../../support/judging.ts';
import { isLong } from '../../support/longRun.ts';
import { edited, seeded } from '../../support/randomEdits.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const source = existsSync(corpus) ? corpus : join(import.meta.dirname, '../../fixtures');
const steps = isLong ? 100_000 : 2000;
/** After so many changes little is left of a file. */
const changesPerFile = 20;

test(
  `${steps} random changes of files break nothing`,
  { timeout: isLong ? 7_200_000 : 180_000 },
  async () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .toSorted();
    const random = seeded(20_260_101);
    const help = schemaHelp();
    const context = { ...contextOf(), target: undefined, candidates: releases };
    let text = '';
    let ours = 0;
    for (let step = 0; step < steps; step++) {
      if (step % changesPerFile === 0) {
        const file = files[Math.floor(random() * files.length)] ?? '';
        text = readFileSync(join(source, file), 'utf8');
      }
      const change = edited(text, random);
      text = change.text;
      const quick = judgeQuickly(yamlText(text), context);
      if (quick.ours) ours++;
      // The two ways must agree; comparing them each time would only take longer.
      if (step % 10 === 0) expect(judge(yamlText(text), context).findings.length).toBe(quick.findings.length);
      for (const { range, fix } of quick.findings) {
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        fix?.edit();
      }
      if (step % 50 === 0) await complete({ text, offset: change.at, release: context.release }, help);
    }
    expect(ours).toBeGreaterThan(steps / 10);
  },
);
