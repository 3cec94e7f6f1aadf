import type { Edit, Range } from '../text/range.ts';

/** A stretch of the first text that is still there, or what was put in. */
type Piece = Range | { readonly text: string };

/** Rounds of edits, each of the text that the round before it has left, as edits of the first text, in its order. */
export function composedEdits(first: string, rounds: readonly (readonly Edit[])[]): readonly Edit[] {
  const whole: readonly Piece[] = [{ start: 0, end: first.length }];
  return asEdits(rounds.reduce(afterRound, whole), first.length);
}

function afterRound(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const inOrder = edits.toSorted((one, other) => one.start - other.start);
  const done: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of inOrder) {
    done.push(...between(pieces, at, start), { text });
    at = end;
  }
  return [...done, ...between(pieces, at, Infinity)];
}

/** The part of the pieces from one offset of their text to another. */
function between(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap((piece): readonly Piece[] => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, lengthOf(piece))];
    at += lengthOf(piece);
    if (end <= start) return [];
    if ('text' in piece) return [{ text: piece.text.slice(start, end) }];
    return [{ start: piece.start + start, end: piece.start + end }];
  });
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function asEdits(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let text = '';
  const close = (end: number): void => {
    if (text !== '' || end > at) edits.push({ start: at, end, text });
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) {
      text += piece.text;
    } else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}
