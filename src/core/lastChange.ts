import { listAt, textAt } from './field.ts';

/**
 * Since when an object is as it is, as far as it tells itself (milliseconds since the epoch): the API server notes
 * when a manager changed one of its fields, and whoever writes conditions when they changed. A deletion is noted for when it
 * is to be over, which may be still to come.
 */
export function lastChange(raw: unknown): number | undefined {
  const told = [
    textAt(raw, 'metadata', 'creationTimestamp'),
    textAt(raw, 'metadata', 'deletionTimestamp'),
    ...listAt(raw, 'metadata', 'managedFields').map((entry) => textAt(entry, 'time')),
    ...listAt(raw, 'status', 'conditions').map(changeOfCondition),
  ];
  const times = told.map((text) => Date.parse(text ?? '')).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Since when a condition has had its status. */
export function conditionSince(object: unknown, type: string): number | undefined {
  const found = listAt(object, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type);
  const time = Date.parse(changeOfCondition(found) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function changeOfCondition(condition: unknown): string | undefined {
  return textAt(condition, 'lastTransitionTime');
}
