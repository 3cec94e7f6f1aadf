import { packageKey, parsePackage, type PluginPackage } from '../dynamicPlugins/pluginPackage.ts';
import { field, listAt, textAt } from '../field.ts';
import type { Finding } from '../finding.ts';
import { message, type Message } from '../message.ts';
import type { Installer, Release } from '../release.ts';
import type { Facts, Rule, RuleContext } from './rule.ts';

interface Entry {
  readonly index: number;
  readonly text: string;
  readonly plugin: PluginPackage;
  readonly off: boolean;
  readonly value: unknown;
}

/** What two entries for one plugin come to. */
interface Verdict {
  readonly severity: 'error' | 'warning';
  readonly consumer: 'operator' | 'installer';
  readonly say: (repeated: Entry, first: Entry) => Message;
}

/** One plugin stands twice in one list. What happens then depends on who reads the list first. */
export const dpDuplicate: Rule = {
  code: 'dp-duplicate',
  judge(facts, context) {
    if (facts.is.kind !== 'dynamic-plugins') return [];
    const { installer } = context.release;
    // Only entries of one name can be the same plugin: long lists stay quick.
    const byName = Map.groupBy(entriesOf(facts.value, installer), pluginName);
    return [...byName.values()].flatMap((entries) =>
      entries.flatMap((entry, position) => {
        const first = entries.slice(0, position).find((earlier) => isSame(earlier, entry, installer));
        return first === undefined ? [] : [findingOf(entry, first, facts, context)];
      }),
    );
  },
};

function entriesOf(value: unknown, installer: Installer): readonly Entry[] {
  return listAt(value, 'plugins').flatMap((entry, index) => {
    const text = textAt(entry, 'package');
    if (text === undefined) return [];
    return [{ index, text, plugin: parsePackage(text), off: isOff(entry, installer), value: entry }];
  });
}

/** The Python installers take any `disabled` that is not empty for yes; 2.x takes booleans, and `enabled` first. */
function isOff(entry: unknown, { nonBooleanFlag, enabledKey }: Installer): boolean {
  const [enabled, disabled] = [field(entry, 'enabled'), field(entry, 'disabled')];
  if (enabledKey && typeof enabled === 'boolean') return !enabled;
  return nonBooleanFlag === 'truthy' ? Boolean(disabled) : disabled === true;
}

/** Also two versions of one package, which the installers up to 1.8 both install. */
function isSame(one: Entry, other: Entry, installer: Installer): boolean {
  if (!isImage(one, installer) || !isImage(other, installer)) {
    return packageKey(one.plugin) === packageKey(other.plugin);
  }
  if (imageName(one, other) !== imageName(other, one)) return false;
  const offAndPathless = [one, other].filter((entry) => entry.off && pathOf(entry) === undefined).length;
  if (pathOf(one) === pathOf(other)) return offAndPathless < 2 || !leavesOut(installer);
  // An image without `!path` is its only plugin, so that the same one with `!path` repeats it.
  if (pathOf(one) !== undefined && pathOf(other) !== undefined) return false;
  return installer.ociPathOptional && (offAndPathless === 0 || !leavesOut(installer));
}

/** From 2.x on `ref://name` becomes an included image, as if written without `!path`. */
function isImage({ plugin }: Entry, { refScheme }: Installer): boolean {
  return plugin.kind === 'oci' || (plugin.kind === 'ref' && refScheme);
}

function pathOf({ plugin }: Entry): string | undefined {
  return plugin.kind === 'oci' ? plugin.path : undefined;
}

/** What two entries for one plugin have in common, whatever else they say. */
function pluginName({ plugin }: Entry): string {
  if (plugin.kind === 'ref') return plugin.name;
  return plugin.kind === 'oci' ? lastSegment(plugin.image) : packageKey(plugin);
}

function lastSegment(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}

/** What to compare with another image: a `ref://` only knows the last segment. */
function imageName({ plugin, text }: Entry, { plugin: other }: Entry): string {
  if (plugin.kind === 'ref') return plugin.name;
  if (plugin.kind !== 'oci') return text;
  return other.kind === 'ref' ? lastSegment(plugin.image) : plugin.image;
}

/** Observed on 1.9.4 and later: a switched-off entry without `!path` is left out before entries are compared. */
function leavesOut({ duplicates, inspectsDisabledPathless }: Installer): boolean {
  return duplicates === 'error' && !inspectsDisabledPathless;
}

function findingOf(entry: Entry, first: Entry, facts: Facts, context: RuleContext): Finding {
  const { severity, consumer, say } = verdictOf(entry.text === first.text, facts, context);
  // With equal content nothing is lost; otherwise only the author knows which of the two is meant.
  const removable = JSON.stringify(entry.value) === JSON.stringify(first.value);
  return {
    path: ['plugins', entry.index, 'package'],
    at: 'value',
    code: dpDuplicate.code,
    severity,
    message: say(entry, first),
    consumer,
    effect: severity === 'error' ? 'fails' : 'silent',
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

function verdictOf(equal: boolean, facts: Facts, { release, target }: RuleContext): Verdict {
  if (equal && isMergedByOperator(facts, release, target)) {
    return {
      severity: 'warning',
      consumer: 'operator',
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
  return {
    severity: 'warning',
    consumer: 'installer',
    say: ({ text }, first) =>
      equal
        ? message(
            '"{0}" is in this list already, as {1}. The plugin installer of RHDH {2} takes both for one, and the later fields win.',
            text,
            nameOf(first),
            release.line,
          )
        : message(
            '"{0}" is another version of {1} ({3}). The plugin installer of RHDH {2} installs both.',
            text,
            nameOf(first),
            release.line,
            first.text,
          ),
  };
}

/** A ConfigMap is read by the operator from RHDH 1.8 on; without an operator it is mounted as a plain file. */
function isMergedByOperator(
  { container }: Facts,
  { merge }: Release,
  target: RuleContext['target'],
): boolean {
  return container === 'configMap' && merge.merges && target?.method !== 'none';
}

function nameOf({ index }: Entry): string {
  return `plugins[${index}]`;
}
