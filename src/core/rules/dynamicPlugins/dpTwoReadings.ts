import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** A value that one generation of the installers reads as text and the other as something else. */
export const dpTwoReadings: PluginListRule = {
  code: 'dp-two-readings',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A value that RHDH 2.0 reads differently',
  why: `Up to RHDH 1.10 the plugin installer reads YAML 1.1: \`yes\`, \`on\` and \`off\` are booleans, \`010\` is 8, \`12:30\` is a number of
seconds. That of 2.x reads YAML 1.2, where they are texts, or 10, while \`1e3\` becomes a number. In a \`pluginConfig\` the app-config gets what was
read. With quotes, or \`true\` and \`false\`, there is one reading.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      techdocs:
        enabled: yes
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      techdocs:
        enabled: true
`,
  },
  judge(list) {
    if (list.rewritten) return [];
    return list
      .oddities()
      .filter(
        ({ what, path }) => what === 'twoReadings' && path[0] === 'plugins' && path[2] === 'pluginConfig',
      )
      .map(({ path }) => ({
        path,
        at: 'value' as const,
        message: message(
          'The plugin installers up to RHDH 1.10 and from 2.0 on read this differently: put it in quotes, or write the value that is meant.',
        ),
      }));
  },
};
