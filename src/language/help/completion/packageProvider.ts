import { plain } from '../../../core/message.ts';
import { escapedForTpl } from '../../../core/templates/helm/escape.ts';
import { packageEntries, type PackageEntry } from '../../../core/values/packages.ts';
import { printValue } from '../../../core/yaml/print.ts';
import type { Suggestion } from '../suggestion.ts';
import { targetOrUsual, type Asked } from './asked.ts';
import { written } from './written.ts';

/** The packages of the release, with the fields that an entry of a list needs beside them and does not have yet. */
export function packages(asked: Asked): readonly Suggestion[] {
  const { window, slot, release } = asked;
  const path = window.path.join('.');
  const isValue = path === 'plugins.package' && slot.role === 'value';
  const isEntry = path === 'plugins' && slot.role === 'item' && !window.beside.includes('package');
  if (window.of.is.kind !== 'dynamic-plugins' || !(isValue || isEntry)) return [];
  const target = { ...targetOrUsual(release, asked.target), ...methodOf(asked) };
  return packageEntries(target).flatMap((entry) => suggestions(asked, entry));
}

/** Only the operator applies dependencies. A list in values is the chart's, and one in a file is nobody's that is known. */
function methodOf({ window, target }: Asked): { readonly method?: 'helm' | 'none' } {
  if (window.of.container === 'values') return { method: 'helm' };
  return window.of.container === 'file' && target === undefined ? { method: 'none' } : {};
}

function suggestions(asked: Asked, entry: PackageEntry): readonly Suggestion[] {
  const { defaultConfig } = entry;
  const own = suggestion(asked, entry, entry.name, entry.fields);
  if (defaultConfig === undefined || asked.window.beside.includes('pluginConfig')) return [own];
  const fields = { ...entry.fields, pluginConfig: defaultConfig };
  return [own, suggestion(asked, entry, `${entry.name} + pluginConfig`, fields)];
}

function suggestion(
  { text, window, slot }: Asked,
  { package: name, note }: PackageEntry,
  label: string,
  fields: PackageEntry['fields'],
): Suggestion {
  const { line, of, beside } = window;
  const isEscaped = of.container === 'values';
  const missing = Object.entries(fields).filter(([key]) => !beside.includes(key));
  const more = Object.fromEntries(
    isEscaped ? missing.map(([key, value]) => [key, escapedForTpl(value)]) : missing,
  );
  // Lines behind the first stand in the column of the entry's fields, which editors count from the start of the line.
  const indent = ' '.repeat((line.column ?? 0) - (line.dashes[0] ?? line.column ?? 0));
  const behind =
    missing.length === 0 ? '' : `\n${printValue(more).trimEnd()}`.replaceAll('\n', `\n${indent}`);
  const value = isEscaped ? String(escapedForTpl(name)) : name;
  const replaced = written(text, slot, value, behind);
  const edit =
    slot.role === 'item' ? { ...replaced.edit, text: `package: ${replaced.edit.text}` } : replaced.edit;
  return {
    label,
    kind: slot.role === 'item' ? 'item' : 'value',
    ...replaced,
    edit,
    isSnippet: false,
    // People type the package, or the end of its name.
    filter: replaced.filter ?? value,
    documentation: `\`${name}\`\n\n${plain(note)}`,
  };
}
