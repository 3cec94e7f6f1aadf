import { isOff } from '../../dynamicPlugins/flags.ts';
import { pathFlaw, type PathFlaw } from '../../dynamicPlugins/imageReference.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import { inherits } from '../../dynamicPlugins/pluginPackage.ts';
import type { EffectivePlugin } from '../../dynamicPlugins/merge.ts';
import { message, type Message } from '../../message.ts';
import { stopsAtForm } from './dpOciFormat.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** The plugin inside an image: not named, named twice, or out of the folder it belongs into. */
export const dpOciPath: PluginListRule = {
  code: 'dp-oci-path',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A plugin inside an image that cannot be found there',
  why: `Behind an image, \`!path\` names the folder of the plugin inside. Up to RHDH 1.8 the plugin installer stops without it; later
ones ask the registry where it is left out, which works for images with one plugin. A path that leads elsewhere (\`../x\`, \`/x\`) stops
the installers up to 1.8 and of 2.x; those of 1.9 and 1.10 write to that place without a word. A path that the image has not stops the
installers up to 1.8; from 1.9 on an empty folder is installed.`,
  example: {
    release: '1.8',
    bad: `plugins:
  - package: oci://quay.io/acme/plugin:1.0
`,
    good: `plugins:
  - package: oci://quay.io/acme/plugin:1.0!plugin
`,
  },
  judge(list) {
    return [
      ...inspected(list),
      ...list.merge.plugins.flatMap((effective): readonly Found[] => {
        const { plugin, parts, off } = effective;
        const last = parts.findLast(({ text }) => text.startsWith('oci://'));
        const isImage = plugin.kind === 'oci' || plugin.kind === 'malformedOci';
        if (off || !isImage || last === undefined || (inherits(plugin) && !list.release.installer.inherit))
          return [];
        const flaw = pathFlaw(last.text, list.release.installer);
        if (flaw === undefined || isOff(last.fields, list.release.installer)) return [];
        // An image that cannot be fetched at all is told by its form.
        if (stopsAtForm(last, list)) return [];
        return [
          {
            ...(flaw.effect === 'silent' ? ({ severity: 'warning', effect: 'silent' } as const) : {}),
            path: list.placeOf(last, 'package'),
            at: 'value',
            message: say(flaw, effective, list),
          },
        ];
      }),
    ];
  },
};

/** Switched-off entries that need the registry all the same. */
function inspected({ handed, release: { installer, version } }: PluginList): readonly Found[] {
  if (!installer.inspectsDisabledPathless) return [];
  return handed.plugins.flatMap(({ plugin, fields, origin }): readonly Found[] =>
    origin.from === 'list' && plugin.kind === 'oci' && plugin.path === undefined && isOff(fields, installer)
      ? [
          {
            severity: 'hint',
            effect: 'silent',
            path: ['plugins', origin.index, 'package'],
            at: 'value',
            message: message(
              'RHDH {0} asks the registry for the plugin of this image, though it is switched off, and does not start without an answer.',
              version,
            ),
          },
        ]
      : [],
  );
}

function say({ what, effect }: PathFlaw, { text }: EffectivePlugin, { release }: PluginList): Message {
  if (what === 'missing') {
    return message(
      'The plugin installer of RHDH {0} wants to know the plugin inside the image: write "!" and its path behind "{1}", or it stops.',
      release.line,
      text,
    );
  }
  if (what === 'empty') {
    return message(
      'Nothing stands behind "!": that is the folder of all plugins, which is emptied. Write the path of the plugin.',
    );
  }
  if (what === 'other') {
    return effect === 'fails'
      ? message(
          'No plugin of this image has that path: leave "!" and the path out, or the plugin installer stops.',
        )
      : message(
          'No plugin of this image has that path: an empty folder is installed without a word. Leave "!" and the path out.',
        );
  }
  if (what === 'several') {
    return effect === 'fails'
      ? message(
          'Only one "!path" can stand behind an image: the plugin installer stops there and RHDH does not start.',
        )
      : message(
          'The second "!" is read as part of the path, which no image has: an empty folder is installed.',
        );
  }
  return effect === 'fails'
    ? message(
        'This path leads out of the folder of the plugins: the plugin installer stops there and RHDH does not start.',
      )
    : message(
        'This path leads out of the folder of the plugins, and RHDH {0} writes there without a word.',
        release.line,
      );
}
