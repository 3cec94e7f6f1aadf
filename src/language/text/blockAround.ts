import { documentAround, lineAt, opensBlock } from './lines.ts';
import { lineEnd, lineStart, nextLine, type Range } from './range.ts';

/** The innermost block scalar that a line stands in, found by indentation alone; `undefined` outside of any. */
export function blockAround(text: string, offset: number): Range | undefined {
  const { start } = documentAround(text, offset);
  let column = indentation(text, offset);
  for (let at = lineStart(text, offset); at > start;) {
    at = lineStart(text, at - 1);
    const line = lineAt(text, at);
    if (line.column === undefined || line.column >= column) continue;
    column = line.column;
    if (opensBlock(line)) return { start: nextLine(text, at), end: blockEnd(text, at, column) };
  }
  return undefined;
}

/** A block ends before the first line that is not further in than its key. */
function blockEnd(text: string, opening: number, column: number): number {
  let at = nextLine(text, opening);
  while (at < text.length) {
    const isBlank = text.slice(at, lineEnd(text, at)).trim() === '';
    if (!isBlank && indentation(text, at) <= column) return at - 1;
    at = nextLine(text, at);
  }
  return at;
}

function indentation(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return (/^ */.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '').length;
}
