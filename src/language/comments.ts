import type { Edit } from './range.ts';
import { lineEnd, lineStart } from './range.ts';

const mark = 'rhdh-orchestrator-disable-line';
const pattern = new RegExp(`(?:^|\\s)#\\s*${mark}\\b([^#\\r\\n]*)`);

/** Whether a comment on the line of `offset` switches a code off: `# rhdh-orchestrator-disable-line code`, all without a code. */
export function isDisabledAt(text: string, offset: number, code: string): boolean {
  const found = pattern.exec(text.slice(lineStart(text, offset), lineEnd(text, offset)));
  if (found === null) return false;
  const codes = (found[1] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return codes.length === 0 || codes.includes(code);
}

/** The change that switches a code off on the line of `offset`. */
export function disableLine(text: string, offset: number, code: string): Edit {
  const end = lineEnd(text, offset);
  const line = text.slice(lineStart(text, offset), end);
  return { start: end, end, text: pattern.test(line) ? ` ${code}` : ` # ${mark} ${code}` };
}
