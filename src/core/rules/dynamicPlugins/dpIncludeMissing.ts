import { defaultInclude } from '../../dynamicPlugins/included.ts';
import { field } from '../../field.ts';
import { message } from '../../message.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A file that should be included and is not, or that is not there. */
export const dpIncludeMissing: PluginListRule = {
  code: 'dp-include-missing',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'The default plugins are not included, or an included file is missing',
  why: `The plugins of the image come with \`includes: [dynamic-plugins.default.yaml]\`. In a ConfigMap for RHDH 1.7, and wherever no
rhdh-operator adds it, a list without it installs nothing but its own entries, and these inherit nothing. At the name of a file that does
not exist the plugin installer only warns: whatever that file should hold is missing.`,
  example: {
    release: '1.7',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
        disabled: false
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
        disabled: false
`,
  },
  fix: 'Adds the default file.',
  judge(list) {
    return [...missingFiles(list), ...missingDefault(list)];
  },
};

function missingFiles(list: PluginList): readonly Found[] {
  return list.includes
    .filter(({ name, file }) => file.kind === 'missing' && name !== '')
    .map(({ name }) => ({
      path: list.placeOf({ origin: { from: 'include', name } }),
      at: 'value',
      message: message('{0} does not exist: the plugin installer goes on without it.', name),
    }));
}

/** An empty list of includes is meant; a plain file may be one that others include. */
function missingDefault({
  container,
  byOperator,
  precededBy,
  value,
  entries,
  release,
}: PluginList): readonly Found[] {
  if (container !== 'configMap' || byOperator || precededBy > 0 || entries.length === 0) return [];
  if (field(value, 'includes') !== undefined) return [];
  return [
    {
      severity: release.defaults.includesRequired ? 'error' : 'hint',
      path: ['plugins'],
      at: 'key',
      message: message(
        'Nothing is included here: RHDH {0} starts without any of its default plugins. Include {1}.',
        release.line,
        defaultInclude,
      ),
      fix: {
        kind: 'set',
        title: message('Include {0}', defaultInclude),
        path: [],
        key: 'includes',
        value: [defaultInclude],
      },
    },
  ];
}
