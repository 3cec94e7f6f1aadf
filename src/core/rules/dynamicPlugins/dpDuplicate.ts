import { isOff } from '../../dynamicPlugins/flags.ts';
import { packageKey } from '../../dynamicPlugins/pluginPackage.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { ListEntry, Written } from '../../dynamicPlugins/written.ts';
import type { Consumer, Effect, Severity } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Installer } from '../../release.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** What two entries for one plugin come to. */
interface Verdict {
  readonly severity: Severity;
  readonly consumer: Consumer;
  readonly effect: Effect;
  readonly say: (repeated: ListEntry, first: ListEntry) => Message;
}

/** One plugin stands twice in one list. What happens then depends on who reads the list first. */
export const dpDuplicate: PluginListRule = {
  code: 'dp-duplicate',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'One plugin stands twice in a list',
  why: `From RHDH 1.9 on the installer compares packages without version, tag and digest, switched-off entries included, and
stops at the second entry for a plugin. Up to 1.8 only equal texts are one plugin, whose later fields win; two versions of one
package are both installed, unless one of them is switched off: the two know nothing of each other. In a ConfigMap that the rhdh-operator merges (1.8 and later) equal texts never reach the installer:
the operator merges them without a word, the later fields win.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
  },
  fix: 'Removes the second entry where both say the same.',
  judge(list) {
    return [
      ...repeated(list.entries, list.release.installer).flatMap((pair) => findingOf(pair, list) ?? []),
      ...repeatedInIncludes(list),
    ];
  },
};

/** An entry, and the first one for the same plugin. */
interface Pair<E extends Written> {
  readonly entry: E;
  readonly first: E;
}

/** Only entries of one name can be the same plugin: long lists stay quick. */
function repeated<E extends Written>(all: readonly E[], installer: Installer): readonly Pair<E>[] {
  const byName = Map.groupBy(all, repeatableName);
  return [...byName.values()].flatMap((entries) => {
    const firsts: E[] = [];
    return entries.flatMap((entry) => {
      const first = firsts.find((earlier) => isSame(earlier, entry, installer));
      if (first === undefined) firsts.push(entry);
      return first === undefined ? [] : [{ entry, first }];
    });
  });
}

/** All included files count as one list. */
function repeatedInIncludes(list: PluginList): readonly Found[] {
  if (list.release.installer.duplicates !== 'error') return [];
  const included = list.includes.flatMap(({ entries }) => entries);
  return repeated(included, list.release.installer).map(({ entry, first }) => ({
    path: list.placeOf(entry),
    at: 'value',
    message: message(
      'The included "{0}" is the same plugin as the included "{1}": the plugin installer of RHDH {2} stops there and RHDH does not start.',
      entry.text,
      first.text,
      list.release.line,
    ),
  }));
}

/** Also two versions of one package, which the installers up to 1.8 both install. */
function isSame(one: Written, other: Written, installer: Installer): boolean {
  if (!isImage(one, installer) || !isImage(other, installer)) {
    return packageKey(one.plugin) === packageKey(other.plugin);
  }
  if (imageName(one, other) !== imageName(other, one)) return false;
  const offAndPathless = [one, other].filter(
    (entry) => isOff(entry.fields, installer) && pathOf(entry) === undefined,
  ).length;
  if (pathOf(one) === pathOf(other)) return offAndPathless < 2 || !leavesOut(installer);
  // An image without `!path` is its only plugin, so that the same one with `!path` repeats it.
  if (pathOf(one) !== undefined && pathOf(other) !== undefined) return false;
  return installer.ociPathOptional && (offAndPathless === 0 || !leavesOut(installer));
}

/** From 2.x on `ref://name` becomes an included image, as if written without `!path`. */
function isImage({ plugin }: Written, { refScheme }: Installer): boolean {
  return plugin.kind === 'oci' || (plugin.kind === 'ref' && refScheme);
}

function pathOf({ plugin }: Written): string | undefined {
  return plugin.kind === 'oci' ? plugin.path : undefined;
}

/** What two entries for one plugin have in common, whatever else they say. */
function repeatableName({ plugin }: Written): string {
  if (plugin.kind === 'ref') return plugin.name;
  return plugin.kind === 'oci' ? lastSegment(plugin.image) : packageKey(plugin);
}

function lastSegment(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}

/** What to compare with another image: a `ref://` only knows the last segment. */
function imageName({ plugin, text }: Written, { plugin: other }: Written): string {
  if (plugin.kind === 'ref') return plugin.name;
  if (plugin.kind !== 'oci') return text;
  return other.kind === 'ref' ? lastSegment(plugin.image) : plugin.image;
}

/** Observed on 1.9.4 and later: a switched-off entry without `!path` is left out before entries are compared. */
function leavesOut({ duplicates, inspectsDisabledPathless }: Installer): boolean {
  return duplicates === 'error' && !inspectsDisabledPathless;
}

function findingOf({ entry, first }: Pair<ListEntry>, list: PluginList): Found | undefined {
  const found = verdictOf({ entry, first }, list);
  if (found === undefined) return undefined;
  const { say, ...verdict } = found;
  // With equal content nothing is lost; otherwise only the author knows which of the two is meant.
  const removable = JSON.stringify(entry.fields) === JSON.stringify(first.fields);
  return {
    ...verdict,
    path: ['plugins', entry.index, 'package'],
    at: 'value',
    message: say(entry, first),
    ...(removable
      ? {
          fix: {
            kind: 'remove',
            title: message('Remove this repeated entry'),
            path: ['plugins', entry.index],
          } as const,
        }
      : {}),
  };
}

function verdictOf({ entry, first }: Pair<ListEntry>, list: PluginList): Verdict | undefined {
  const { release, byOperator } = list;
  const equal = entry.text === first.text;
  if (equal && byOperator) {
    return {
      severity: 'warning',
      consumer: 'operator',
      effect: 'silent',
      say: ({ text }, first) =>
        message(
          '"{0}" is in this list already, as {1}. The RHDH operator merges the two without a word, and the later fields win.',
          text,
          nameOf(first),
        ),
    };
  }
  if (release.installer.duplicates === 'error') {
    return {
      severity: 'error',
      consumer: 'installer',
      effect: 'fails',
      say: ({ text }, first) =>
        message(
          '"{0}" is the same plugin as {1} ({3}): versions do not count. The plugin installer of RHDH {2} stops there and RHDH does not start.',
          text,
          nameOf(first),
          release.line,
          first.text,
        ),
    };
  }
  if (!equal) return verdictOnVersions({ entry, first }, list);
  return {
    severity: 'warning',
    consumer: 'installer',
    effect: 'silent',
    say: ({ text }) =>
      message(
        '"{0}" is in this list already, as {1}. The plugin installer of RHDH {2} takes both for one, and the later fields win.',
        text,
        nameOf(first),
        release.line,
      ),
  };
}

/**
 * Two versions are two plugins to the installers up to 1.8 (oracle/installers, D-npm-*): nothing is wrong where both are off,
 * and an entry that is to switch the other one off does not.
 */
function verdictOnVersions({ entry, first }: Pair<ListEntry>, list: PluginList): Verdict | undefined {
  const { line } = list.release;
  const on = [first, entry].filter((one) => !isSwitchedOff(one, list));
  const [installed] = on;
  if (installed === undefined) return undefined;
  return {
    severity: on.length === 1 && installed === entry ? 'hint' : 'warning',
    consumer: 'installer',
    effect: 'silent',
    say: ({ text }) =>
      on.length === 1
        ? message(
            '"{0}" is another version of {1} ({3}), and neither entry says anything about the other: the plugin installer of RHDH {2} installs "{4}".',
            text,
            nameOf(first),
            line,
            first.text,
            installed.text,
          )
        : message(
            '"{0}" is another version of {1} ({3}). The plugin installer of RHDH {2} installs both.',
            text,
            nameOf(first),
            line,
            first.text,
          ),
  };
}

function isSwitchedOff(entry: ListEntry, list: PluginList): boolean {
  return list.effective(entry)?.off ?? isOff(entry.fields, list.release.installer);
}

function nameOf({ index }: ListEntry): string {
  return `plugins[${index}]`;
}
