import { orchestratorRole } from '../../dynamicPlugins/orchestratorRole.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { OrchestratorPlugin } from '../../release.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A package of the Orchestrator in a version that another release brings. */
export const dpVersionMismatch: PluginListRule = {
  code: 'dp-version-mismatch',
  about: 'plugin-list',
  consumer: 'installer',
  // That the installer stops for want of integrity is told by the rule about integrity.
  effect: 'silent',
  severity: 'error',
  releases: ({ plugins }) => plugins.some(({ integrity }) => integrity !== undefined),
  title: 'The Orchestrator in the version of another release',
  why: `Up to RHDH 1.8 an entry takes integrity and pluginConfig from the default list only if name *and* version of the package are
the same, and each patch release lists one version. Another one is a plugin of its own: without integrity the installer stops, with
it the default entry stays beside it, and RHDH gets a plugin that was not made for it.`,
  example: {
    release: '1.8.7',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "@redhat/backstage-plugin-orchestrator-form-widgets@1.8.2"
    disabled: true
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12"
    disabled: true
    integrity: sha512-Kw8YCqzxwChfpODU1q8IltAK8+TJ94e8qjBvT5TDQLPdUQBYdj8gLhLQF0rtZMR3b+lYlnsKkf67RMC0xRGJsw==
`,
  },
  fix: 'Writes version and integrity of the release.',
  judge({ entries, release }) {
    return entries.flatMap((entry): readonly Found[] => {
      const { plugin, index } = entry;
      const role = plugin.kind === 'npm' ? orchestratorRole(plugin) : undefined;
      const shipped = release.plugins.find((one) => one.role === role);
      if (plugin.kind !== 'npm' || shipped?.version === undefined || plugin.version === shipped.version)
        return [];
      return [
        {
          path: ['plugins', index, 'package'],
          at: 'value',
          message:
            plugin.version === undefined
              ? message(
                  'RHDH {0} brings this plugin as {1}: write the version.',
                  release.version,
                  shipped.package,
                )
              : message(
                  'RHDH {0} brings version {1} of this plugin, not {2}.',
                  release.version,
                  shipped.version,
                  plugin.version,
                ),
          fix: fixFor(entry, shipped),
        },
      ];
    });
  },
};

function fixFor({ index }: ListEntry, { package: text, version = '', integrity }: OrchestratorPlugin): Fix {
  return {
    kind: 'several',
    title: message('Write version {0}', version),
    changes: [
      { kind: 'replace', path: ['plugins', index, 'package'], value: text },
      { kind: 'set', path: ['plugins', index], key: 'integrity', value: integrity, after: 'disabled' },
    ],
  };
}
