import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';
import { readerOf } from './reader.ts';

/** The document is no mapping. */
export const dpRoot: PluginListRule = {
  code: 'dp-root',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A plugin list is no mapping',
  why: `The file holds a mapping with \`plugins\` and, mostly, \`includes\`. The plugin installer stops at anything else, as at a list
of plugins without the key \`plugins\` above it, and RHDH does not start.`,
  example: {
    release: '1.10',
    bad: `- package: ./dynamic-plugins/dist/backstage-plugin-techdocs
  disabled: true
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
  },
  judge(list) {
    return list.misshapen.flatMap(({ what, path }) =>
      what === 'root'
        ? [
            {
              ...readerOf(list),
              path,
              at: 'value' as const,
              message: message('A plugin list is a mapping: write "plugins:" above its entries.'),
            },
          ]
        : [],
    );
  },
};
