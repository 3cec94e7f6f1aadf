import { parseDocument, type Scalar } from 'yaml';
import { printValue } from '../../core/yaml/print.ts';
import type { Edit } from './range.ts';
import { offsetsOf } from './scalarOffsets.ts';

/** Only the part of a string that differs, where the rest can stay as it is written. */
export function changedPart(text: string, node: Scalar, value: string, inFlow: boolean): Edit | undefined {
  const old = String(node.value);
  const at = offsetsOf(text, node, old);
  if (at === undefined) return undefined;
  let start = 0;
  while (start < old.length && start < value.length && old[start] === value[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, value.length) - start && old.at(-1 - tail) === value.at(-1 - tail))
    tail++;
  const inserted = value.slice(start, value.length - tail);
  if (/[\n\r"'\\]/.test(inserted)) return undefined;
  if (node.type === 'PLAIN' && !readsAsItself(value, inFlow)) return undefined;
  return { start: at(start), end: at(old.length - tail), text: inserted };
}

/** A scalar on one line as it may stand here, in quotes where YAML 1.1 or 1.2 would read another value. */
export function scalarText(value: unknown, inFlow: boolean): string {
  const printed = printValue(value).trimEnd();
  const needsMore = printed.includes('\n') || (inFlow && /[,[\]{}]/.test(printed) && !/^["']/.test(printed));
  return needsMore ? JSON.stringify(value) : printed;
}

/** Whether a text without quotes is read as that very text, by YAML 1.1 and 1.2 alike. */
function readsAsItself(text: string, inFlow: boolean): boolean {
  return (['1.1', '1.2'] as const).every((version) => {
    const document = parseDocument(inFlow ? `[${text}]` : `- ${text}`, { version });
    const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
    return Array.isArray(value) && value.length === 1 && value[0] === text;
  });
}
