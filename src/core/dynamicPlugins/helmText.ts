import { isMapping } from '../schema/place.ts';

/** An action of a template that only writes a string. */
const quoted = /\{\{-? *(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`) *-?\}\}/g;

/** Text of the values of a chart as Helm hands it on: what stands in quotes inside braces is meant as it is. */
function filledByHelm(text: string): string {
  return text.replaceAll(
    quoted,
    (_, escaped?: string, raw?: string) => raw ?? (escaped ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}

/** A text such that Helm hands on `{{inherit}}` instead of looking for a function of that name. */
export function escapedForHelm(text: string): string {
  return text.replaceAll('{{inherit}}', '{{ "{{inherit}}" }}');
}

/** Whether Helm would look for a function `inherit`, which there is none of. */
export function hasBareInherit(text: string): boolean {
  return text.replaceAll(quoted, '').includes('{{inherit}}');
}

/** A plugin list of the values with its packages as the installer gets them; what Helm computes stays as it is written. */
export function listFilledByHelm(value: unknown): unknown {
  if (!isMapping(value) || !Array.isArray(value['plugins'])) return value;
  return { ...value, plugins: value['plugins'].map(entryFilled) };
}

function entryFilled(entry: unknown): unknown {
  if (!isMapping(entry) || typeof entry['package'] !== 'string') return entry;
  return { ...entry, package: filledByHelm(entry['package']) };
}
