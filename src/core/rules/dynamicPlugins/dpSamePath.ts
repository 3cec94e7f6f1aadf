import type { EffectivePlugin } from '../../dynamicPlugins/merge.ts';
import { orchestratorRole } from '../../dynamicPlugins/orchestratorRole.ts';
import { pluginName } from '../../dynamicPlugins/resolvedName.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Two images that are unpacked to one place. */
export const dpSamePath: PluginListRule = {
  code: 'dp-same-path',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'Two images with one plugin path',
  why: `A plugin of an image is unpacked to a folder by the name of its \`!path\`. Where two images bring the same path, the later one
replaces the earlier, without a word, and both are fetched again at every start.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: oci://quay.io/acme/plugin:1.0!plugin
  - package: oci://ghcr.io/acme/plugin:1.1!plugin
`,
    good: `plugins:
  - package: oci://ghcr.io/acme/plugin:1.1!plugin
`,
  },
  judge(list) {
    const first = new Map<string, EffectivePlugin>();
    return list.merge.plugins.flatMap((one): readonly Found[] => {
      const path = one.off ? undefined : folderOf(one);
      if (path === undefined) return [];
      const earlier = first.get(path);
      if (earlier === undefined) first.set(path, one);
      const last = one.parts.at(-1);
      if (earlier === undefined || last === undefined || imageOf(earlier) === imageOf(one)) return [];
      return [
        {
          path: list.placeOf(last, 'package'),
          at: 'value',
          message: message(
            'This is unpacked to the folder "{0}", as {1} is: only the later one is there in the end. Keep one of the two.',
            path,
            earlier.text,
          ),
        },
      ];
    });
  },
};

function imageOf({ plugin }: EffectivePlugin): string | undefined {
  return plugin.kind === 'oci' ? plugin.image : undefined;
}

/** The images of the Orchestrator hold one plugin, by their own name. */
function folderOf({ plugin }: EffectivePlugin): string | undefined {
  if (plugin.kind !== 'oci') return undefined;
  return plugin.path ?? (orchestratorRole(plugin) === undefined ? undefined : pluginName(plugin));
}
