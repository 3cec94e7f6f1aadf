import { field, listAt } from '../../field.ts';
import type { Manifest } from '../../manifest.ts';
import { completedFields } from '../../releases/completedFields.ts';

/** One entry of `spec.ignoreDifferences` of an Application. */
export interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly jsonPointers?: readonly string[];
  /** A pointer cannot mean every item of a list. */
  readonly jqPathExpressions?: readonly string[];
}

const inList = '[]';

/** The fields that are filled in later and that none of these objects says itself: what a file says is never ignored. */
export function ignoredDifferences(objects: readonly Manifest[]): readonly IgnoredDifference[] {
  return completedFields.flatMap(({ group, kind, fields }) => {
    const those = objects.filter(
      (object) => object.kind === kind && object.apiVersion.startsWith(`${group}/`),
    );
    const open = fields.filter(
      (path) =>
        those.some((object) => hasLists(object, path)) &&
        !those.some((object) => says(object, path.split('.'))),
    );
    if (open.length === 0) return [];
    const pointers = open.filter((path) => !path.includes(inList));
    const expressions = open.filter((path) => path.includes(inList));
    return [
      {
        group,
        kind,
        ...(pointers.length === 0 ? {} : { jsonPointers: pointers.map((path) => pointerOf(path)) }),
        ...(expressions.length === 0
          ? {}
          : { jqPathExpressions: expressions.map((path) => expressionOf(path)) }),
      },
    ];
  });
}

/** Nothing is filled into the items of a list that is not there. */
function hasLists(object: Manifest, path: string): boolean {
  const end = path.indexOf(inList);
  return end === -1 || listAt(object, ...path.slice(0, end).split('.')).length > 0;
}

function says(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  return key.endsWith(inList)
    ? listAt(value, key.slice(0, -inList.length)).some((item) => says(item, rest))
    : says(field(value, key), rest);
}

function pointerOf(path: string): string {
  return `/${path.replaceAll('.', '/')}`;
}

/** The question mark lets an object without the list pass. */
function expressionOf(path: string): string {
  return `.${path.replaceAll(inList, '[]?')}`;
}
