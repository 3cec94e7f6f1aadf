import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';
import { readerOf } from './reader.ts';

/** `includes` holds something else than a list of names. */
export const dpIncludesList: PluginListRule = {
  code: 'dp-includes-list',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: '`includes` is no list of file names',
  why: `Files to include are texts in a list, relative to the file itself. The plugin installer stops at anything else and RHDH
does not start.`,
  example: {
    release: '1.10',
    bad: `includes: dynamic-plugins.default.yaml
plugins: []
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins: []
`,
  },
  judge(list) {
    return list.misshapen.flatMap(({ what, path, value }): readonly Found[] => {
      if (what === 'includes' && value !== null) {
        return [
          {
            ...readerOf(list),
            path,
            at: 'value',
            message: message('"includes" takes a list of file names.'),
          },
        ];
      }
      if (what !== 'includeName') return [];
      const say =
        value === ''
          ? message('This name is empty: write the name of a file, or remove the item.')
          : message('An include is the name of a file, as text.');
      return [{ ...readerOf(list), path, at: 'value', message: say }];
    });
  },
};
