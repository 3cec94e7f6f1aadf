import { hasGap } from '../../dynamicPlugins/gap.ts';
import { integrityFlaw, needsIntegrity, type IntegrityFlaw } from '../../dynamicPlugins/integrity.ts';
import { shippedAs } from '../../dynamicPlugins/orchestratorRole.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** An integrity that no archive can have. */
export const dpIntegrityFormat: PluginListRule = {
  code: 'dp-integrity-format',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An integrity that no package can have',
  why: `\`integrity\` is \`sha512-\` (or \`sha384-\`, \`sha256-\`) and the hash of the archive in base64, as npm shows it:
64, 48 or 32 bytes, so that \`sha512\` has 88 characters and ends with \`==\`. With anything else the plugin installer stops and
RHDH does not start. Switched-off plugins, images and folders of the image are not compared with it.`,
  example: {
    release: '1.8',
    bad: `plugins:
  - package: '@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12'
    integrity: sha512-Qvab3B/O6ZuJbTdq4TDlTKIw5cw4Fty
`,
    good: `plugins:
  - package: '@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12'
    integrity: sha512-Kw8YCqzxwChfpODU1q8IltAK8+TJ94e8qjBvT5TDQLPdUQBYdj8gLhLQF0rtZMR3b+lYlnsKkf67RMC0xRGJsw==
`,
  },
  fix: 'Writes the integrity of the release for the packages of the Orchestrator.',
  judge(list) {
    return list.merge.plugins.flatMap((plugin): readonly Found[] => {
      const { fields } = plugin;
      if (plugin.off || !needsIntegrity(plugin.plugin, list.release.installer)) return [];
      if (!('integrity' in fields) || hasGap(plugin.text)) return [];
      const flaw = integrityFlaw(fields['integrity']);
      const writer = plugin.parts.findLast((part) => 'integrity' in part.fields);
      if (flaw === undefined || writer === undefined) return [];
      const fix = corrected(writer, list);
      return [
        {
          path: list.placeOf(writer, 'integrity'),
          at: 'value',
          message: says[flaw],
          ...(fix === undefined ? {} : { fix }),
        },
      ];
    });
  },
};

const says: Readonly<Record<IntegrityFlaw, Message>> = {
  empty: message(
    'The integrity is empty: write that of the package, as npm shows it. The plugin installer stops there and RHDH does not start.',
  ),
  noText: message('An integrity is a text such as "sha512-…": the plugin installer stops there.'),
  form: message(
    'An integrity is an algorithm, one dash and a hash, such as "sha512-…": the plugin installer stops there.',
  ),
  algorithm: message(
    'The algorithm of an integrity is sha512, sha384 or sha256: the plugin installer stops there.',
  ),
  base64: message(
    'The hash of an integrity is base64 with its "=" at the end: the plugin installer stops there.',
  ),
  length: message(
    'This hash has not the length of its algorithm, so that no package can match it: the plugin installer stops there.',
  ),
};

function corrected({ origin, plugin, text }: Written, { release }: PluginList): Fix | undefined {
  const shipped = shippedAs(plugin, release);
  if (origin.from !== 'list' || shipped?.integrity === undefined || shipped.package !== text)
    return undefined;
  return {
    kind: 'set',
    title: message('Write the integrity of {0}', release.line),
    path: ['plugins', origin.index],
    key: 'integrity',
    value: shipped.integrity,
  };
}
