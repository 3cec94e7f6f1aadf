import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** `disabled: false` over an entry that the operator's own lists have off. */
export const dpDisabledNoop: PluginListRule = {
  code: 'dp-disabled-noop',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: ({ merge }) => !merge.disabledFalseEnables,
  title: '`disabled: false` does not switch this plugin on',
  why: `From RHDH 2.0 on the operator takes \`disabled: false\` over an entry of its own that is off for nothing said: the plugin stays
off. Only \`enabled: true\` switches it on. Over the entries of an included file, which the plugin installer merges, both do.`,
  fix: 'Writes `enabled: true`.',
  judge(list) {
    if (!list.byOperator) return [];
    return list.entries.flatMap((entry): readonly Found[] => {
      const { fields, index } = entry;
      if (fields['disabled'] !== false || 'enabled' in fields) return [];
      const effective = list.effective(entry);
      if (effective?.off !== true) return [];
      const path = ['plugins', index, 'disabled'];
      return [
        {
          path,
          at: 'key',
          message: message(
            'The RHDH operator has this plugin off, and "disabled: false" does not change that: write "enabled: true".',
          ),
          fix: {
            kind: 'several',
            title: message('Write "enabled: true"'),
            changes: [
              { kind: 'renameKey', path, to: 'enabled' },
              { kind: 'replace', path, value: true },
            ],
          },
        },
      ];
    });
  },
};
