import { isOff } from '../../dynamicPlugins/flags.ts';
import { shippedAs } from '../../dynamicPlugins/orchestratorRole.ts';
import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';
import { shippedFix } from './shippedFix.ts';

/** `ref://` for an installer that does not know it. */
export const dpRefScheme: PluginListRule = {
  code: 'dp-ref-scheme',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => !installer.refScheme,
  title: '`ref://` before RHDH 2.0',
  why: `From RHDH 2.0 on \`ref://name\` stands for the plugin of that name in the included files. Earlier installers take it for an npm
package and stop, since it has no integrity: RHDH does not start. A switched-off entry does nothing.`,
  example: {
    release: '1.10',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: ref://red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets
    disabled: false
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}
    disabled: false
`,
  },
  fix: 'Writes the package of the release for a plugin of the Orchestrator.',
  judge(list) {
    const { entries, release } = list;
    return entries
      .filter(({ plugin }) => plugin.kind === 'ref')
      .map((entry) => {
        const off = list.effective(entry)?.off ?? isOff(entry.fields, release.installer);
        const fix = shippedFix(entry, shippedAs(entry.plugin, release));
        return {
          ...(off ? ({ severity: 'warning', effect: 'silent' } as const) : {}),
          path: ['plugins', entry.index, 'package'],
          at: 'value' as const,
          message: off
            ? message(
                'The plugin installer of RHDH {0} does not know "ref://": this entry switches nothing off.',
                release.line,
              )
            : message(
                'The plugin installer of RHDH {0} takes "ref://" for an npm package, misses its integrity and stops: RHDH does not start.',
                release.line,
              ),
          ...(fix === undefined ? {} : { fix }),
        };
      });
  },
};
