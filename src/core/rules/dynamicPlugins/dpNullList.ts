import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** `plugins:` or `includes:` without anything behind it. */
export const dpNullList: PluginListRule = {
  code: 'dp-null-list',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => installer.nullLists === 'error',
  title: '`plugins` or `includes` without a value',
  why: `A key with nothing behind it has the value null. Up to RHDH 1.10 the plugin installer takes nothing but a list there and
stops; \`[]\` is an empty list. The installer of 2.x reads null as an empty list, and so does the rhdh-operator where it merges.`,
  example: {
    release: '1.10',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins: []
`,
  },
  fix: 'Writes an empty list.',
  judge({ misshapen, rewritten }) {
    if (rewritten) return [];
    return misshapen
      .filter(({ what, value }) => (what === 'plugins' || what === 'includes') && value === null)
      .map(({ what, path }) => ({
        path,
        at: 'key' as const,
        message: message(
          'Nothing stands behind "{0}", and the plugin installer takes nothing but a list: write "[]" for an empty one.',
          what,
        ),
        fix: { kind: 'replace', title: message('Write an empty list'), path, value: [] } as const,
      }));
  },
};
