import { message, type Message } from '../../core/message.ts';
import type { Leftover } from '../../core/scaffold/leftovers.ts';
import type { ScaffoldingInput } from '../../core/scaffold/scaffolding.ts';

/** One thing that can become of files that are not made any more. */
export interface LeftoverChoice {
  readonly label: Message;
  readonly detail: Message;
  readonly unedited: ScaffoldingInput['unedited'];
}

/** The choices for files that are not made any more. The first one is what Enter takes: it loses nothing. */
export function leftoverChoices(leftovers: readonly Leftover[]): readonly LeftoverChoice[] {
  const edited = leftovers.filter((one) => one.edited);
  const unedited = leftovers.filter(({ removable }) => removable);
  const names = namesOf(leftovers);
  const leave: LeftoverChoice = {
    label: message('Leave them as they are'),
    detail:
      edited.length === 0
        ? message('{0}', names)
        : message('{0}. Edited, to bring over by hand: {1}', names, namesOf(edited)),
    unedited: 'left',
  };
  if (unedited.length === 0) return [leave];
  return [
    leave,
    {
      label: message('Delete those that were not edited'),
      detail: message('{0}. What they made in the cluster stays', namesOf(unedited)),
      unedited: 'removed',
    },
  ];
}

function namesOf(leftovers: readonly Leftover[]): string {
  return leftovers.map(({ path }) => path).join(', ');
}
