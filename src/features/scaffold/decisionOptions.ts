import { message, type Message } from '../../core/message.ts';
import type { Outcome } from '../../core/scaffold/reconcile.ts';

/** How a file that is there differs from what is made. */
export type Difference = Extract<Outcome, { readonly kind: 'update' | 'replace' | 'conflict' }>;

/** One thing that can be done with a file that differs. */
export interface DecisionOption {
  readonly label: Message;
  readonly detail?: Message;
  /** What the file becomes; absent where it is left as it is. */
  readonly text?: string;
}

/** What a file that differs is asked about with. */
export interface Decision {
  readonly heading: Message;
  /** The first one is what Enter takes: it loses nothing. */
  readonly options: readonly DecisionOption[];
}

/**
 * The line of `text`, from 0, that is most worth looking at: where the first conflict is, else where it begins to differ.
 * A conflict is at its old place, or near it where lines before it came or went.
 */
export function lineToShow(existing: string, text: string, difference: Difference): number {
  const lines = text.split(/\r?\n/);
  const [conflict] = difference.kind === 'conflict' ? difference.conflicts : [];
  if (conflict === undefined) {
    const old = existing.split(/\r?\n/);
    return Math.max(
      0,
      lines.findIndex((line, index) => line !== old[index]),
    );
  }
  const disputed = new Set([...conflict.theirs, ...conflict.ours]);
  const places = lines.flatMap((line, index) => (disputed.has(line) ? [index] : []));
  const distance = (line: number): number => Math.abs(line - (conflict.line - 1));
  return places.toSorted((one, other) => distance(one) - distance(other))[0] ?? conflict.line - 1;
}

/** The choices for a file that differs. */
export function decisionFor(name: string, difference: Difference): Decision {
  const leave: DecisionOption = { label: message('Leave {0} as it is', name) };
  switch (difference.kind) {
    case 'update':
      return {
        heading: message('{0} is made differently now', name),
        options: [
          {
            label: message('Update {0}', name),
            detail: message('Brings in what is made differently; what was edited in the file stays'),
            text: difference.text,
          },
          leave,
        ],
      };
    case 'replace':
      return {
        heading: message('{0} exists and differs', name),
        options: [
          leave,
          {
            label: message('Replace {0}', name),
            detail: message('How it was made is not known: what was edited in the file is lost'),
            text: difference.text,
          },
        ],
      };
    case 'conflict':
      return {
        heading: message('{0} was edited where it is made differently now', name),
        options: [
          {
            label: counted(
              message('Merge and keep my lines (1 conflict)'),
              message('Merge and keep my lines ({0} conflicts)', difference.conflicts.length),
              difference,
            ),
            detail: places(difference),
            text: difference.keepsTheirs,
          },
          {
            label: message('Merge and take the new lines'),
            detail: message('What was edited elsewhere in the file stays'),
            text: difference.takesOurs,
          },
          leave,
        ],
      };
  }
}

function places(difference: Extract<Difference, { kind: 'conflict' }>): Message {
  const lines = difference.conflicts.map(({ line }) => line).join(', ');
  return counted(
    message('At line {0}; the new lines are offered again', lines),
    message('At lines {0}; the new lines are offered again', lines),
    difference,
  );
}

function counted(
  one: Message,
  several: Message,
  { conflicts }: Extract<Difference, { kind: 'conflict' }>,
): Message {
  return conflicts.length === 1 ? one : several;
}
