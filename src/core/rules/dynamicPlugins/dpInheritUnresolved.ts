import { inherits } from '../../dynamicPlugins/pluginPackage.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Unresolved } from '../../dynamicPlugins/merge.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import type { Severity } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** An image whose version, or whose plugin, is to come from an include that does not tell it. */
export const dpInheritUnresolved: PluginListRule = {
  code: 'dp-inherit-unresolved',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => installer.inherit,
  title: '`{{inherit}}` finds nothing to inherit',
  why: `\`{{inherit}}\` takes the version from the entry of an included file for the same registry, path and plugin. Without such an
entry, or with several of them and no \`!path\`, the plugin installer stops and RHDH does not start; so it does for an image without
\`!path\` of which several plugins are listed. An include cannot inherit itself.`,
  example: {
    release: '1.10',
    bad: `includes: []
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}
    disabled: false
`,
    good: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}
    disabled: false
`,
  },
  judge(list) {
    return [...list.merge.unresolved].flatMap(([entry, why]): readonly Found[] => {
      if (why === 'refNothing') return [];
      // With a file nobody could look into there may be the entry, or the only one.
      if (why === 'inheritNothing' && list.mayBeIncluded(entry)) return [];
      return [
        {
          ...severityOf(entry, list),
          path: list.placeOf(entry, 'package'),
          at: 'value',
          message: say(entry, why, list),
        },
      ];
    });
  },
};

/**
 * Without a target, a file that includes nothing may be one that others include, or that the operator merges; and a catalog
 * index of one's own may name the images of another registry.
 */
function severityOf(
  entry: Written,
  { target, includes, release }: PluginList,
): { readonly severity?: Severity } {
  if (!inherits(entry.plugin)) return {};
  if (target === undefined && includes.length === 0) return { severity: 'hint' };
  const isInferred = includes.some(({ file }) => file.kind === 'partly');
  return isInferred && release.defaults.imageDefault === 'catalogIndex' ? { severity: 'warning' } : {};
}

function say(
  { text, origin }: Written,
  why: Exclude<Unresolved, 'refNothing'>,
  { includes }: PluginList,
): Message {
  if (why !== 'inheritNothing') {
    return message(
      'Several plugins of this image are listed: write "!" and the path of the one you mean behind "{0}".',
      text,
    );
  }
  if (origin.from === 'include') {
    return message(
      '{0} holds "{1}", and an included file has nothing to inherit from: the plugin installer stops.',
      origin.name,
      text,
    );
  }
  return includes.length === 0
    ? message('"{0}" has nothing to inherit its version from: include dynamic-plugins.default.yaml.', text)
    : message(
        'No included file lists the image of "{0}": write its version, or include the file that has it.',
        text,
      );
}
