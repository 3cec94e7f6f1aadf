import { plain } from '../../../core/message.ts';
import { valuesAt } from '../../../core/values/index.ts';
import type { Asked } from './asked.ts';
import { written } from './written.ts';
import type { Suggestion } from '../suggestion.ts';

/** Values that are known to make sense in a field. */
export function knownValues({ text, window, slot, ...known }: Asked): readonly Suggestion[] {
  if (slot.role === 'key') return [];
  const { is, kind, outline } = window.of;
  return valuesAt({ is: is.kind, kind, path: window.path }, { ...known, object: outline }).map((value) => ({
    label: value.text,
    kind: 'value',
    ...written(text, slot, value.text, ''),
    isSnippet: false,
    ...(value.note === undefined ? {} : { documentation: plain(value.note) }),
  }));
}
