import { isOff } from '../../dynamicPlugins/flags.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Switched-on plugins of an image that goes as a whole. */
export const dpInheritDisabledDrop: PluginListRule = {
  code: 'dp-inherit-disabled-drop',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'error',
  releases: ({ installer }) => installer.ociPathOptional,
  title: 'A plugin goes with its image, which is switched off elsewhere',
  why: `An image without \`!path\` stands for its only plugin. From RHDH 1.9.4 on such an entry that is switched off takes all entries of
the image with it before anything is merged, also those with \`!path\` that are switched on: nothing of it is installed, without a word. Where it
is an included file that lists the image without \`!path\` and several plugins of it are named here, the installers of 1.9 and 1.10 stop instead.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: oci://quay.io/acme/plugin:1.0
    disabled: true
  - package: oci://quay.io/acme/plugin:1.0!plugin
    disabled: false
`,
    good: `plugins:
  - package: oci://quay.io/acme/plugin:1.0!plugin
    disabled: false
`,
  },
  judge(list) {
    return list.handed.plugins.flatMap((entry): readonly Found[] => {
      const { plugin, origin, fields } = entry;
      if (origin.from !== 'list' || plugin.kind !== 'oci' || plugin.path === undefined) return [];
      const stops = severalOfOne(entry, list);
      const goes = list.merge.leftOut.has(entry) && !isOff(fields, list.release.installer);
      if (!stops && !goes) return [];
      return [
        {
          ...(stops ? ({ effect: 'fails' } as const) : {}),
          path: list.placeOf(entry, 'package'),
          at: 'value',
          message: stops
            ? message(
                'An included file lists {0} without a path, as if it had one plugin: the plugin installer stops at that. Include another entry, or name one plugin of it.',
                plugin.image,
              )
            : message(
                '{0} is switched off as a whole by an entry without "!path": this plugin is not installed. Remove that entry, or give it a path.',
                plugin.image,
              ),
        },
      ];
    });
  },
};

/** The included entry asks the registry for its plugin, and there are as many as are named here. */
function severalOfOne(entry: Written, list: PluginList): boolean {
  const { plugin } = entry;
  if (plugin.kind !== 'oci' || list.release.installer.includedPathless === 'dropped') return false;
  const images = imagesOf(list);
  return (images.named.get(plugin.image)?.size ?? 0) > 1 && images.pathless.has(plugin.image);
}

interface Images {
  /** The paths that this list names of each image. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  /** Images that an included file lists without a path. */
  readonly pathless: ReadonlySet<string>;
}

const known = new WeakMap<PluginList, Images>();

function imagesOf(list: PluginList): Images {
  const images = known.get(list) ?? readImages(list);
  known.set(list, images);
  return images;
}

function readImages({ handed, includes }: PluginList): Images {
  const named = new Map<string, Set<string>>();
  for (const { plugin } of handed.plugins) {
    if (plugin.kind !== 'oci' || plugin.path === undefined) continue;
    named.set(plugin.image, (named.get(plugin.image) ?? new Set()).add(plugin.path));
  }
  const pathless = includes
    .flatMap(({ entries }) => entries)
    .flatMap(({ plugin }) => (plugin.kind === 'oci' && plugin.path === undefined ? [plugin.image] : []));
  return { named, pathless: new Set(pathless) };
}
