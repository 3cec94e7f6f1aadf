import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { words } from '../../host/words.ts';
import type { Choice } from './question.ts';

/** An entry of a pick; without an id it can be read but not taken. */
export interface ChoiceItem extends QuickPickItem {
  readonly id?: string;
  /** Why it cannot be taken. */
  readonly reason?: string;
}

/** Whether an entry can be taken. */
export function isOffered({ id }: ChoiceItem): boolean {
  return id !== undefined;
}

/** What can be chosen, and below it what cannot, each with its reason. */
export function choiceItems(choices: readonly Choice[]): readonly ChoiceItem[] {
  const offered = choices.filter(({ unavailable }) => unavailable === undefined);
  const missing = choices.flatMap(({ label, unavailable }) => {
    if (unavailable === undefined) return [];
    const reason = words(unavailable);
    return [{ label: `$(circle-slash) ${words(label)}`, detail: reason, reason }];
  });
  if (missing.length === 0) return offered.map(itemOf);
  const line = { label: l10n.t('Not available here'), kind: QuickPickItemKind.Separator };
  return [...offered.map(itemOf), line, ...missing];
}

function itemOf({ id, label, description, detail }: Choice): ChoiceItem {
  return {
    id,
    label: words(label),
    ...(description === undefined ? {} : { description: words(description) }),
    ...(detail === undefined ? {} : { detail: words(detail) }),
  };
}
