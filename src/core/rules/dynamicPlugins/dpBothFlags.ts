import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** `enabled` and `disabled` in one entry. */
export const dpBothFlags: PluginListRule = {
  code: 'dp-both-flags',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: ({ installer }) => installer.enabledKey,
  title: 'An entry with both `enabled` and `disabled`',
  why: `The installer of RHDH 2.x takes \`enabled\` where both stand in an entry for a new plugin. Over an included entry each of them takes
the other away: what is left is no switch at all, and the plugin is on, even with \`enabled: false\` and \`disabled: true\`.`,
  example: {
    release: '2.0',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    enabled: true
    disabled: true
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    enabled: true
`,
  },
  fix: 'Removes `disabled`, which nobody asks.',
  judge(list) {
    return list.entries.flatMap((entry): readonly Found[] => {
      const { enabled, disabled } = entry.fields;
      if (typeof enabled !== 'boolean' || typeof disabled !== 'boolean') return [];
      const agree = enabled !== disabled;
      const overIncluded = isOverIncluded(entry, list);
      if (agree && (enabled || !overIncluded)) return [];
      return [
        {
          ...(overIncluded ? ({ severity: 'error' } as const) : {}),
          path: ['plugins', entry.index, 'disabled'],
          at: 'key',
          message: overIncluded
            ? message(
                'Over an included entry, "enabled" and "disabled" take each other away: this plugin is on. Keep "enabled" alone.',
              )
            : message(
                '"enabled" and "disabled" say opposite things: the plugin installer takes "enabled". Keep that one alone.',
              ),
          ...(agree || !overIncluded ? { fix: withoutDisabled(entry) } : {}),
        },
      ];
    });
  },
};

function withoutDisabled({ index }: ListEntry): Fix {
  return { kind: 'remove', title: message('Remove "disabled"'), path: ['plugins', index, 'disabled'] };
}

function isOverIncluded(entry: ListEntry, list: PluginList): boolean {
  if (list.release.installer.bothFlagsOverIncluded !== 'on') return false;
  const parts = list.effective(entry)?.parts ?? [];
  return parts.some(({ origin }) => origin.from !== 'list');
}
