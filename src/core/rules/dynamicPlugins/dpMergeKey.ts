import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** `<<` for a reader that does not merge. */
export const dpMergeKey: PluginListRule = {
  code: 'dp-merge-key',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'error',
  releases: ({ installer }) => installer.mergeKeys === 'ignored',
  title: 'A merge key `<<` that is not applied',
  why: `The plugin installer of RHDH 2.x reads YAML 1.2, where \`<<\` is a key like any other: what it is meant to bring along, such as
\`disabled: true\`, is missing without a word. The earlier installers apply it, and so does the rhdh-operator where it merges.`,
  example: {
    release: '2.0',
    bad: `includes:
  - &file dynamic-plugins.default.yaml
plugins:
  - <<: {disabled: true}
    package: ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
    good: `includes:
  - &file dynamic-plugins.default.yaml
plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
  },
  judge(list) {
    if (list.rewritten) return [];
    return list
      .oddities()
      .filter(({ what }) => what === 'mergeKey')
      .map(({ path }) => ({
        path,
        at: 'key' as const,
        message: message(
          'The plugin installer of RHDH {0} does not apply "<<": write the fields themselves.',
          list.release.line,
        ),
      }));
  },
};
