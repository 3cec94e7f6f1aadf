import { orchestratorRole } from '../../dynamicPlugins/orchestratorRole.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Change, Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { OrchestratorPlugin } from '../../release.ts';
import { escapedForHelm } from '../../dynamicPlugins/helmText.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** The Orchestrator as npm packages, for a release that brings it as images. */
export const dpNpmOnOci: PluginListRule = {
  code: 'dp-npm-on-oci',
  about: 'plugin-list',
  consumer: 'installer',
  // That the installer stops for want of integrity is told by the rule about integrity.
  effect: 'silent',
  severity: 'error',
  releases: ({ plugins }) => plugins.every(({ integrity }) => integrity === undefined),
  title: 'The Orchestrator as npm package where it is an image',
  why: `From RHDH 1.9 on the plugins of the Orchestrator are images, and no default list holds an npm package of them any more.
Without integrity the plugin installer stops; with it RHDH gets a plugin that was made for an older release, beside the image that
the lists of the release name.`,
  example: {
    release: '1.10',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "@redhat/backstage-plugin-orchestrator-form-widgets@1.8.2"
    disabled: true
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}"
    disabled: true
`,
  },
  fix: 'Writes the image of the release, and takes the integrity away.',
  judge(list) {
    const { entries, release } = list;
    return entries.flatMap((entry): readonly Found[] => {
      const role = entry.plugin.kind === 'npm' ? orchestratorRole(entry.plugin) : undefined;
      const shipped = release.plugins.find((one) => one.role === role);
      if (shipped === undefined) return [];
      const fix = fixFor(entry, shipped, list);
      return [
        {
          path: ['plugins', entry.index, 'package'],
          at: 'value',
          message: message(
            'RHDH {0} brings this plugin as {1}, not as an npm package.',
            release.line,
            shipped.package,
          ),
          ...(fix === undefined ? {} : { fix }),
        },
      ];
    });
  },
};

/** Where another entry names the same plugin already, two would stand for it. */
function fixFor(
  { index, fields, text }: ListEntry,
  { package: image, role }: OrchestratorPlugin,
  { entries, container }: PluginList,
): Fix | undefined {
  if (entries.some((other) => other.text !== text && orchestratorRole(other.plugin) === role))
    return undefined;
  const changes: readonly Change[] = [
    {
      kind: 'replace',
      path: ['plugins', index, 'package'],
      value: container === 'values' ? escapedForHelm(image) : image,
    },
    ...('integrity' in fields ? [{ kind: 'remove', path: ['plugins', index, 'integrity'] } as const] : []),
  ];
  return { kind: 'several', title: message('Write {0}', image), changes };
}
