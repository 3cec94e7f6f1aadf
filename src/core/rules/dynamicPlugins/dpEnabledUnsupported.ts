import { isOff } from '../../dynamicPlugins/flags.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** `enabled` where nobody reads it yet. */
export const dpEnabledUnsupported: PluginListRule = {
  code: 'dp-enabled-unsupported',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'error',
  releases: ({ installer }) => !installer.enabledKey,
  title: 'This release does not know `enabled`',
  why: `\`enabled\` came with RHDH 2.0. Up to 1.10 neither the rhdh-operator nor the plugin installer reads it: they go by \`disabled\`
alone, and so \`enabled: false\` leaves a plugin switched on, and \`enabled: true\` does not switch one on that an included file
has off.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    enabled: false
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: true
`,
  },
  fix: 'Says the same by `disabled`.',
  judge(list) {
    return list.entries
      .filter(({ fields }) => 'enabled' in fields && !isSaidTwice(fields))
      .map((entry) => findingOf(entry, list));
  },
};

/** Written for old and new releases alike: both keys say the same. */
function isSaidTwice({ enabled, disabled }: ListEntry['fields']): boolean {
  return typeof enabled === 'boolean' && typeof disabled === 'boolean' && enabled !== disabled;
}

function findingOf(entry: ListEntry, list: PluginList): Found {
  const { line, installer } = list.release;
  const off = list.effective(entry)?.off ?? isOff(entry.fields, installer);
  const fix = fixFor(entry);
  return {
    path: ['plugins', entry.index, 'enabled'],
    at: 'key',
    message: off
      ? message(
          'RHDH {0} does not know "enabled": only "disabled" counts, and so this plugin is switched off.',
          line,
        )
      : message(
          'RHDH {0} does not know "enabled": only "disabled" counts, and so this plugin is switched on.',
          line,
        ),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Beside a `disabled` that says something else only the author knows which of the two is meant. */
function fixFor({ index, fields: { enabled, ...others } }: ListEntry): Fix | undefined {
  if (typeof enabled !== 'boolean' || 'disabled' in others) return undefined;
  const path = ['plugins', index, 'enabled'];
  return {
    kind: 'several',
    title: enabled ? message('Write "disabled: false"') : message('Write "disabled: true"'),
    changes: [
      { kind: 'renameKey', path, to: 'disabled' },
      { kind: 'replace', path, value: !enabled },
    ],
  };
}
