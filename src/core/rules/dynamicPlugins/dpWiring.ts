import { field } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Parts of the wiring that are lists (RHDH, packages/app, the loader of dynamic frontend plugins). */
const lists: readonly string[] = [
  'apiFactories',
  'appIcons',
  'dynamicRoutes',
  'entityTabs',
  'mountPoints',
  'scaffolderFieldExtensions',
  'techdocsAddons',
  'themes',
  'translationResources',
];

/** Fields of an item of those lists; on the level above they say that the list is missing. */
const itemFields: readonly string[] = ['mountPoint', 'importName', 'path'];

/** How a plugin is wired into the pages of RHDH, in a form that RHDH does not read. */
export const dpWiring: PluginListRule = {
  code: 'dp-wiring',
  about: 'plugin-list',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'The wiring of a frontend plugin has the wrong form',
  why: `Below \`pluginConfig.dynamicPlugins.frontend\` each plugin has a mapping whose parts (\`mountPoints\`, \`dynamicRoutes\`,
\`entityTabs\` …) are lists. In any other form RHDH finds nothing in it: the plugin is loaded and shows up nowhere.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/example
    pluginConfig:
      dynamicPlugins:
        frontend:
          example:
            - mountPoint: entity.page.overview/cards
              importName: ExampleCard
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/example
    pluginConfig:
      dynamicPlugins:
        frontend:
          example:
            mountPoints:
              - mountPoint: entity.page.overview/cards
                importName: ExampleCard
`,
  },
  judge({ entries }) {
    return entries.flatMap(({ index, fields }) => {
      const frontend = field(fields, 'pluginConfig', 'dynamicPlugins', 'frontend');
      if (!isMapping(frontend)) return [];
      return Object.entries(frontend).flatMap(([id, wiring]) =>
        inWiring(wiring, id, ['plugins', index, 'pluginConfig', 'dynamicPlugins', 'frontend', id]),
      );
    });
  },
};

function inWiring(wiring: unknown, id: string, path: Path): readonly Found[] {
  if (Array.isArray(wiring)) {
    return [
      {
        path,
        at: 'key',
        message: message(
          'The wiring of {0} is a list, and RHDH reads nothing of it: put "mountPoints:" or another of its parts above the items.',
          id,
        ),
      },
    ];
  }
  if (!isMapping(wiring)) return [];
  return Object.entries(wiring).flatMap(([key, value]): readonly Found[] => {
    if (itemFields.includes(key)) {
      return [
        {
          path: [...path, key],
          at: 'key',
          message: message(
            '"{0}" belongs to an item of a list, such as mountPoints: RHDH does not read it here.',
            key,
          ),
        },
      ];
    }
    if (!lists.includes(key) || Array.isArray(value) || value === null) return [];
    return [
      {
        path: [...path, key],
        at: 'key',
        message: message('"{0}" has to be a list: begin each of its items with "- ".', key),
      },
    ];
  });
}
