import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { PluginListRule } from '../rule.ts';

/** Fields of an entry; no part of Backstage has a configuration of such a name. */
const entryFields: readonly string[] = [
  'package',
  'pluginConfig',
  'integrity',
  'disabled',
  'enabled',
  'pullPolicy',
  'forceDownload',
];

/** Fields of an entry that slipped into the configuration of its plugin. */
export const dpNestedConfig: PluginListRule = {
  code: 'dp-nested-config',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A field of the entry stands in its pluginConfig',
  why: `What stands below \`pluginConfig\` becomes part of the app-config of Backstage. A field of the entry that is indented too far is
no field of the entry any more: the plugin is not switched off, has no integrity, or its configuration lies one level too deep where
nobody looks for it.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      techdocs:
        builder: local
      disabled: true
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      techdocs:
        builder: local
    disabled: true
`,
  },
  judge({ entries }) {
    return entries.flatMap(({ index, fields }) => {
      const { pluginConfig } = fields;
      if (!isMapping(pluginConfig)) return [];
      return entryFields
        .filter((field) => field in pluginConfig)
        .map((field) => ({
          path: ['plugins', index, 'pluginConfig', field],
          at: 'key' as const,
          message:
            field === 'pluginConfig'
              ? message(
                  'A "pluginConfig" inside "pluginConfig": nobody reads what stands below it. Keep one of them.',
                )
              : message('"{0}" belongs to the entry, one level further out: nobody reads it here.', field),
        }));
    });
  },
};
