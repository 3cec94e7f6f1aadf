import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Connection, Shown } from '../cluster/index.ts';
import { differencesOf, linesOf } from '../cluster/shownChanges.ts';
import { plain } from '../core/message.ts';
import type { Plan } from '../core/plan.ts';
import { previewTexts } from '../core/plans/preview.ts';

/** What a plan will change, as a terminal shows it: where, which objects, and a unified diff of them. */
export function changesText(plan: Plan, { context, server }: Connection, shown: readonly Shown[]): string {
  const lines = linesOf(shown).map(
    ({ said, remark }) => `  ${plain(said)}${remark === undefined ? '' : ` (${plain(remark)})`}`,
  );
  const { before, after } = previewTexts(differencesOf(shown));
  const patch = createTwoFilesPatch('live', 'after', before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  return [`${plain(plan.title)}`, `Context ${context}, ${server}`, ...lines, '', patch, ''].join('\n');
}
