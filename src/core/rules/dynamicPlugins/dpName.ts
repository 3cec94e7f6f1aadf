import { isOff } from '../../dynamicPlugins/flags.ts';
import { inherits, parsePackage } from '../../dynamicPlugins/pluginPackage.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import { pluginName } from '../../dynamicPlugins/resolvedName.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import { message } from '../../message.ts';
import { editDistance } from '../../schema/nearest.ts';
import type { PluginListRule } from '../rule.ts';

/** A plugin whose name is nearly that of one of the Orchestrator's. */
export const dpName: PluginListRule = {
  code: 'dp-name',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'warning',
  releases: ({ installer }) => installer.inherit || installer.refScheme,
  title: 'A name that is nearly that of a plugin',
  why: `\`{{inherit}}\` and \`ref://\` find a plugin by its name in the included files. A name with a letter too many or too few is that of
no plugin, unless somebody has one of their own that is called so: the plugin installer stops and RHDH does not start.`,
  example: {
    release: '1.10',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-wigdets:{{inherit}}
    disabled: false
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}
    disabled: false
`,
  },
  fix: 'Writes the name of the plugin.',
  judge(list) {
    return list.entries.flatMap((entry) => {
      const name = sought(entry, list);
      const meant = name === undefined ? undefined : nearName(name, list);
      // What is known to be in no include is told for sure by other rules.
      if (name === undefined || meant === undefined || !list.mayBeIncluded(entry)) return [];
      const start = entry.text.lastIndexOf(name);
      const path = ['plugins', entry.index, 'package'];
      return [
        {
          path,
          at: 'value',
          span: [start, start + name.length],
          message: message(
            'No plugin is known by the name "{0}". The Orchestrator has one that is called "{1}": where that is meant, the plugin installer does not find it and stops.',
            name,
            meant,
          ),
          fix: {
            kind: 'replace',
            title: message('Change to "{0}"', meant),
            path,
            value: entry.text.slice(0, start) + meant + entry.text.slice(start + name.length),
          },
        },
      ];
    });
  },
};

/** The name by which the installer looks for a plugin, where it does. */
function sought({ plugin, fields }: ListEntry, { release: { installer } }: PluginList): string | undefined {
  const isSought = inherits(plugin) ? installer.inherit : plugin.kind === 'ref' && installer.refScheme;
  return isSought && !isOff(fields, installer) ? pluginName(plugin) : undefined;
}

/** Two slips of the finger; the names themselves differ by more. */
const fewSlips = 2;

function nearName(name: string, { release }: PluginList): string | undefined {
  const known = release.plugins.flatMap(({ package: text }) => pluginName(parsePackage(text)) ?? []);
  if (known.includes(name)) return undefined;
  return known.find(
    (one) => Math.abs(one.length - name.length) <= fewSlips && editDistance(one, name) <= fewSlips,
  );
}
