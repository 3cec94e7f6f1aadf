import { message, type Message } from '../../message.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A `ref://` whose plugin no include has. */
export const dpRefUnresolved: PluginListRule = {
  code: 'dp-ref-unresolved',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => installer.refScheme,
  title: '`ref://` names a plugin that nobody includes',
  why: `\`ref://name\` is the plugin of that name in an included file: the last part of its image or folder. The plugin installer stops
where none has it, for a switched-off entry, too, and RHDH does not start.`,
  example: {
    release: '2.0',
    bad: `includes: []
plugins:
  - package: ref://red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets
    enabled: true
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: ref://red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets
    enabled: true
`,
  },
  judge(list) {
    return [...list.merge.unresolved].flatMap(([entry, why]): readonly Found[] => {
      if (why !== 'refNothing') return [];
      const name = entry.plugin.kind === 'ref' ? entry.plugin.name : '';
      if (name !== '' && list.mayBeIncluded(entry)) return [];
      const isSure = list.target !== undefined || list.includes.length > 0 || name === '';
      return [
        {
          ...(isSure ? {} : ({ severity: 'hint' } as const)),
          path: list.placeOf(entry, 'package'),
          at: 'value',
          message: say(name, entry, list),
        },
      ];
    });
  },
};

function say(name: string, { text }: Written, { includes }: PluginList): Message {
  if (name === '') return message('"ref://" is followed by the name of a plugin.');
  return includes.length === 0
    ? message(
        '"{0}" names a plugin of an included file, and nothing is included: include dynamic-plugins.default.yaml.',
        text,
      )
    : message(
        'No included file has a plugin with the name "{0}": the plugin installer stops there and RHDH does not start.',
        name,
      );
}
