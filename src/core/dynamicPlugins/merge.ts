import type { Installer } from '../release.ts';
import { isOff, overlaid } from './flags.ts';
import { leftOut } from './leftOut.ts';
import { inherits, packageKey, type PluginPackage } from './pluginPackage.ts';
import { byName, resolvedName, type Resolved } from './resolvedName.ts';
import type { Fields, Written } from './written.ts';

/** A plugin as the installer sees it after all merging. */
export interface EffectivePlugin {
  /** What the installer tells plugins apart by; without the path of an image that only its registry knows. */
  readonly key: string;
  /** The package it installs, behind `{{inherit}}` and `ref://`. */
  readonly text: string;
  readonly plugin: PluginPackage;
  readonly fields: Fields;
  readonly off: boolean;
  /** The entries it was made of, the earliest first. */
  readonly parts: readonly Written[];
}

/** Why an entry finds nothing to stand on. */
export type Unresolved = 'inheritNothing' | 'inheritSeveral' | 'severalPaths' | 'refNothing';

/** What the entries of all files come to. */
export interface Merge {
  readonly plugins: readonly EffectivePlugin[];
  /** Which plugin an entry became part of; absent for one that is left out or unresolved. */
  readonly became: ReadonlyMap<Written, EffectivePlugin>;
  /** Entries that go because their image is switched off. */
  readonly leftOut: ReadonlySet<Written>;
  readonly unresolved: ReadonlyMap<Written, Unresolved>;
}

/** A plugin while it is being put together. */
interface Growing {
  plugin: PluginPackage;
  text: string;
  fields: Fields;
  parts: Written[];
}

/**
 * What an installer makes of its own entries over the included ones. Where it would have stopped at two entries for one
 * plugin they are merged all the same, so that the rest can be judged.
 */
export function merge(included: readonly Written[], own: readonly Written[], installer: Installer): Merge {
  const unresolved = new Map<Written, Unresolved>();
  const names = byName(included);
  const levels = [included, own].map((entries, level) =>
    entries.flatMap((entry): readonly Resolved[] => {
      if (level === 0) return [{ entry, text: entry.text, plugin: entry.plugin }];
      const resolved = resolvedName(entry, names, installer);
      if (resolved === undefined) unresolved.set(entry, 'refNothing');
      return resolved === undefined ? [] : [resolved];
    }),
  );
  const gone = leftOut(levels, installer);
  const growing = growingPlugins(installer);
  const became = new Map<Written, Growing>();
  for (const resolved of levels.flat()) {
    if (gone.has(resolved.entry)) continue;
    const found = growing.homeOf(resolved);
    if (typeof found === 'string') unresolved.set(resolved.entry, found);
    else became.set(resolved.entry, grow(found, resolved, installer));
  }
  const finished = new Map(growing.all().map((one) => [one, finish(one, installer)]));
  return {
    plugins: [...finished.values()],
    became: new Map([...became].flatMap(([entry, one]) => finishedOf(entry, one, finished))),
    leftOut: gone,
    unresolved,
  };
}

function finishedOf(
  entry: Written,
  one: Growing,
  finished: ReadonlyMap<Growing, EffectivePlugin>,
): readonly (readonly [Written, EffectivePlugin])[] {
  const plugin = finished.get(one);
  return plugin === undefined ? [] : [[entry, plugin]];
}

function grow(home: Growing, { entry, text, plugin }: Resolved, installer: Installer): Growing {
  if (!inherits(plugin) || !installer.inherit) {
    // A path that was named once stays, where the later entry leaves it to the image.
    home.plugin = plugin.kind === 'oci' ? { ...pathOf(home.plugin), ...plugin } : plugin;
    home.text = text;
  } else if (home.plugin.kind === 'oci') {
    home.plugin = { ...pathOf(plugin), ...home.plugin };
  }
  home.fields = home.parts.length === 0 ? entry.fields : overlaid(home.fields, entry.fields, installer);
  home.parts.push(entry);
  return home;
}

function pathOf(plugin: PluginPackage): { readonly path?: string } {
  return plugin.kind === 'oci' && plugin.path !== undefined ? { path: plugin.path } : {};
}

function finish({ plugin, text, fields, parts }: Growing, installer: Installer): EffectivePlugin {
  const key = installer.key === 'package' ? text : packageKey(plugin);
  return { key, text, plugin, fields, off: isOff(fields, installer), parts };
}

/** The plugins so far, and where the next entry belongs. */
function growingPlugins(installer: Installer): {
  homeOf(entry: Resolved): Growing | Unresolved;
  all(): readonly Growing[];
} {
  const byKey = new Map<string, Growing>();
  const byImage = new Map<string, Growing[]>();
  const started: Growing[] = [];

  const start = ({ plugin, text }: Resolved): Growing => {
    const one: Growing = { plugin, text, fields: {}, parts: [] };
    started.push(one);
    return one;
  };
  const keyed = (key: string, entry: Resolved): Growing => {
    const home = byKey.get(key) ?? start(entry);
    byKey.set(key, home);
    return home;
  };
  const imaged = (
    entry: Resolved,
    image: string,
    path: string | undefined,
    fromIncluded: boolean,
  ): Growing | Unresolved => {
    const there = byImage.get(image) ?? [];
    const home = path === undefined ? onlyOne(there, fromIncluded) : withPath(there, path);
    if (home !== undefined) return home;
    if (fromIncluded) return 'inheritNothing';
    const one = start(entry);
    byImage.set(image, [...there, one]);
    return one;
  };
  return {
    homeOf(entry) {
      const { plugin, text } = entry;
      if (installer.key === 'package') return keyed(text, entry);
      if (plugin.kind !== 'oci') return keyed(packageKey(plugin), entry);
      return imaged(entry, plugin.image, plugin.path, inherits(plugin));
    },
    all: () => started,
  };
}

/** An image without `!path` is its only plugin, whatever the path of that is. */
function onlyOne(there: readonly Growing[], fromIncluded: boolean): Growing | Unresolved | undefined {
  if (there.length > 1) return fromIncluded ? 'inheritSeveral' : 'severalPaths';
  return there[0];
}

function withPath(there: readonly Growing[], path: string): Growing | undefined {
  return (
    there.find((one) => pathOf(one.plugin).path === path) ??
    there.find((one) => pathOf(one.plugin).path === undefined)
  );
}
