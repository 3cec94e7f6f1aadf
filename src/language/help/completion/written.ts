import type { Slot } from '../slot.ts';
import type { Suggestion } from '../suggestion.ts';
import { scalarText } from '../../text/scalarText.ts';

/** A value in the place of what stands in a slot, in quotes where it needs some, and the lines behind it. */
export function written(
  text: string,
  { range, needsBlank }: Slot,
  value: string,
  behind: string,
): Pick<Suggestion, 'edit' | 'filter'> {
  const scalar = scalarText(value, false);
  const opened = /["']/.exec(text[range.start] ?? '')?.[0];
  return {
    edit: { ...range, text: `${needsBlank ? ' ' : ''}${scalar}${behind}` },
    // Editors compare what was typed so far with this: an open quote is part of it.
    ...(opened === undefined ? {} : { filter: `${opened}${value}` }),
  };
}
