/** Lines of YAML as a merge sees them: what each belongs to follows from how deep it stands. */

/** Indentation, dashes and key of a line: what decides where the lines around it belong. */
export function stem(line: string): string {
  return /^\s*(?:- +)*(?:#|[^\s'"#][^:]*:(?=\s|$))?/.exec(line)?.[0] ?? '';
}

/** Whether a line begins an item of a list. */
export function isItem(line: string): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

/** Whether a line says nothing by itself. */
function isRemark(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/**
 * How deep a line stands: a line belongs to the nearest one above it that stands less deep. An item may stand below a key
 * of the same indentation, and nothing reaches over the end of a document. Remarks belong to no other line.
 */
export function depth(line: string): number {
  if (isRemark(line)) return Infinity;
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) return -1;
  return 2 * (line.length - line.trimStart().length) + (isItem(line) ? 1 : 0);
}

/** Whether lines belong to the same parent as before when `above` comes to stand, or no longer stands, over them. */
export function staysBelow(lines: readonly string[], above: readonly string[]): boolean {
  const head = lines.find((line) => !isRemark(line));
  return head === undefined || above.every((line) => depth(line) >= depth(head));
}

/** The keys and items that lines consist of, each with all below it and the remarks over it. */
export function entriesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const entries: string[][] = [];
  let head = -Infinity;
  let remarks: string[] = [];
  for (const line of lines) {
    if (isRemark(line)) {
      remarks.push(line);
      continue;
    }
    const last = entries.at(-1);
    if (last === undefined || depth(line) <= head) {
      entries.push([...remarks, line]);
      head = depth(line);
    } else {
      last.push(...remarks, line);
    }
    remarks = [];
  }
  return remarks.length === 0 ? entries : [...entries, remarks];
}

/** The line of an entry that says which one it is. */
export function headOf(entry: readonly string[]): string | undefined {
  return entry.find((line) => !isRemark(line));
}

/** Whether two entries of the same parent would be one and the same: a key twice, or an item that begins alike. */
export function isSameEntry(one: readonly string[], other: readonly string[]): boolean {
  const [head = '', otherHead = ''] = [headOf(one), headOf(other)];
  if (head === '' || otherHead === '') return false;
  return head === otherHead || (!isItem(head) && stem(head).endsWith(':') && stem(head) === stem(otherHead));
}
