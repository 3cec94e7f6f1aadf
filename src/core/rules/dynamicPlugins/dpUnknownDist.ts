import { isOff } from '../../dynamicPlugins/flags.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

const folder = './dynamic-plugins/dist/';

/** Parts of Backstage that RHDH is built with: none of them was ever a folder of plugins in its image. */
const builtIn: ReadonlySet<string> = new Set(
  [
    'app-backend',
    'auth-backend',
    'catalog',
    'catalog-backend',
    'permission-backend',
    'proxy-backend',
    'scaffolder',
    'scaffolder-backend',
    'search',
    'search-backend',
    'user-settings',
  ].map((name) => `backstage-plugin-${name}`),
);

/** A folder of plugins that the image does not have. */
export const dpUnknownDist: PluginListRule = {
  code: 'dp-unknown-dist',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A folder that the image does not have',
  why: `Below \`./dynamic-plugins/dist\` the image holds the plugins that come with RHDH. The catalog, the scaffolder, search and other
parts of Backstage are built into it and are no plugins there; from 2.1 on there is no such folder at all, every plugin is an image.
The plugin installer stops at a folder that does not exist; that of 2.x passes over it.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
  - package: ./dynamic-plugins/dist/backstage-plugin-scaffolder
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
  },
  fix: 'Removes an entry for what RHDH is built with.',
  judge({ entries, release }) {
    const { defaults, installer, line } = release;
    return entries.flatMap(({ index, text, fields }): readonly Found[] => {
      if (!text.startsWith(folder) || isOff(fields, installer)) return [];
      const name = text.slice(folder.length).replace(/(?:-dynamic)?\/?$/, '');
      const isPart = builtIn.has(name);
      if (!isPart && defaults.imageFolders) return [];
      return [
        {
          path: ['plugins', index, 'package'],
          at: 'value',
          ...(installer.missingLocal === 'skipped' ? { severity: 'warning', effect: 'silent' } : {}),
          message: isPart
            ? message('{0} is part of RHDH itself: its image has no such folder of a plugin.', name)
            : message(
                'The image of RHDH {0} has no {1} any more: name the image of the plugin.',
                line,
                folder,
              ),
          ...(isPart
            ? {
                fix: { kind: 'remove', title: message('Remove this entry'), path: ['plugins', index] },
              }
            : {}),
        },
      ];
    });
  },
};
