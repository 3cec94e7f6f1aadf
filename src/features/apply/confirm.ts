import { l10n } from 'vscode';
import type { Shown } from '../../cluster/index.ts';
import { differencesOf, linesOf } from '../../cluster/shownChanges.ts';
import { words } from '../../host/words.ts';
import { asComments, headingOf, type Destination } from './heading.ts';
import type { Questions } from './questions.ts';

/** Shows what will change, context, cluster, target and every object included, and asks. */
export async function confirmChanges(
  questions: Questions,
  title: string,
  destination: Destination,
  shown: readonly Shown[],
  signal: AbortSignal,
): Promise<boolean> {
  // Printing needs the YAML library, which has no place in activation.
  const { previewTexts } = await import('../../core/plans/preview.ts');
  const { before, after } = previewTexts(differencesOf(shown));
  const heading = asComments(
    headingOf(destination, linesOf(shown)).map((line) => (line === undefined ? undefined : words(line))),
  );
  return questions.ask(
    {
      title: l10n.t('{0} → {1}', title, destination.context),
      before: `${heading}${before}`,
      after: `${heading}${after}`,
    },
    signal,
  );
}
