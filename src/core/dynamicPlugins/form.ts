import type { Path } from '../finding.ts';
import type { Installer } from '../release.ts';
import { isMapping } from '../schema/place.ts';

/** A part of a list that has another form than its installer takes. */
export interface Misshapen {
  readonly what: 'root' | 'includes' | 'includeName' | 'plugins' | 'entry' | 'package';
  /** From the root of the list. */
  readonly path: Path;
  readonly value: unknown;
}

/** Whether an installer takes the document for an empty file: it then installs nothing, not even the default plugins. */
export function isEmptyList(value: unknown, { implementation }: Installer): boolean {
  return value === null || (implementation === 'typescript' && !value && value !== undefined);
}

/** What keeps an installer from reading a list, in the order of the text. Observed (oracle/installers, section 2). */
export function misshapen(value: unknown, installer: Installer): readonly Misshapen[] {
  if (value === undefined || isEmptyList(value, installer)) return [];
  if (!isMapping(value)) return [{ what: 'root', path: [], value }];
  return [
    ...misshapenIncludes(value['includes'], installer),
    ...misshapenPlugins(value['plugins'], installer),
  ];
}

/** The same for a file that a list includes; what that one includes itself is never read. */
export function misshapenInclude(value: unknown, installer: Installer): readonly Misshapen[] {
  const lenient = installer.nullLists === 'ignored';
  if (lenient && !value) return [];
  if (!isMapping(value)) return [{ what: 'root', path: [], value }];
  const { plugins } = value;
  // The Python installers look the key up without asking whether it is there.
  if (plugins === undefined && !lenient) return [{ what: 'plugins', path: [], value: plugins }];
  return misshapenPlugins(plugins, installer);
}

function misshapenIncludes(includes: unknown, installer: Installer): readonly Misshapen[] {
  if (isAbsent(includes, installer)) return [];
  if (!Array.isArray(includes)) return [{ what: 'includes', path: ['includes'], value: includes }];
  return includes.flatMap((name: unknown, index): readonly Misshapen[] => {
    // 2.x takes an empty name for the folder itself, and cannot read that.
    const isRead = typeof name === 'string' && (name !== '' || installer.implementation === 'python');
    return isRead ? [] : [{ what: 'includeName', path: ['includes', index], value: name }];
  });
}

function misshapenPlugins(plugins: unknown, installer: Installer): readonly Misshapen[] {
  if (isAbsent(plugins, installer)) return [];
  if (!Array.isArray(plugins)) return [{ what: 'plugins', path: ['plugins'], value: plugins }];
  return plugins.flatMap((entry: unknown, index): readonly Misshapen[] => {
    const path = ['plugins', index];
    if (!isMapping(entry)) return [{ what: 'entry', path, value: entry }];
    if (typeof entry['package'] === 'string') return [];
    const isThere = entry['package'] !== undefined;
    return [{ what: 'package', path: isThere ? [...path, 'package'] : path, value: entry['package'] }];
  });
}

function isAbsent(list: unknown, { nullLists }: Installer): boolean {
  return list === undefined || (list === null && nullLists === 'ignored');
}
