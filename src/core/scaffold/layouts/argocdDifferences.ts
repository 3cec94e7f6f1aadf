import { field } from '../../field.ts';
import type { Manifest } from '../../manifest.ts';
import { completedFields } from '../../releases/completedFields.ts';

/** One entry of `spec.ignoreDifferences` of an Application. */
export interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly jsonPointers: readonly string[];
}

/** The fields that operators fill in and none of these objects says itself: what a file says is never ignored. */
export function ignoredDifferences(objects: readonly Manifest[]): readonly IgnoredDifference[] {
  return completedFields.flatMap(({ group, kind, pointers }) => {
    const those = objects.filter(
      (object) => object.kind === kind && object.apiVersion.startsWith(`${group}/`),
    );
    const left = pointers.filter((pointer) =>
      those.every((object) => field(object, ...pointer.slice(1).split('/')) === undefined),
    );
    return those.length === 0 || left.length === 0 ? [] : [{ group, kind, jsonPointers: left }];
  });
}
