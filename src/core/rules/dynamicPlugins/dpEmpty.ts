import { isEmptyList } from '../../dynamicPlugins/form.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** The installer finds no list at all, and is content. */
export const dpEmpty: PluginListRule = {
  code: 'dp-empty',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A file without a plugin list',
  why: `With an empty file, or with a whole Kubernetes object where the list itself belongs, the plugin installer ends well and installs
nothing: not even the default plugins of the image, which come with \`includes\`. Of a ConfigMap the installer is to find the text
below its key \`dynamic-plugins.yaml\`, not the manifest.`,
  example: {
    release: '1.10',
    bad: `---
# Plugins to come
`,
    good: `---
# Plugins to come
includes:
  - dynamic-plugins.default.yaml
`,
  },
  judge({ value, release: { installer }, container }): readonly Found[] {
    if (container !== 'file') return [];
    if (isEmptyList(value, installer)) {
      return [
        {
          // Whoever has just made the file knows that it is empty.
          severity: 'info',
          path: [],
          at: 'value',
          message: message('This file is empty: no plugin is installed, and none of the default ones.'),
        },
      ];
    }
    const isObject = isMapping(value) && 'apiVersion' in value && 'kind' in value && !('plugins' in value);
    if (!isObject) return [];
    return [
      {
        path: ['kind'],
        at: 'value',
        message: message(
          'The plugin installer wants the list itself, not the object around it: it finds no plugins here and installs none.',
        ),
      },
    ];
  },
};
