import { message, plain, type Message } from '../message.ts';
import type { Note } from '../status.ts';

/** How much a note weighs, in a word. */
export function noteWeight({ severity }: Note): 'note' | 'hint' | 'warning' {
  return severity ?? 'note';
}

/** A note in words that tell its weight too; one that weighs as most do needs no word for that. */
export function noteSaid(note: Note): Message {
  switch (note.severity) {
    case 'warning':
      return message('Warning: {0}', plain(note.message));
    case 'hint':
      return message('Hint: {0}', plain(note.message));
    default:
      return note.message;
  }
}

/** The notes of a status, the heaviest first. */
export function weighed(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((one, other) => order.indexOf(noteWeight(one)) - order.indexOf(noteWeight(other)));
}

const order: readonly ReturnType<typeof noteWeight>[] = ['warning', 'note', 'hint'];
