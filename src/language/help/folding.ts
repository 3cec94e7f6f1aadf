/** Lines that can be folded into their first one; counted from 0. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'region' | 'comment';
}

interface Open {
  readonly line: number;
  readonly depth: number;
}

/**
 * What can be folded in a text of YAML: whatever is indented below a line, texts in block scalars among it, documents
 * where there are several, and comments over several lines. Editors fold by nothing else in a file that has an answer
 * here, so all of it is looked at.
 */
export function foldsOf(text: string): readonly Fold[] {
  const lines = text.split(/\r?\n/);
  const folds: Fold[] = [];
  const open: Open[] = [];
  let last = -1;
  const close = (depth: number): void => {
    while ((open.at(-1)?.depth ?? -Infinity) >= depth) add(folds, open.pop()?.line ?? last, last, 'region');
  };
  const hasSeveral = lines.filter((line, index) => isMark(line) && index > 0).length > 0;
  for (const [line, source] of lines.entries()) {
    const depth = depthOf(source);
    if (depth === undefined) continue;
    close(isMark(source) ? -1 : depth);
    // A document is folded into the line with its dashes, the first one into its first line of content.
    if (hasSeveral && (isMark(source) || open.length === 0)) open.push({ line, depth: -1 });
    if (!isMark(source)) open.push({ line, depth });
    last = line;
  }
  close(-1);
  return [...folds, ...comments(lines)].toSorted(
    (one, other) => one.start - other.start || other.end - one.end,
  );
}

function isMark(line: string): boolean {
  return /^---(?:\s|$)/.test(line);
}

/** Columns of indentation; an item is deeper than the key whose column it may stand in. `undefined` without content. */
function depthOf(line: string): number | undefined {
  const indent = line.search(/\S/);
  if (indent === -1 || line[indent] === '#') return undefined;
  return /^- |^-$/.test(line.slice(indent)) ? indent + 0.5 : indent;
}

function comments(lines: readonly string[]): readonly Fold[] {
  const folds: Fold[] = [];
  let start = 0;
  for (const [line, source] of [...lines, ''].entries()) {
    if (/^\s*#/.test(source)) continue;
    add(folds, start, line - 1, 'comment');
    start = line + 1;
  }
  return folds;
}

function add(folds: Fold[], start: number, end: number, kind: Fold['kind']): void {
  if (end > start) folds.push({ start, end, kind });
}
