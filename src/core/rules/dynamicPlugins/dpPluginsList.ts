import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { PluginListRule } from '../rule.ts';
import { readerOf } from './reader.ts';

/** `plugins` holds something else than a list. */
export const dpPluginsList: PluginListRule = {
  code: 'dp-plugins-list',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: '`plugins` is no list',
  why: `Every plugin is an item of the list \`plugins\`, with a dash in front of its first field. The plugin installer stops at
anything else and RHDH does not start.`,
  example: {
    release: '1.10',
    bad: `plugins:
  package: ./dynamic-plugins/dist/backstage-plugin-techdocs
  disabled: true
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
  },
  judge(list) {
    return list.misshapen
      .filter(({ what, value }) => what === 'plugins' && value !== null)
      .map(({ path, value }) => ({
        ...readerOf(list),
        path,
        at: isMapping(value) ? ('key' as const) : ('value' as const),
        message: isMapping(value)
          ? message('"plugins" takes a list: put a dash in front of the first field of each plugin.')
          : message('"plugins" takes a list of plugins.'),
      }));
  },
};
