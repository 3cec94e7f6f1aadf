import type { Fix, MovedField, Path } from '../finding.ts';
import { field } from '../field.ts';
import { message } from '../message.ts';
import { describePath, isMapping } from './place.ts';

/** Takes a field to another place; `undefined` where the place is taken, lies in a list, or something else is in the way. */
export function moveTo(document: unknown, path: Path, to: Path): Fix | undefined {
  return moveAll(document, [{ path, to }], describePath(to));
}

/** The same for several fields, or for one that becomes several; `where` names the place in the title. */
export function moveAll(document: unknown, fields: readonly MovedField[], where: string): Fix | undefined {
  if (!fields.every(({ to }) => isFree(document, to))) return undefined;
  return { kind: 'move', title: message('Move to {0}', where), fields };
}

function isFree(document: unknown, to: Path): boolean {
  if (to.some((step) => String(step).endsWith('[]'))) return false;
  for (let depth = 1; depth < to.length; depth++) {
    const there = field(document, ...to.slice(0, depth));
    if (there === undefined) return true;
    if (!isMapping(there)) return false;
  }
  return field(document, ...to) === undefined;
}
