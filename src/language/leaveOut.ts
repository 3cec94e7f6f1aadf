import { disableComments, mark } from './comments.ts';
import { lineEnd, lineStart, type Edit } from './range.ts';

/** The change that switches a code off on the line of `offset`; `undefined` where a comment may become part of a text. */
export function disableLine(text: string, offset: number, code: string): Edit | undefined {
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  const there = disableComments(text).find(
    ({ scope, end }) => scope === 'line' && line.start <= end && end <= line.end,
  );
  if (there !== undefined) return inserted(there.end, ` ${code}`);
  // A quoted text that goes on below ends on another line, and so does what looks like a comment in it.
  return hasOpenQuote(text.slice(line.start, line.end))
    ? undefined
    : inserted(line.end, ` # ${mark}line ${code}`);
}

/** The change that switches a code off in the whole file. */
export function disableFile(text: string, code: string): Edit {
  const there = disableComments(text).find(({ scope }) => scope === 'file');
  if (there !== undefined) return inserted(there.end, ` ${code}`);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return inserted(text.startsWith('\uFEFF') ? 1 : 0, `# ${mark}file ${code}${lineBreak}`);
}

function inserted(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function hasOpenQuote(line: string): boolean {
  return ['"', "'"].some((quote) => line.replaceAll('\\"', '').split(quote).length % 2 === 0);
}
