import { shippedAs } from '../../dynamicPlugins/orchestratorRole.ts';
import { isOff } from '../../dynamicPlugins/flags.ts';
import { inherits } from '../../dynamicPlugins/pluginPackage.ts';
import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';
import { shippedFix } from './shippedFix.ts';

/** `{{inherit}}` for an installer that does not know it. */
export const dpInheritVersion: PluginListRule = {
  code: 'dp-inherit-version',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => !installer.inherit,
  title: '`{{inherit}}` before RHDH 1.9',
  why: `From RHDH 1.9 on \`{{inherit}}\` stands for the version that an included file gives the image. Earlier installers take it for
a tag, which no registry has: they stop, and RHDH does not start. A switched-off entry does nothing.`,
  example: {
    release: '1.8',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}
    disabled: false
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12"
    disabled: false
`,
  },
  fix: 'Writes the npm package of the release for a plugin of the Orchestrator.',
  judge(list) {
    const { entries, release } = list;
    return entries
      .filter(({ plugin }) => inherits(plugin))
      .map((entry) => {
        const off = list.effective(entry)?.off ?? isOff(entry.fields, release.installer);
        const fix = shippedFix(entry, shippedAs(entry.plugin, release));
        return {
          ...(off ? ({ severity: 'warning', effect: 'silent' } as const) : {}),
          path: ['plugins', entry.index, 'package'],
          at: 'value' as const,
          message: off
            ? message(
                'The plugin installer of RHDH {0} does not know "{{inherit}}": this entry switches nothing off.',
                release.line,
              )
            : message(
                'The plugin installer of RHDH {0} takes "{{inherit}}" for a tag, finds none and stops: RHDH does not start.',
                release.line,
              ),
          ...(fix === undefined ? {} : { fix }),
        };
      });
  },
};
