import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A plugin that is fetched again at every start, and deleted at every second one. */
export const dpReinstallDelete: PluginListRule = {
  code: 'dp-reinstall-delete',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: ({ installer }) => installer.reinstallDeletes,
  title: 'A plugin that is gone after every second start',
  why: `With \`forceDownload\` or \`pullPolicy: Always\` an npm package or a folder of the image is installed anew at every start. Where the
folder of the plugins outlives the pod, the installers up to RHDH 1.10 then take what they have just written for a leftover of the last start
and delete it: RHDH runs without the plugin, until the next start. The same happens once whenever such an entry changes. Images are not
affected.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pullPolicy: Always
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
  },
  fix: 'Removes the field.',
  judge(list) {
    return list.handed.plugins.flatMap((entry): readonly Found[] => {
      const { plugin, fields, origin } = entry;
      if (origin.from !== 'list' || plugin.kind === 'oci' || plugin.kind === 'malformedOci') return [];
      if (list.effective({ ...entry, origin, index: origin.index })?.off === true) return [];
      const forcing = [
        ...(fields['pullPolicy'] === 'Always' ? ['pullPolicy'] : []),
        ...(isForced(fields['forceDownload']) ? ['forceDownload'] : []),
      ];
      return forcing.map((name) => ({
        path: ['plugins', origin.index, name],
        at: 'key',
        message: message(
          '"{0}" installs this plugin anew at every start, and where the folder of the plugins outlives the pod every second start deletes it.',
          name,
        ),
        fix: {
          kind: 'remove',
          title: message('Remove "{0}"', name),
          path: ['plugins', origin.index, name],
        },
      }));
    });
  },
};

/** As Python sees it, a text in quotes is yes, whatever it says. */
function isForced(value: unknown): boolean {
  return Boolean(value);
}
